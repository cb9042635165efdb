import Evidence
import Foundation
import Governance
import PKI

/// What a person found out about a run after its end, signed with their own key; it changes nothing of the run.
package struct Annotation: Sendable {
    /// What may be found.
    package enum Finding: String, Sendable, CaseIterable, Codable {
        /// The portal has the request twice.
        case duplicate
        /// More, or something else, was requested than was wanted.
        case scopeError = "scope-error"
        /// What was submitted had to be corrected later.
        case correction
        /// It stopped although nothing was wrong.
        case falseAlarm = "false-alarm"
        /// The draft it left was discarded in the portal.
        case draftDiscarded = "draft-discarded"
        /// A halt, hold or take-over did not end as it should have.
        case endedBadly = "ended-badly"
    }

    /// Name of the run, or enough of its beginning.
    package var run: String
    /// What was found.
    package var finding: Finding
    /// In words.
    package var note: String
    /// Who signs.
    package var signatory: Signatory

    /// Takes every part as given.
    package init(
        run: String, finding: Finding, note: String, signatory: Signatory
    ) {
        self.run = run
        self.finding = finding
        self.note = note
        self.signatory = signatory
    }
}

extension Annotation {
    /// What came of it.
    package enum Answer: Sendable {
        /// It counts for nothing, for every one of these reasons.
        case refused([Reason])
        /// It is an entry of this run, and this record of its sealed evidence; nil: there is none that holds.
        case recorded(run: String, added: AddedRecord?)
    }

    /// Judges who signs, and records it.
    ///
    /// - Throws: `InputError` where an input cannot be used, `Failure` where the journal cannot.
    package func perform(_ configuration: Configuration) async throws -> Answer {
        let signer = try await signatory.keyPair()
        let registry = try Registry.read(configuration.registry)
        do {
            return try record(configuration, signer, registry)
        } catch let error as JournalError {
            throw Failure(
                what: error.description, remedy: "the journal at \(configuration.journal), readable and whole")
        } catch let error as PKIError {
            throw signatory.cannotSign(error)
        }
    }

    private func record(
        _ configuration: Configuration, _ signer: KeyPair, _ registry: Registry
    ) throws -> Answer {
        let journal = try configuration.openJournal()
        let name = run.split(separator: "/").last.map(String.init) ?? run
        guard let summary = try journal.run(name) else { throw JournalError.unknownRun(run) }
        let now = Instant.now
        let statement: JSON = [
            "schema": "countersign.annotation/1", "run": .string(summary.run), "finding": .string(finding.rawValue),
            "note": .string(note), "person": .string(signatory.person), "decided": .string(now.description),
        ]
        let cms = try CMS.sign(
            statement.canonical(), by: signer.certificate, key: signer.key, detached: false, at: now.milliseconds)
        let signature = SignatureState(by: try CMS.verify(cms).signer)
        let refusals = AnnotationRules.judge(
            person: signatory.person, note: note, hasEnded: summary.endedAt != nil, signature: signature, now: now,
            registry)
        guard refusals.isEmpty else { return .refused(refusals.map(Reason.init)) }
        try journal.append(
            JournalEntry(
                run: summary.run, kind: .annotation, at: now.milliseconds,
                body: [
                    "finding": .string(finding.rawValue), "note": .string(note), "person": .string(signatory.person),
                    "cms": .string(Data(cms).base64EncodedString()),
                ]))
        let body: JSON = [
            "person": .string(signatory.person), "words": .string(note), "finding": .string(finding.rawValue),
        ]
        return .recorded(
            run: summary.run, added: EvidenceOfRun.attach(to: summary.run, configuration, .note, body, by: signer))
    }
}
