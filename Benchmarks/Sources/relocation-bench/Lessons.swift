/// What `fit-relocation` fits on: the traits of each question's candidates, in one of the two rounds.
struct Lessons {
    enum Round: String {
        /// Every candidate by itself.
        case alone
        /// The shortlist, among the others as the first round placed them.
        case together
    }

    let relocation: Relocation
    let round: Round
    let file: TraitsFile

    func write(_ site: Site) throws {
        let all = site.offered(0, isRemoved: false)
        let whole = Lesson(site, all, relocation)
        for pair in site.pairs.indices {
            try write(site, pair, "present", whole, all)
            let offered = site.offered(pair, isRemoved: true)
            try write(site, pair, "removed", Lesson(site, offered, relocation), offered)
        }
    }

    /// One page with the first round's answers.
    private struct Lesson {
        let scene: RelocationScene
        let first: RelocationScene.Ranking

        init(_ site: Site, _ offered: [Int], _ relocation: Relocation) {
            scene = RelocationScene(
                site.pairs.map(\.old.described), offered.map { site.candidates[$0].described }, relocation.weights,
                relocation.shortlist)
            first = scene.assigned(scene.alone())
        }
    }

    private func write(
        _ site: Site, _ pair: Int, _ variant: String, _ lesson: Lesson, _ offered: [Int]
    ) throws {
        let company = Company(lesson.scene, pair, round == .alone ? [] : lesson.first.choices)
        let places =
            round == .alone
            ? Array(offered.indices)
            : lesson.first.candidates[pair].prefix(relocation.shortlist).map(\.index)
        let rows = places.map {
            var values: [Float] = []
            lesson.scene.measure(pair, $0, company, into: &values)
            return values
        }
        let question = TraitsFile.Question(
            site: site.site, pair: pair, variant: variant, company: company.total,
            hasText: lesson.scene.hasText[pair], candidates: places.map { site.candidates[offered[$0]].xpath })
        try file.write(question, rows)
    }
}
