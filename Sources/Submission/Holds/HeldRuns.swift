import Evidence
import Foundation
import Governance
import PKI

/// The runs that wait for a person.
package struct HeldRuns: Sendable {
    /// One of them, with what a stranger needs to decide.
    package struct Line: Codable, Hashable, Sendable {
        /// Name of the run.
        package let run: String
        /// Request in the governed record.
        package let request: String
        /// Version of the request.
        package let version: Int
        /// Portal.
        package let portal: String
        /// SHA-256 of the key, hexadecimal.
        package let key: String
        /// When the request was let go, RFC 3339.
        package let released: String
        /// How long ago, in words.
        package let heldFor: String
        /// End of the issuance window, RFC 3339.
        package let windowCloses: String
        /// How much of the window is left, in words.
        package let windowLeft: String
        /// Requests with this key that the last look-up found.
        package let candidates: [String]
        /// Who may decide, by name and identity.
        package let deciders: [String]
        /// Who has said “not submitted” already.
        package let awaits: [String]
        /// Addresses that were told just now.
        package let reminded: [String]
    }

    private let configuration: Configuration

    /// Those of the configuration's journal.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Every held run, oldest first.
    ///
    /// - Parameter reminding: tells those who have to decide; a notice that cannot be delivered changes nothing.
    /// - Returns: one line a run; none when nothing waits.
    /// - Throws: `Failure` where journal or evidence cannot be read.
    package func list(reminding: Bool) async throws(Failure) -> [Line] {
        guard FileManager.default.fileExists(atPath: configuration.journal) else { return [] }
        var lines: [Line] = []
        do {
            for run in try held() {
                let told = reminding ? await remind(run) : []
                lines.append(try line(run, told))
            }
            return lines
        } catch {
            throw Failure(what: "\(error)", remedy: "journal and evidence, readable and whole")
        }
    }

    private func held() throws -> [HeldRun] {
        let journal = try configuration.openJournal()
        return try journal.runs(limit: Int(Int32.max)).filter { $0.state == .held }.reversed().map {
            try HeldRun($0, journal: journal, evidence: configuration.evidence)
        }
    }

    private func remind(_ run: HeldRun) async -> [String] {
        let persons = HoldEscalation(run).persons(at: .now)
        let recipients = Array(Set(persons.map(\.email))).sorted()
        let left = run.packet.window.closes.since(.now)
        let reports = await NoticeDelivery(configuration).deliver(
            Notice(
                run: run.summary.run, request: run.packet.requestID, outcome: "held", recipients: recipients,
                subject: "\(run.packet.requestID): held, a person decides",
                lines: [
                    "let go \(run.releasedAt?.description ?? "")",
                    "window closes \(run.packet.window.closes)"
                        + (left > 0 ? ", \(spoken(milliseconds: left)) left" : ", over"),
                    "countersign holds     what is known, what to ask, which command follows which answer",
                ]))
        return reports.contains { $0.fault == nil } ? recipients : []
    }

    private func line(_ run: HeldRun, _ told: [String]) throws(InputError) -> Line {
        let now = Instant.now
        let released = run.releasedAt ?? now
        let left = run.packet.window.closes.since(now)
        return Line(
            run: run.summary.run, request: run.packet.requestID, version: run.packet.version,
            portal: run.summary.subject.portal, key: run.packet.csr.spkiSHA256, released: released.description,
            heldFor: spoken(milliseconds: now.since(released)), windowCloses: run.packet.window.closes.description,
            windowLeft: left > 0 ? "\(spoken(milliseconds: left)) left" : "over",
            candidates: run.lookUps.last?.candidates ?? [],
            deciders: HoldEscalation(run).everybody.map { "\($0.name) (\($0.id))" },
            awaits: try run.decisions().map(\.person), reminded: told)
    }
}

/// Who is told of a hold, the longer it lasts the more.
struct HoldEscalation: Sendable {
    private let packet: Packet
    private let released: Instant

    init(_ run: HeldRun) {
        packet = run.packet
        released = run.releasedAt ?? .now
    }

    /// The owner at once, reviewer and deputies after an hour, the person on call after four.
    func persons(at now: Instant) -> [Person] {
        let hours = now.since(released) / 3_600_000
        var persons = [packet.owner, packet.handover.owner]
        if hours >= 1 { persons += [packet.handover.reviewer] + packet.handover.deputies }
        if hours >= 4 { persons.append(packet.handover.onCall) }
        return persons
    }

    /// Everybody who may decide, once each.
    var everybody: [Person] {
        var seen: Set<String> = []
        let all =
            [packet.owner, packet.handover.owner, packet.handover.reviewer] + packet.handover.deputies
            + [packet.handover.onCall]
        return all.filter { seen.insert($0.id).inserted }
    }
}
