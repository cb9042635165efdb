/// One figure with everything it was counted from: of so many, so many.
package struct Figure: Codable, Hashable, Sendable {
    /// One of its parts: a kind with its count.
    package struct Part: Codable, Hashable, Sendable {
        /// What was counted.
        package let name: String
        /// How often.
        package let count: Int
    }

    /// For machines: `completed`, `caught`, `evidence`, `ends`, `held`.
    package let id: String
    /// For people.
    package let title: String
    /// How many are as wanted.
    package let numerator: Int
    /// Of how many.
    package let denominator: Int
    /// What the numerator is made of, or what is missing from it; most first.
    package let parts: [Part]

    /// The share, from 0 to 1; nil of nothing.
    package var share: Double? { denominator == 0 ? nil : Double(numerator) / Double(denominator) }
}

extension [Figure.Part] {
    /// How often each name stands in the list, most first.
    static func counting(_ names: [String]) -> [Figure.Part] {
        Dictionary(grouping: names) { $0 }.map { Figure.Part(name: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
}
