import Foundation

/// The run over all sites.
struct Bench {
    let relocation: Relocation
    let alone: TraitsFile?
    let together: TraitsFile?
    /// Processor time in milliseconds: the machine may have other work.
    private var time = 0.0
    private var elements = 0
    private var comparisons = 0

    init(relocation: Relocation, alone: TraitsFile?, together: TraitsFile?) {
        self.relocation = relocation
        self.alone = alone
        self.together = together
    }

    mutating func run(_ site: Site) throws {
        let old = site.pairs.map(\.old.described)
        let page = site.candidates.map(\.described)
        // With all candidates the question is the same for every pair of a site, and asked once.
        let whole = find(old, page, site.offered(0, isRemoved: false))
        for pair in old.indices {
            try answer(site, pair, "present", whole[pair], site.offered(pair, isRemoved: false))
            let offered = site.offered(pair, isRemoved: true)
            try answer(site, pair, "removed", find(old, page, offered)[pair], offered)
        }
    }

    private mutating func find(
        _ old: [DescribedElement], _ page: [DescribedElement], _ offered: [Int]
    ) -> [Relocated] {
        let candidates = offered.map { page[$0] }
        var found: [Relocated] = []
        let before = clock()
        found = relocation.find(old, on: candidates)
        time += Double(clock() - before) / Double(CLOCKS_PER_SEC) * 1000
        elements += old.count
        comparisons += old.count * candidates.count
        return found
    }

    private func answer(
        _ site: Site, _ pair: Int, _ variant: String, _ found: Relocated, _ offered: [Int]
    ) throws {
        let prediction = Prediction(
            site: site.site, pair: pair, variant: variant,
            xpath: found.index.map { site.candidates[offered[$0]].xpath }, confidence: found.confidence)
        FileHandle.standardOutput.write(try JSONEncoder().encode(prediction) + Data([0x0a]))
        try write(site, pair, variant, offered)
    }

    private func write(_ site: Site, _ pair: Int, _ variant: String, _ offered: [Int]) throws {
        guard alone != nil || together != nil else { return }
        let old = site.pairs.map(\.old.described)
        let page = offered.map { site.candidates[$0].described }
        let scene = RelocationScene(old, page, relocation.weights, relocation.shortlist)
        let first = scene.assigned(scene.alone())
        func question(_ company: Float, _ candidates: [Int]) -> TraitsFile.Question {
            TraitsFile.Question(
                site: site.site, pair: pair, variant: variant, company: company, hasText: scene.hasText[pair],
                candidates: candidates.map { site.candidates[offered[$0]].xpath })
        }
        func rows(_ candidates: [Int], _ company: Company) -> [[Float]] {
            candidates.map {
                var values: [Float] = []
                scene.measure(pair, $0, company, into: &values)
                return values
            }
        }
        try alone?.write(question(0, Array(page.indices)), rows(Array(page.indices), Company(scene, pair, [])))
        let company = Company(scene, pair, first.choices)
        let short = first.candidates[pair].prefix(relocation.shortlist).map(\.index)
        try together?.write(question(company.total, short), rows(short, company))
    }

    /// One line of JSON: what one element took, with all of the page made ready for it and its share of the whole map.
    func reportTime() {
        let candidates = Double(comparisons) / Double(max(elements, 1))
        let each = time / Double(max(elements, 1))
        let line =
            "{\"elements\":\(elements),\"candidates_mean\":\(Int(candidates)),\"ms_per_element\":\(round(each)),"
            + "\"ms_per_element_at_600\":\(round(each * 600 / candidates))}\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    private func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
