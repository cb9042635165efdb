import Evidence
import Governance
import PKI
import Portal

/// Has an authority that the operator does not run stamp the journal before anything leaves (docs/threats.md).
struct Witness: Sendable {
    let configuration: Configuration
    let journal: RunJournal
    let evidence: RunEvidence
    /// What the gate before the release is to know of the authority's clock.
    let memory: GateMemory

    /// How long the authority may take, in seconds: the browser's request is held meanwhile.
    private static let patience = 5

    /// Stamps, and records it; without an authority nothing happens.
    ///
    /// - Throws: ``Stop/halt(_:)`` where the policy demands a stamp and there is none; nothing was sent then.
    func stamp() async throws(Stop) {
        guard configuration.timestamps != nil else { return }
        do {
            guard let named = try configuration.timestampAuthority() else { return }
            let authority = TimestampAuthority(url: named.url, anchors: named.anchors, patience: Self.patience)
            let asked = Instant.now
            let body = try await evidence.witness(journal.journal, by: authority)
            if let time = body["time"]?.integer {
                memory.met(
                    authorityClock: ClockReading(
                        token: Instant(milliseconds: time), asked: asked, answered: .now, authority: named.url))
            }
            try journal.note(.witnessed, body)
        } catch {
            try await missed("\(error)")
        }
    }

    private func missed(_ why: String) async throws(Stop) {
        // A policy that cannot be read demands everything.
        guard (try? Policy.read(configuration.policy))?.demandsTimestamp == false else {
            throw .halt(
                HaltReason(
                    kind: "timestamp",
                    reason: "No authority stamped the journal before the release, which the policy demands.",
                    differences: [why]))
        }
        await evidence.lacks("No authority stamped the journal before the release: \(why)")
    }
}
