/// How much each trait says; see `FittedWeights.swift` for how they were found.
package struct RelocationWeights: Hashable, Sendable {
    /// Of a pair by itself; one number for each ``Trait``, those of relations are nothing.
    let own: [Float]
    /// What a pair must reach by itself to be likelier than no answer; more where the old element has no text.
    let ownBar: Bar
    /// Of a pair among the others.
    let whole: [Float]
    /// What a pair must reach among the others.
    let wholeBar: Bar
    /// The value of a trait that nobody could observe: as likely with the right element as with a wrong one.
    let neutral: [Float]

    /// What no answer scores.
    struct Bar: Hashable, Sendable {
        let always: Float
        /// For each unit of what the other elements tell, at most three.
        let company: Float
        /// Where the old element has no text.
        let withoutText: Float

        func height(company: Float, hasText: Bool) -> Float {
            always + self.company * min(company, 3) + (hasText ? 0 : withoutText)
        }
    }
}

extension RelocationWeights {
    /// Weights by trait; what is not named is zero.
    init(own: [Trait: Float], ownBar: Bar, whole: [Trait: Float], wholeBar: Bar, neutral: [Trait: Float]) {
        self.init(
            own: Self.row(own), ownBar: ownBar, whole: Self.row(whole), wholeBar: wholeBar, neutral: Self.row(neutral))
    }

    private static func row(_ named: [Trait: Float]) -> [Float] { Trait.allCases.map { named[$0] ?? 0 } }
}
