import Foundation
import StagingPortal
import Testing

@testable import Portal

/// Portal changes on real pages: those that matter stop, those that do not go on.
@Suite("Mutated pages", .serialized, .timeLimit(.minutes(5)))
struct MutationTests {
    @Test func `the corpus has more than 25 operators of every class and is the same for the same seed`() {
        let names = MutationOperator.all.map(\.name)
        #expect(names.count >= 25)
        #expect(Set(names).count == names.count)
        #expect(Set(MutationOperator.all.map(\.label)) == [.cosmetic, .moved, .changed, .hostile])
        #expect(MutationCorpus(seed: 7, timesEach: 3).mutations == MutationCorpus(seed: 7, timesEach: 3).mutations)
        #expect(MutationCorpus(seed: 7, timesEach: 3).mutations.count >= 200)
    }

    @Test(arguments: [BrowsedPortal.Engine.chromium, .firefox])
    func `P7 a seeded sample of portal changes is stopped or passed as its operator says`(
        engine: BrowsedPortal.Engine
    ) async throws {
        let sample = MutationCorpus(seed: 20, timesEach: 1).mutations.enumerated()
        // The whole is proved by `scripts/prove drift`; Firefox takes fewer, for only the page's answers are another's.
        let chosen = sample.filter { $0.offset % (engine == .chromium ? 2 : 6) == 0 }.map { index, mutation in
            Mutation(name: mutation.name, seed: mutation.seed, isDraftShape: index % 4 == 0)
        }
        let drive = MutationDrive(engine: engine, deadline: .now + .seconds(120))
        var table = ConfusionTable()
        for shape in [CommitShape.draft, .form] {
            table.entries += try await drive.table(chosen.filter { $0.shape == shape }, shape: shape).entries
        }
        #expect(table.missed.isEmpty, "\(table.missed)")
        #expect(table.halted.isEmpty, "\(table.halted)")
        #expect(table.entries.count > chosen.count / 2)
    }

    /// The whole corpus, for `scripts/prove drift`: environment variables say seed, budget and where the answer goes.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["DRIFT_PROOF_OUTPUT"] != nil), .timeLimit(.minutes(120)))
    func `P7 the whole corpus is stopped or passed as its operators say`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let output = try #require(environment["DRIFT_PROOF_OUTPUT"])
        let seed = UInt64(environment["DRIFT_PROOF_SEED"] ?? "") ?? 1
        let budget = Int(environment["DRIFT_PROOF_BUDGET"] ?? "") ?? 600
        var lines: [String] = []
        for engine in [BrowsedPortal.Engine.chromium, .firefox] {
            let start = ContinuousClock.now
            let corpus = MutationCorpus(seed: seed, timesEach: 6).mutations
            var table = ConfusionTable()
            for (index, shape) in [CommitShape.draft, .form].enumerated() {
                let drive = MutationDrive(engine: engine, deadline: start + .seconds(budget * (index + 1) / 4))
                table.entries += try await drive.table(corpus.filter { $0.shape == shape }, shape: shape).entries
            }
            let seconds = Int((ContinuousClock.now - start) / .seconds(1))
            lines += (table.missed + table.halted).map {
                "# \($0.mutation) on \($0.page): \($0.label.rawValue) found \($0.found.rawValue) \($0.words)"
            }
            lines.append(table.json(browser: engine.rawValue, seconds: seconds))
        }
        try lines.joined(separator: "\n").appending("\n").write(toFile: output, atomically: true, encoding: .utf8)
    }
}
