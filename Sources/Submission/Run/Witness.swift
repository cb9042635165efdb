import Evidence
import Foundation
import Governance
import PKI
import Portal

/// Gives the journal's head to somebody whom the operator does not run, before anything leaves (docs/threats.md).
struct Witness: Sendable {
    let request: SubmissionRequest
    let journal: RunJournal
    let evidence: RunEvidence
    /// What the gate before the release is to know of the authority's clock.
    let memory: GateMemory

    private var configuration: Configuration { request.configuration }

    /// How long the authority may take, in seconds: the browser's request is held meanwhile.
    private static let patience = 5

    /// Has a witness keep it and an authority stamp it, and records both; without either nothing happens.
    ///
    /// - Throws: ``Stop/halt(_:)`` where the policy demands what could not be had; nothing was sent then.
    func attest() async throws(Stop) {
        let isPublished = await publish()
        let isStamped = try await stamp()
        guard !isPublished, !isStamped, demands(\.demandsWitness) else { return }
        throw .halt(
            HaltReason(
                kind: "witness",
                reason: "Nobody else was given the journal's head before the release, which the policy demands.",
                differences: await evidence.gaps.suffix(2)))
    }

    private func publish() async -> Bool {
        guard let named = configuration.witness else { return false }
        do {
            let body = try await evidence.publish(journal.journal, to: witness(named))
            try journal.note(.published, body)
            return true
        } catch {
            await evidence.lacks("The witness was not given the journal's head before the release: \(error)")
            return false
        }
    }

    private func witness(_ named: WitnessConfiguration) async throws -> CheckpointWitness {
        var url = named.url
        for (mark, value) in [
            ("{run}", journal.run), ("{request}", request.packet.packet.requestID), ("{ticket}", await evidence.ticket),
        ] where url.contains(mark) {
            guard let value = value?.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["-", "_"]))
            else { throw Unknown(mark: mark) }
            url = url.replacing(mark, with: value)
        }
        let token = try await named.token?.bytes()
        let authorization = token.map { "\(named.scheme) \(String(decoding: $0, as: UTF8.self))" }
        return CheckpointWitness(url: url, authorization: authorization, authorities: named.authorities)
    }

    private func stamp() async throws(Stop) -> Bool {
        guard configuration.timestamps != nil else { return false }
        do {
            guard let named = try configuration.timestampAuthority() else { return false }
            let authority = TimestampAuthority(url: named.url, anchors: named.anchors, patience: Self.patience)
            let asked = Instant.now
            let body = try await evidence.witness(journal.journal, by: authority)
            if let time = body["time"]?.integer {
                memory.met(
                    authorityClock: ClockReading(
                        token: Instant(milliseconds: time), asked: asked, answered: .now, authority: named.url))
            }
            try journal.note(.witnessed, body)
            return true
        } catch {
            try await missed("\(error)")
            return false
        }
    }

    private func missed(_ why: String) async throws(Stop) {
        guard !demands(\.demandsTimestamp) else {
            throw .halt(
                HaltReason(
                    kind: "timestamp",
                    reason: "No authority stamped the journal before the release, which the policy demands.",
                    differences: [why]))
        }
        await evidence.lacks("No authority stamped the journal before the release: \(why)")
    }

    /// A policy that cannot be read demands everything.
    private func demands(_ what: KeyPath<Policy, Bool>) -> Bool {
        (try? Policy.read(configuration.policy))?[keyPath: what] ?? true
    }
}

/// What a witness's URL names and this run has not.
private struct Unknown: Error, CustomStringConvertible {
    let mark: String
    var description: String { "its URL says \(mark), and the record is no ticket" }
}
