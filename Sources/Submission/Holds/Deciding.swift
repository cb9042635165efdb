import Evidence
import Foundation
import Governance
import PKI
import Portal

/// What `reconcile` needs from a person who decides about a held run.
package struct Deciding: Sendable {
    /// Name of the run, or enough of its beginning.
    package var run: String
    /// `submitted`, `not-submitted`, `submitted-elsewhere` or `closed`.
    package var finding: String
    /// The portal's request; nil for `not-submitted`.
    package var request: String?
    /// Why the person is sure.
    package var reason: String
    /// Path of the portal operator's statement.
    package var statement: String?
    /// Who signs.
    package var signatory: Signatory

    /// Takes every part as given.
    package init(
        run: String, finding: String, request: String?, reason: String, statement: String?, signatory: Signatory
    ) {
        self.run = run
        self.finding = finding
        self.request = request
        self.reason = reason
        self.statement = statement
        self.signatory = signatory
    }

    /// What came of it.
    package struct Decided: Codable, Hashable, Sendable {
        /// Name of the run.
        package let run: String
        /// `refused`, `recorded` (another person has to say the same) or `decided`.
        package let verdict: String
        /// Where the run stands now.
        package let state: String
        /// The portal's request, where one was named.
        package let request: String?
        /// Requests with this key that a look-up found just now; nil when none was made.
        package let candidates: [String]?
        /// Every reason to refuse.
        package let reasons: [Reason]
        /// The signed decision and what it rests on, as files.
        package let files: [String]
        /// Its number among the records of the run's sealed evidence; nil: it is in none.
        package internal(set) var record: Int?
    }

    /// Looks up, signs, judges and records the decision; a refused one is recorded nowhere.
    ///
    /// - Throws: `InputError` where an input cannot be used, `Failure` where portal or journal cannot.
    package func perform(_ configuration: Configuration) async throws -> Decided {
        do {
            return try await decided(configuration)
        } catch let failure as MachineFailure {
            throw Failure(what: failure.description, remedy: failure.remedy)
        } catch let error as JournalError {
            throw Failure(
                what: error.description, remedy: "the journal at \(configuration.journal), readable and whole")
        }
    }

    private func decided(_ configuration: Configuration) async throws -> Decided {
        guard let finding = HoldDecision.Finding(rawValue: finding) else {
            throw InputError(file: "finding", expected: "a finding", found: "“\(self.finding)”")
        }
        let claims = try await configuration.openClaims()
        let journal = claims.journal
        guard let summary = try journal.run(run) else { throw JournalError.unknownRun(run) }
        let held = try HeldRun(summary, journal: journal, evidence: configuration.evidence)
        let portal = try configuration.portal(summary.subject.portal)
        let map = try SelectorMap.load(folder: try portal.mapFolder())
        let candidates =
            finding == .notSubmitted
            ? try await HoldLookUp(configuration: configuration, run: held).perform(map, portal, journal) : nil
        let bench = HoldBench(
            claims: claims, run: try HeldRun(summary, journal: journal, evidence: configuration.evidence), map: map,
            registry: try Registry.read(configuration.registry), evidence: configuration.evidence)
        let signer = try await signatory.keyPair()
        let signed = try signed(held, finding, by: signer)
        var decided = try bench.judge(signed, candidates)
        if decided.verdict != "refused", let added = attach(signed, to: summary.run, configuration, signer) {
            decided.record = added.number
        }
        return decided
    }

    /// The decision with the run's sealed evidence, where there is any that holds.
    private func attach(
        _ signed: SignedHoldDecision, to run: String, _ configuration: Configuration, _ signer: KeyPair
    ) -> AddedRecord? {
        var files = ["decision.p7s": signed.cms]
        if let statement = signed.statement { files["statement"] = statement }
        let body: JSON = [
            "person": .string(signatory.person), "finding": .string(finding), "request": .text(request),
            "reason": .string(reason),
        ]
        return EvidenceOfRun.attach(to: run, configuration, .decision, body, files: files, by: signer)
    }

    /// The decision, signed now, with the bytes of the portal operator's statement.
    private func signed(
        _ held: HeldRun, _ finding: HoldDecision.Finding, by signer: KeyPair
    ) throws -> SignedHoldDecision {
        let words: [UInt8]? =
            if let statement { try InputFile.bytes(absolute(statement), named: statement) } else { nil }
        let said = HoldStatement(
            run: held.summary.run, packet: held.summary.subject.packetDigest, finding: finding, request: request,
            reason: reason, statement: words.map { SHA256Digest(of: $0).hex }, person: signatory.person, decided: .now)
        do {
            return try SignedHoldDecision(cms: try said.cms(signer), statement: words)
        } catch let error as PKIError {
            throw signatory.cannotSign(error)
        }
    }
}
