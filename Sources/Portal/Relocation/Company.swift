/// What the other elements of a map, where they were found, say of where one of them is.
struct Company {
    /// How many of the others are heard.
    private static let heard = 6

    private struct Witness {
        let weight: Float
        let was: PairRelation
        let place: Int
    }

    private let scene: RelocationScene
    private let witnesses: [Witness]
    /// How likely each place of the page was given to another.
    private let claims: [Int: Float]
    /// How much the others tell.
    let total: Float

    init(_ scene: RelocationScene, _ row: Int, _ choices: [RelocationScene.Choice]) {
        var witnesses: [Witness] = []
        var claims: [Int: Float] = [:]
        for other in choices.indices where other != row {
            guard let place = choices[other].index else { continue }
            let confidence = choices[other].confidence
            claims[place, default: 0] += confidence
            guard confidence >= 0.02 else { continue }
            let was = PairRelation(scene.old[row], to: scene.old[other])
            witnesses.append(Witness(weight: confidence * was.weight, was: was, place: place))
        }
        self.scene = scene
        self.claims = claims
        self.witnesses = Array(witnesses.sorted { $0.weight > $1.weight }.prefix(Self.heard))
        total = self.witnesses.reduce(0) { $0 + $1.weight }
    }

    /// Writes the traits of relation of one candidate into `values`, where they are zero.
    func measure(_ candidate: Int, into values: inout [Float]) {
        for witness in witnesses where witness.place != candidate {
            let relation = PairRelation(scene.page[candidate], to: scene.page[witness.place])
            witness.was.add(
                relation, times: witness.weight / (total + 0.3), neutral: scene.weights.neutral, into: &values)
        }
        values[.claimed] = claims[candidate] ?? 0
    }
}
