import Foundation
import StagingPortal
import Testing

@testable import Portal

/// The whole corpus, for `scripts/prove drift`: environment variables say seed, browsers, budget and where the answer goes.
///
/// A suite of its own, because a suite's time limit holds for its tests whatever longer one they state.
@Suite("The whole corpus", .serialized, .timeLimit(.minutes(120)))
struct MutationProof {
    private static let environment = ProcessInfo.processInfo.environment

    @Test(.enabled(if: environment["DRIFT_PROOF_OUTPUT"] != nil))
    func `P7 the whole corpus is stopped or passed as its operators say`() async throws {
        let output = try #require(Self.environment["DRIFT_PROOF_OUTPUT"])
        let engines = (Self.environment["DRIFT_PROOF_BROWSERS"] ?? "chromium,firefox").split(separator: ",")
        var lines: [String] = []
        for engine in try engines.map({ try #require(BrowsedPortal.Engine(rawValue: String($0))) }) {
            lines += try await proof(on: engine)
            // Written after each browser: what was found stays, whatever the next one does.
            try lines.joined(separator: "\n").appending("\n").write(toFile: output, atomically: true, encoding: .utf8)
        }
    }

    /// What was judged wrongly, a line each, and the table.
    private func proof(on engine: BrowsedPortal.Engine) async throws -> [String] {
        let start = ContinuousClock.now
        let corpus = MutationCorpus(seed: number("SEED", 1), timesEach: Int(number("TIMES", 6))).mutations
        let budget = Int(number("BUDGET", 600))
        var table = ConfusionTable()
        for (index, shape) in [CommitShape.draft, .form].enumerated() {
            let drive = MutationDrive(engine: engine, deadline: start + .seconds(budget * (index + 1) / 2))
            // Shuffled, so that a budget that does not last for all takes some of every class.
            var random = SeededNumbers(state: number("SEED", 1))
            let mutations = corpus.filter { $0.shape == shape }.shuffled(using: &random)
            table.entries += try await drive.table(mutations, shape: shape).entries
        }
        let seconds = Int((ContinuousClock.now - start) / .seconds(1))
        let wrong = (table.missed + table.halted).map {
            "# \(engine.rawValue) \($0.mutation) on \($0.page): \($0.label.rawValue) found \($0.found.rawValue) \($0.words)"
        }
        return wrong + [table.json(browser: engine.rawValue, seconds: seconds)]
    }

    private func number(_ name: String, _ otherwise: UInt64) -> UInt64 {
        UInt64(Self.environment["DRIFT_PROOF_\(name)"] ?? "") ?? otherwise
    }
}
