import Foundation

/// One relocation: the old elements, the page and every number about their pairs.
struct RelocationScene {
    /// A candidate of one old element with its score above the bar: likelier than no answer where positive.
    struct Candidate {
        let index: Int
        var score: Float
    }

    /// What one old element was given.
    struct Choice {
        /// The place on the page; nil where every candidate went to others or is as good as none.
        let index: Int?
        /// Its likelihood.
        let confidence: Float
        let margin: Float
    }

    /// A row of candidates for each old element, the best first.
    struct Ranking {
        var candidates: [[Candidate]]
        var choices: [Choice] = []
    }

    let old: [ElementTraits]
    let page: [ElementTraits]
    let hasText: [Bool]
    let weights: RelocationWeights
    let shortlist: Int
    let vetoes: Vetoes

    init(_ old: [DescribedElement], _ page: [DescribedElement], _ weights: RelocationWeights, _ shortlist: Int) {
        let rarity = WordRarity(page)
        self.old = old.map { ElementTraits($0, rarity) }
        self.page = page.map { ElementTraits($0, rarity) }
        hasText = self.old.map { !$0.words.isEmpty }
        self.weights = weights
        self.shortlist = shortlist
        vetoes = Vetoes(old, page)
    }
}

extension RelocationScene {
    /// Every pair by itself.
    func alone() -> Ranking {
        Ranking(candidates: old.indices.map(best))
    }

    private func best(_ row: Int) -> [Candidate] {
        let likeness = Likeness(neutral: weights.neutral)
        let bar = weights.ownBar.height(company: 0, hasText: hasText[row])
        var values = [Float](repeating: 0, count: Trait.count)
        var candidates: [Candidate] = []
        candidates.reserveCapacity(page.count)
        for index in page.indices where vetoes.isPermitted(row, index) {
            likeness.measure(old[row], page[index], into: &values)
            candidates.append(Candidate(index: index, score: weights.own.dot(values) - bar))
        }
        return candidates.sorted { ($0.score, $1.index) > ($1.score, $0.index) }
    }

    /// The pairs of the shortlists again, now seen from what the others were given.
    func together(_ first: Ranking) -> Ranking {
        Ranking(
            candidates: old.indices.map { row in
                let company = Company(self, row, first.choices)
                let bar = weights.wholeBar.height(company: company.total, hasText: hasText[row])
                var values: [Float] = []
                return first.candidates[row].prefix(shortlist).map { candidate in
                    measure(row, candidate.index, company, into: &values)
                    return Candidate(index: candidate.index, score: weights.whole.dot(values) - bar)
                }.sorted { ($0.score, $1.index) > ($1.score, $0.index) }
            })
    }

    /// Every trait of one pair.
    func measure(_ row: Int, _ candidate: Int, _ company: Company, into values: inout [Float]) {
        values = [Float](repeating: 0, count: Trait.count)
        Likeness(neutral: weights.neutral).measure(old[row], page[candidate], into: &values)
        company.measure(candidate, into: &values)
    }
}

extension [Float] {
    func dot(_ other: [Float]) -> Float {
        var sum: Float = 0
        for index in indices { sum += self[index] * other[index] }
        return sum
    }
}
