import Foundation

/// Weights from a file, by the names of traits: `{"own": {"sameTag": 0.4, …}, "ownBar": {…}, …}`.
struct WeightsFile: Decodable {
    struct Bar: Decodable {
        let always: Float
        let company: Float
        let withoutText: Float

        var bar: RelocationWeights.Bar { .init(always: always, company: company, withoutText: withoutText) }
    }

    let own: [String: Float]
    let ownBar: Bar
    let whole: [String: Float]
    let wholeBar: Bar
    let neutral: [String: Float]

    static func weights(_ file: String) throws -> RelocationWeights {
        let read = try JSONDecoder().decode(WeightsFile.self, from: Data(contentsOf: URL(filePath: file)))
        return RelocationWeights(
            own: byTrait(read.own), ownBar: read.ownBar.bar, whole: byTrait(read.whole), wholeBar: read.wholeBar.bar,
            neutral: byTrait(read.neutral))
    }

    private static func byTrait(_ named: [String: Float]) -> [Trait: Float] {
        Dictionary(uniqueKeysWithValues: Trait.allCases.compactMap { trait in named[trait.name].map { (trait, $0) } })
    }
}
