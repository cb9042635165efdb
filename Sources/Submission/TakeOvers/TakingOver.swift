import Evidence
import Foundation
import Governance
import PKI

/// What `resume` needs from a person who goes on with a run that stopped in the portal.
package struct TakingOver: Sendable {
    /// Name of the run, or enough of its beginning.
    package var run: String
    /// Folder of the packet.
    package var packet: String
    /// Why it goes on.
    package var reason: String
    /// Who signs.
    package var signatory: Signatory
    /// The person who watches the browser and confirms, if anybody does.
    package var attendance: Attendance?
    /// Whether the person works in the browser and presses the portal's own button.
    package var isByHand: Bool

    /// Takes every part as given.
    package init(
        run: String, packet: String, reason: String, signatory: Signatory, attendance: Attendance? = nil,
        isByHand: Bool = false
    ) {
        self.run = run
        self.packet = packet
        self.reason = reason
        self.signatory = signatory
        self.attendance = attendance
        self.isByHand = isByHand
    }

    /// What came of asking.
    package enum Answer: Sendable {
        /// It counts for nothing, for every one of these reasons.
        case refused([Reason])
        /// The change of hands is on record; this request goes on with the draft.
        case granted(SubmissionRequest)
    }

    /// Judges the take-over and records it in the run that stopped.
    ///
    /// - Throws: `InputError` where an input cannot be used, `Failure` where the journal cannot.
    package func perform(_ configuration: Configuration) async throws -> Answer {
        let packet = try PacketFolder.read(packet)
        let signer = try await signatory.keyPair()
        do {
            return try answer(configuration, packet, signer)
        } catch let error as JournalError {
            throw Failure(
                what: error.description, remedy: "the journal at \(configuration.journal), readable and whole")
        } catch let error as PKIError {
            throw signatory.cannotSign(error)
        }
    }

    private func answer(_ configuration: Configuration, _ packet: PacketFolder, _ signer: KeyPair) throws -> Answer {
        let journal = try configuration.openJournal()
        guard let summary = try journal.run(run) else { throw JournalError.unknownRun(run) }
        let stopped = StoppedRun(summary: summary, entries: try journal.entries(of: summary.run))
        let statement = TakeOverStatement(
            run: summary.run, packet: packet.digest.hex, person: signatory.person, reason: reason, decided: .now)
        let cms = try statement.cms(signer)
        let refusals = TakeOverRules.judge(
            statement.takeOver(cms), stopped.facts(packet.packet, try Registry.read(configuration.registry)))
        guard refusals.isEmpty, let draft = stopped.draft else { return .refused(refusals.map(Reason.init)) }
        try journal.append(
            JournalEntry(
                run: summary.run, kind: .takenOver, at: statement.decided.milliseconds,
                body: [
                    "person": .string(signatory.person), "from": .string(summary.subject.operatorID),
                    "reason": .string(reason),
                    "draft": .string(draft), "cms": .string(Data(cms).base64EncodedString()),
                ]))
        return .granted(
            SubmissionRequest(
                configuration: configuration, packet: packet, portal: summary.subject.portal, attendance: attendance,
                takenOver: TakenOverDraft(run: summary.run, draft: draft, person: signatory.person), isByHand: isByHand)
        )
    }
}

/// A run that stopped in the portal, as its journal tells it.
struct StoppedRun: Sendable {
    let summary: RunSummary
    let entries: [StoredEntry]

    /// The portal's id of the draft, as the run's end or its last note says.
    var draft: String? {
        entries.last { ($0.entry.kind == .halted || $0.entry.kind == .draft) && $0.entry.body["draft"]?.string != nil }?
            .entry.body["draft"]?.string
    }

    func facts(_ packet: Packet, _ registry: Registry) -> TakeOverFacts {
        TakeOverFacts(
            now: .now, run: summary.run, state: summary.state.rawValue, isReleased: summary.releasedAt != nil,
            draft: draft, packetDigest: summary.subject.packetDigest, packet: packet,
            registry: registry)
    }
}
