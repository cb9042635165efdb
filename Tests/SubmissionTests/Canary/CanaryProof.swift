import Foundation
import Governance
import StagingPortal
import Submission
import Testing

private let canaryOutput = ProcessInfo.processInfo.environment["CANARY_OUTPUT"]

/// Runs of every outcome with a secret in every place, whose whole output is left for `scripts/canary/search`.
@Suite(.serialized, .enabled(if: canaryOutput != nil), .timeLimit(.minutes(60))) struct CanaryProof {
    private struct Kind {
        let name: String
        var scenarios: Set<Scenario> = []
        var untilReview = false
        var profile: String?
        var browser: String?
    }

    private static let kinds = [
        Kind(name: "confirmed"), Kind(name: "held", scenarios: [.replyLostFIN]),
        Kind(name: "halted-by-warning", scenarios: [.warning]), Kind(name: "refused", profile: "no-such-profile"),
        Kind(name: "halted-by-drift", scenarios: [.fieldRenamed]), Kind(name: "rehearsed", untilReview: true),
        Kind(name: "halted-by-session", scenarios: [.sessionExpired]),
        Kind(name: "failed", browser: "/no/such/browser"),
        Kind(name: "held-by-error-page", scenarios: [.errorPageAfterCommit]),
        Kind(name: "halted-by-dialog", scenarios: [.broaderScopeConfirm]),
    ]

    private static func variable(_ name: String) throws -> String {
        try #require(ProcessInfo.processInfo.environment[name])
    }

    /// A folder's copy, begun anew where a journal that is closed takes its log away in the middle of it.
    private static func copy(_ path: String, to copy: String) throws {
        for _ in 0..<4 {
            do { return try FileManager.default.copyItem(atPath: path, toPath: copy) } catch let error as CocoaError {
                guard error.code == .fileNoSuchFile || error.code == .fileReadNoSuchFile else { throw error }
                try FileManager.default.removeItem(atPath: copy)
            }
        }
        try FileManager.default.copyItem(atPath: path, toPath: copy)
    }

    @Test func `Outputs with canaries`() async throws {
        let output = try #require(canaryOutput)
        let end = Date(timeIntervalSinceNow: Double(try Self.variable("CANARY_BUDGET")) ?? 600)
        for number in 0..<(Int(try Self.variable("CANARY_RUNS")) ?? 50) where Date() < end {
            let kind = Self.kinds[number % Self.kinds.count]
            try await perform(kind, into: "\(output)/runs/\(number)-\(kind.name)")
        }
        try await perform(Kind(name: "unmasked"), into: "\(output)/control", isRevealing: true)
    }

    private func perform(_ kind: Kind, into folder: String, isRevealing: Bool = false) async throws {
        let (password, person) = (try Self.variable("STAGING_PORTAL_PASSWORD"), try Self.variable("CANARY_PERSON"))
        let token = try Self.variable("CANARY_TOKEN")
        let editing: (inout Packet) -> Void = { packet in
            packet.subscriber.contactName = person
            packet.justification.text = "For the release. token=\(token) is not for pictures."
            if let profile = kind.profile { packet.profile = profile }
        }
        let prepare: (GoodPacket) throws -> Void = { good in
            try good.writeCertificates()
            try good.write(Array("\(password)\n".utf8), to: "portal-password")
            let hook = "notices: { webhook: { url: \"http://127.0.0.1:9/\", token: { file: portal-password } } }"
            let operatorLine = "operator: jonas.weber"
            try good.replace(operatorLine, with: "\(operatorLine)\n\(hook)", in: "countersign.yaml")
            if let browser = kind.browser {
                let line = "headless: true"
                try good.replace(line, with: "\(line)\n  binary: \(browser)", in: "countersign.yaml")
            }
            if isRevealing { try good.revealContacts() }
        }
        try await PortalRun.perform(
            kind.scenarios, untilReview: kind.untilReview, editing: editing, prepare: prepare
        ) { run in
            try #require(run.outcome.evidence != nil, "\(run.outcome)")
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for name in ["evidence", "state"] {
                try Self.copy("\(run.good.folder.path)/\(name)", to: "\(folder)/\(name)")
            }
            // What a display would get, and more.
            var said = ""
            dump(run.events, to: &said)
            dump(run.outcome, to: &said)
            try Data(said.utf8).write(to: URL(filePath: "\(folder)/said"))
        }
    }
}

extension GoodPacket {
    /// A map that reveals what the real one masks: shows that the search would find it.
    fileprivate func revealContacts() throws {
        let copy = folder.appendingPathComponent("maps")
        try FileManager.default.copyItem(atPath: stagingMaps, toPath: copy.path)
        try replace("map: \(stagingMaps)", with: "map: maps", in: "countersign.yaml")
        for version in try FileManager.default.contentsOfDirectory(atPath: copy.path) {
            let name = "maps/\(version)/map.yaml"
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) else { continue }
            let file = folder.appendingPathComponent(name)
            let text = try String(contentsOf: file, encoding: .utf8)
            let revealing = text.replacing(/\n( +)packet: subscriber\.contactName\n/) { "\($0.0)\($0.1)reveal: true\n" }
            try revealing.write(to: file, atomically: true, encoding: .utf8)
        }
    }
}
