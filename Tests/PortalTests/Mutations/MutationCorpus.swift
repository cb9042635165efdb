import Portal
import StagingPortal

/// One mutation: an operator, a seed, a shape of the portal; the page follows from the seed.
struct Mutation: Hashable, Sendable, CustomStringConvertible {
    let name: String
    let seed: UInt32
    let isDraftShape: Bool

    var shape: CommitShape { isDraftShape ? .draft : .form }
    var description: String { "\(name)/\(seed)/\(isDraftShape ? "draft" : "form")" }
    var made: MutationOperator? { MutationOperator.all.first { $0.name == name } }
}

/// The corpus of a seed: every operator so many times, on both shapes in turn.
struct MutationCorpus: Sendable {
    let mutations: [Mutation]

    init(seed: UInt64, timesEach: Int) {
        var random = SeededNumbers(state: seed)
        mutations = MutationOperator.all.flatMap { made in
            (0..<timesEach).map { index in
                Mutation(
                    name: made.name, seed: UInt32(truncatingIfNeeded: random.next()),
                    isDraftShape: (index + Int(seed)) % 2 == 0)
            }
        }
    }
}
