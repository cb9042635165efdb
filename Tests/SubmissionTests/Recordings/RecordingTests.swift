import Foundation
import Governance
import PKI
import Portal
import StagingPortal
import Testing

@testable import Submission

/// Makes the recordings anew, by real walks in Chromium; only for `scripts/record`.
@Suite(.serialized, .enabled(if: Recording.isAsked), .timeLimit(.minutes(10))) struct RecordingTests {
    @Test(.enabled(if: Recording.installation == nil), arguments: Recording.ofStaging)
    func `a walk of the staging portal is recorded`(_ recording: Recording) async throws {
        let tape = WalkTape()
        try await PortalRun.perform(recording.scenarios, shape: recording.shape, tape: tape) { run in
            #expect(run.outcome.end == recording.end, "\(run.outcome.said)")
            try recording.write(tape, run.outcome, try run.good.request())
        }
    }

    @Test(.enabled(if: Recording.installation != nil))
    func `a walk of an installation that stands is recorded`() async throws {
        let (recording, request) = try Recording.ofInstallation()
        let tape = try #require(request.tape)
        let outcome = await Run(request).perform { _ in }
        #expect(outcome.end == recording.end, "\(outcome.said)")
        try recording.write(tape, outcome, request)
    }
}

/// A walk that is to be recorded.
struct Recording: CustomTestStringConvertible {
    let name: String
    let end: Expectation.End
    var scenarios: Set<Scenario> = []
    var shape = CommitShape.draft

    var testDescription: String { name }

    private static let environment = ProcessInfo.processInfo.environment

    static let isAsked = environment["COUNTERSIGN_RECORD"] != nil
    /// Configuration of another portal's installation; nil for the staging portal.
    static let installation = environment["COUNTERSIGN_RECORD_CONFIGURATION"]

    static let ofStaging =
        [
            Recording(name: "staging/confirmed", end: .confirmed),
            Recording(name: "staging-form/confirmed", end: .confirmed, shape: .form),
            Recording(name: "staging-app/confirmed", end: .confirmed, shape: .application),
            Recording(name: "staging-form/hidden-san", end: .halted, scenarios: [.hiddenSAN], shape: .form),
            Recording(
                name: "staging-app/policy-exception-swapped", end: .halted, scenarios: [.policyExceptionSwapped],
                shape: .application),
        ]
        + [
            Scenario.replyLostFIN, .replyLost408, .errorPageAfterCommit, .noRequestID, .sessionExpiredAtCommit,
            .doubleSubmit,
        ].map { Recording(name: "staging/\($0.rawValue)", end: .held, scenarios: [$0]) }
        + [
            Scenario.broaderScopeConfirm, .duplicateOpen, .warning, .sanExpandedByPortal, .queueClosed,
            .windowSuperseded, .bodySwappedCSR, .hiddenSAN, .backgroundSubmit, .fieldRenamed, .labelsSwapped,
            .fieldAddedRequired, .tabReordered,
        ].map { Recording(name: "staging/\($0.rawValue)", end: .halted, scenarios: [$0]) }

    /// The one that the environment names, with what is asked for there.
    static func ofInstallation() throws -> (Recording, SubmissionRequest) {
        var flags = ConfigurationFlags()
        flags.file = installation
        let configuration = try Configuration.load(flags, environment: environment)
        let packet = try PacketFolder.read(environment["COUNTERSIGN_RECORD_PACKET"] ?? "")
        var request = SubmissionRequest(configuration: configuration, packet: packet, portal: "staging")
        request.tape = WalkTape()
        let ends: [String: Expectation.End] = ["confirmed": .confirmed, "halted": .halted, "held": .held]
        let name = try #require(environment["COUNTERSIGN_RECORD"])
        let end = try #require(environment["COUNTERSIGN_RECORD_END"].flatMap { ends[$0] })
        return (Recording(name: name, end: end), request)
    }

    /// Writes it beside the others, in the place of an older one.
    func write(_ tape: WalkTape, _ outcome: RunOutcome, _ request: SubmissionRequest) throws {
        let portal = try request.configuration.portal(request.portal)
        let map = try portal.mapFolder()
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: "\(map)/map.yaml")))
        // Nothing of a confirmed run's end is of the walk but the portal's own id.
        let said = if case .confirmed(let receipt) = outcome { receipt.requestID } else { outcome.said }
        let head = RecordedSubmission.Head(
            portal: try SelectorMap.parse(bytes, file: "map.yaml").portal, map: URL(filePath: map).lastPathComponent,
            mapSHA256: SHA256Digest(of: bytes).hex, origin: portal.origin, began: Instant.now.milliseconds,
            end: "\(end)", said: said)
        try RecordedSubmission(name: name).write(head, tape, packet: request.packet.path)
    }
}

extension RecordedSubmission {
    /// Makes or renews it.
    func write(_ head: Head, _ tape: WalkTape, packet: String) throws {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: packet, toPath: "\(folder)/packet")
        // Who approved is not asked again: a walk needs the values alone.
        for name in ["approvals", "record.json"] {
            try? FileManager.default.removeItem(atPath: "\(folder)/packet/\(name)")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var text = try encoder.encode(head) + Data("\n".utf8)
        for line in tape.lines { text += try encoder.encode(line) + Data("\n".utf8) }
        try text.write(to: URL(filePath: "\(folder)/walk.jsonl"))
    }
}
