import Evidence
import Foundation
import Governance
import PKI

@testable import Portal
@testable import Submission
@testable import Valve
@testable import WebDriver

/// A run whose browser is simulated: its gates, claim, journal, commit order, inspector and valve are the product's own.
///
/// Only the pages are left out. The browser's end is a program that speaks BiDi and posts to the real staging portal
/// through the real valve, so that thousands of interruptions are affordable.
struct CrashCourse: Sendable {
    let configuration: Configuration
    let packet: PacketFolder
    /// Address of the simulated browser's BiDi connection.
    let browser: String

    /// What became of it, and how earlier runs stood when it began.
    struct Said: Codable, Sendable {
        /// State of each run that the journal knew before, after the interrupted ones were settled.
        var before: [String: String] = [:]
        /// Kinds of entries of those runs.
        var kinds: [String: [String]] = [:]
        var run = ""
        /// `confirmed`, `held`, `halted`, `refused` or `failed`.
        var end = "failed"
        var words = ""
        /// CLOCK_BOOTTIME of the facts that the release rests on, in nanoseconds.
        var factsUptime: Int64?
    }

    func perform() async -> Said {
        var said = Said()
        do {
            let claims = try await configuration.openClaims()
            for run in try claims.journal.runs(limit: 100) {
                said.before[run.run] = run.state.rawValue
                said.kinds[run.run] = try claims.journal.entries(of: run.run).map(\.entry.kind.rawValue)
            }
            let portal = try configuration.portal("staging")
            let values = PacketValues(packet)
            let journal = RunJournal(claims: claims, run: RunName.make(), mask: values.mask)
            said.run = journal.run
            try begin(journal)
            let end = await run(journal, portal, values)
            CrashSteps.begin("settle")
            try claims.settle(run: journal.run, as: end.state, at: Instant.now.milliseconds, body: [:])
            CrashSteps.begin("end")
            let judged = try claims.journal.entries(of: journal.run).last { $0.entry.kind == .recheck }
            said.factsUptime = judged?.entry.body["uptime"]?.integer
            (said.end, said.words) = (end.state.rawValue, end.words)
        } catch {
            CrashSteps.begin("end")
            said.words = "\(error)"
        }
        return said
    }

    private struct End {
        let state: RunState
        let words: String
    }

    private func begin(_ journal: RunJournal) throws {
        let subject = RunSubject(
            requestID: packet.packet.requestID, packetVersion: packet.packet.version,
            packetDigest: packet.digest.hex, portal: packet.packet.portal, environment: packet.packet.environment,
            operatorID: configuration.operatorID)
        _ = try journal.journal.append(subject.entry(run: journal.run, at: Instant.now.milliseconds))
    }

    private func run(_ journal: RunJournal, _ portal: PortalConfiguration, _ values: PacketValues) async -> End {
        do {
            let folder = try EvidenceFolder(
                root: configuration.evidence, run: journal.run, at: Instant.now.milliseconds)
            let evidence = RunEvidence(folder)
            let gates = await gates(portal, journal, evidence)
            let claim = Claim(
                run: journal.run, portal: packet.packet.portal, environment: packet.packet.environment,
                spkiSHA256: packet.packet.csr.spkiSHA256, requestID: packet.packet.requestID)
            if case .refused(let holder) = try journal.claims.claim(claim, at: Instant.now.milliseconds) {
                return End(state: .refused, words: "\(holder.run) is \(holder.state.rawValue)")
            }
            if case .refused(let refusals) = try await gates.judge(.entry) {
                return End(state: .refused, words: "gate 1: \(refusals.map(\.message))")
            }
            return try await visit(portal, values, gates, journal, evidence)
        } catch {
            return End(state: .failed, words: "\(error)")
        }
    }

    private func gates(
        _ portal: PortalConfiguration, _ journal: RunJournal, _ evidence: RunEvidence
    ) async -> GateKeeping {
        let memory = GateMemory(journal.journal)
        memory.met(account: "ops.engineer")
        return GateKeeping(
            reading: FactReading(
                packet: packet, record: SignedFolderRecord(of: packet), configuration: configuration, portal: portal,
                isAttended: false, performer: await .proven(configuration), memory: memory,
                unshownRequests: []),
            memory: memory, journal: journal, evidence: evidence, report: { _ in })
    }

    private func visit(
        _ portal: PortalConfiguration, _ values: PacketValues, _ gates: GateKeeping, _ journal: RunJournal,
        _ evidence: RunEvidence
    ) async throws -> End {
        let map = try SelectorMap.load(folder: try portal.mapFolder())
        let bench = try await CrashBrowser.open(browser, map, values, origin: portal.origin)
        let end = await committed(bench, gates, journal, evidence)
        // The first act of every end, as in a run: tunnels reset, valve closed.
        await bench.interlock.close()
        return end
    }

    private func committed(
        _ bench: CrashBrowser, _ gates: GateKeeping, _ journal: RunJournal, _ evidence: RunEvidence
    ) async -> End {
        let order = CommitOrder(
            gates: gates, journal: journal, evidence: evidence, isInterrupted: { false },
            report: { event in
                if case .commit(let step) = event, let next = Self.next[step] { CrashSteps.begin(next) }
            })
        do {
            let permit: Permit
            switch try await gates.judge(.commit) {
            case .refused(let refusals): return End(state: .halted, words: "gate 2: \(refusals.map(\.message))")
            case .permitted(let given): permit = given
            }
            CrashSteps.begin("intent")
            let end = try await order.perform(permit, intent: ["key": .string(packet.packet.csr.spkiSHA256)]) {
                permit, armed throws(Stop) in try await bench.hold(permit, armed)
            }
            switch end {
            case .refused: return End(state: .halted, words: "refused while held")
            case .withheld(let why): return End(state: .halted, words: why)
            case .released(let answer, _): return await concluded(answer, bench, journal)
            }
        } catch {
            return End(state: .halted, words: "\(error)")
        }
    }

    private static let next = [
        "intent recorded": "arm and press", "held": "facts read again and release", "released once": "confirmation",
    ]

    private func concluded(_ answer: CommitAnswer, _ bench: CrashBrowser, _ journal: RunJournal) async -> End {
        let isNoted = journal.noteAfterRelease(.response, ["answer": .string("\(answer)")])
        guard case .answered(let status) = answer, status < 400 else { return End(state: .held, words: "\(answer)") }
        let shown = await bench.confirmation()
        let isConfirmed = journal.noteAfterRelease(.confirmation, ["ids": .texts(shown)])
        guard shown.count == 1, isNoted, isConfirmed else { return End(state: .held, words: "ids \(shown)") }
        return End(state: .confirmed, words: shown[0])
    }
}
