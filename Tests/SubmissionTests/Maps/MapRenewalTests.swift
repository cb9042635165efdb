import Foundation
import StagingPortal
import Submission
import Testing

/// The whole of a renewal against a real portal: halted run, proposal, acceptance, and a run with the new version.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `Renewing a map` {
    /// A copy of the staging maps that may be written to.
    private func copiedMaps() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("maps-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: URL(filePath: stagingMaps), to: folder)
        return folder
    }

    @Test func `P7 a renamed field is proposed from the halted run, accepted by a person, and the new version submits`()
        async throws
    {
        let maps = try copiedMaps()
        defer { try? FileManager.default.removeItem(at: maps) }
        let before = try Data(contentsOf: maps.appending(path: "2026-11.1/map.yaml"))
        let current = try Data(contentsOf: maps.appending(path: "CURRENT"))
        try await PortalRun.perform([.fieldRenamed], maps: maps.path) { run in
            #expect(run.outcome.end == .halted)
            let proposing = MapProposing(try run.good.configuration())
            let name = try await run.name()
            let proposal = try proposing.propose(from: name, portal: "staging")
            let lines = ProposalLine.all(proposal, accepted: nil)
            #expect(lines.filter { $0.state == "proposed" }.map(\.field) == ["validity-days"])
            #expect(!lines.contains { $0.state == "unknown" || $0.state == "new" })
            #expect(ProposalPage(proposal).html.contains("validity-period"))
            #expect(throws: InputError.self) {
                try proposal.accept(["organization"], reason: "no", person: "p", version: nil)
            }
            let folder = try proposal.accept(
                ["validity-days"], reason: "renamed in their release", person: "ops", version: nil)
            #expect(folder == maps.path + "/2026-11.2")
            let changes = try String(contentsOfFile: folder + "/CHANGES.md", encoding: .utf8)
            #expect(changes.contains("css “#validity-days” → “#validity-period”"))
            #expect(changes.contains("renamed in their release"))
            #expect(throws: InputError.self) {
                try proposal.accept(["validity-days"], reason: "twice", person: "ops", version: nil)
            }
        }
        // What was there is untouched; only a person names the new version.
        #expect(try Data(contentsOf: maps.appending(path: "2026-11.1/map.yaml")) == before)
        #expect(try Data(contentsOf: maps.appending(path: "CURRENT")) == current)
        try Data("staging: 2026-11.2\n".utf8).write(to: maps.appending(path: "CURRENT"))
        // The review shows the value under another id as well: the second round.
        try await PortalRun.perform([.fieldRenamed], untilReview: true, maps: maps.path) { run in
            #expect(run.outcome.end == .halted)
            let proposal = try MapProposing(try run.good.configuration()).propose(
                from: try await run.name(), portal: nil)
            let lines = ProposalLine.all(proposal, accepted: nil)
            #expect(lines.filter { $0.state != "kept" }.map(\.field) == ["validity-days"])
            let folder = try proposal.accept(["validity-days"], reason: "there too", person: "ops", version: nil)
            #expect(folder == maps.path + "/2026-11.3")
        }
        try Data("staging: 2026-11.3\n".utf8).write(to: maps.appending(path: "CURRENT"))
        try await PortalRun.perform([.fieldRenamed], maps: maps.path) { run in
            #expect(run.outcome.end == .confirmed, "\(run.outcome.said)")
            #expect(run.ledger.accepted.count == 1)
        }
    }

    @Test func `P7 swapped labels are told as a contradiction and cannot be accepted`() async throws {
        try await PortalRun.perform([.labelsSwapped]) { run in
            #expect(run.outcome.end == .halted)
            let proposal = try MapProposing(try run.good.configuration()).propose(
                from: try await run.name(), portal: nil)
            let lines = ProposalLine.all(proposal, accepted: nil)
            #expect(!lines.contains { $0.state == "proposed" })
            #expect(lines.filter { $0.state == "unknown" }.map(\.field) == ["organization", "unit"])
            for field in ["organization", "unit"] {
                #expect(throws: InputError.self) {
                    try proposal.accept([field], reason: "no", person: "p", version: nil)
                }
            }
        }
    }

    @Test func `a run that met no drift proposes nothing, and says so`() async throws {
        try await PortalRun.perform(untilReview: true) { run in
            let proposing = MapProposing(try run.good.configuration())
            let name = try await run.name()
            #expect(throws: InputError.self) { try proposing.propose(from: name, portal: nil) }
            #expect(throws: InputError.self) { try proposing.propose(from: "no-such-run", portal: nil) }
        }
    }
}

extension PortalRun {
    /// The run's own name.
    func name() async throws -> String {
        try #require(try RunHistory(try good.configuration()).runs(limit: 1).first).run
    }
}
