import Testing

@testable import Portal

struct AssignmentTests {
    /// Numbers from a seed.
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// The best sum by trying everything.
    private func best(_ gains: [[Int]], _ row: Int = 0, _ taken: Set<Int> = []) -> Int {
        guard row < gains.count else { return 0 }
        return gains[row].indices.filter { !taken.contains($0) }
            .map { gains[row][$0] + best(gains, row + 1, taken.union([$0])) }.max() ?? 0
    }

    @Test(arguments: 1...40)
    func `gives each row a column of its own, and no other way gains more`(_ seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let rows = Int.random(in: 1...5, using: &random)
        let columns = Int.random(in: rows...6, using: &random)
        let gains = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: -20...20, using: &random) } }
        let found = Assignment.best(rows: rows, columns: columns) { Float(gains[$0][$1]) }
        #expect(Set(found).count == rows)
        #expect(found.indices.map { gains[$0][found[$0]] }.reduce(0, +) == best(gains))
    }

    @Test func `no rows need no columns`() {
        #expect(Assignment.best(rows: 0, columns: 0) { _, _ in 0 } == [])
    }
}

struct TextTokensTests {
    @Test(arguments: [
        ("Contact e-mail", "contact E Mail"), ("  Größe: 3 ", "Größe 3"), ("", " – "),
    ])
    func `texts that differ in case, space and marks have the same words`(_ left: String, _ right: String) {
        #expect(TextTokens.words(left) == TextTokens.words(right))
    }

    @Test(arguments: [("validity-days", "validityDays"), ("search_box2", "searchBox-2"), ("CSRFile", "csrfile")])
    func `identifiers have the same parts however they are joined`(_ left: String, _ right: String) {
        #expect(TextTokens.parts(left) == TextTokens.parts(right))
    }

    @Test func `other words are other words`() {
        #expect(TextTokens.words("Validity (days)") != TextTokens.words("Validity (months)"))
        #expect(TextTokens.parts("validity-days") != TextTokens.parts("validity-period"))
    }

    @Test func `what two texts share counts as often as both have it`() {
        let left = TokenBag(TextTokens.words("a a b c"))
        let right = TokenBag(TextTokens.words("a b b d"))
        #expect(left.shared(with: right) == 2)
        #expect(left.overlap(with: right) == 2.0 / 6)
    }
}
