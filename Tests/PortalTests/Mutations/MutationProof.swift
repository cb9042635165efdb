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

    /// On a portal that nobody here wrote: django-ca's form, where `scripts/prove drift` started it.
    @Test(.enabled(if: environment["DRIFT_PROOF_DJANGO"] != nil))
    func `P7 the same operators on the form of django-ca are stopped or passed as they say`() async throws {
        let output = try #require(Self.environment["DRIFT_PROOF_OUTPUT"]) + ".django"
        let origin = try #require(Self.environment["DRIFT_PROOF_DJANGO"])
        let engines = (Self.environment["DRIFT_PROOF_BROWSERS"] ?? "chromium,firefox").split(separator: ",")
        var lines: [String] = []
        for engine in try engines.map({ try #require(BrowsedPortal.Engine(rawValue: String($0))) }) {
            let start = ContinuousClock.now
            let drive = DjangoDrive(
                origin: origin, password: Self.environment["DRIFT_PROOF_DJANGO_PASSWORD"] ?? "", engine: engine,
                deadline: start + .seconds(Int(number("DJANGO_BUDGET", 300))))
            var random = SeededNumbers(state: number("SEED", 1))
            let corpus = MutationCorpus(seed: number("SEED", 1), timesEach: 2).mutations.shuffled(using: &random)
            let table = try await drive.table(corpus)
            let seconds = Int((ContinuousClock.now - start) / .seconds(1))
            lines += self.lines(of: table, on: "\(engine.rawValue), django-ca", seconds)
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
        return lines(of: table, on: engine.rawValue, seconds)
    }

    private func lines(of table: ConfusionTable, on browser: String, _ seconds: Int) -> [String] {
        let wrong = (table.missed + table.halted).map {
            "# \(browser) \($0.mutation) on \($0.page): \($0.label.rawValue) found \($0.found.rawValue) \($0.words)"
        }
        return wrong + [table.json(browser: browser, seconds: seconds)]
    }

    private func number(_ name: String, _ otherwise: UInt64) -> UInt64 {
        UInt64(Self.environment["DRIFT_PROOF_\(name)"] ?? "") ?? otherwise
    }
}
