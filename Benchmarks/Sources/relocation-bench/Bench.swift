import Foundation

/// The predictions for all sites, and the time they took.
struct Bench {
    let relocation: Relocation
    /// Processor time in milliseconds: the machine may have other work.
    private var time = 0.0
    private var elements = 0
    private var comparisons = 0

    init(relocation: Relocation) { self.relocation = relocation }

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
        let before = clock()
        let found = relocation.find(old, on: candidates)
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
    }

    /// One line of JSON: what one element took, with its share of making the page ready and of the whole map.
    func reportTime() {
        let candidates = Double(comparisons) / Double(max(elements, 1))
        let each = time / Double(max(elements, 1))
        let line =
            "{\"elements\":\(elements),\"candidates_mean\":\(Int(candidates)),\"ms_per_element\":\(round(each)),"
            + "\"ms_per_element_at_600\":\(round(each * 600 / max(candidates, 1)))}\n"
        FileHandle.standardError.write(Data(line.utf8))
    }

    private func round(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// A line of what score.py reads.
struct Prediction: Encodable {
    let site: String
    let pair: Int
    let variant: String
    let xpath: String?
    let confidence: Double
}
