import Evidence
import Foundation
import Governance
import PKI
import Portal

/// Submissions that may speak for a map's version: nobody's word, but sealed evidence that is verified here.
struct StagedSubmissions {
    let configuration: Configuration
    let registry: Registry
    let policy: Policy
    let installation: InstallationFacts

    /// How many of the newest runs are looked through.
    static let limit = 2000

    /// The submission whose evidence lies in a folder.
    ///
    /// - Throws: `InputError` where there is no evidence.
    func submission(in folder: String) throws(InputError) -> StagedSubmission {
        let report = EvidenceVerification.verify(folder: folder, trusting: signers)
        guard let manifest = report.manifest else {
            throw InputError(file: folder, expected: "the evidence of a run", found: "no manifest that can be read")
        }
        let portal = manifest.portal
        let fingerprint = FileManager.default.contents(atPath: "\(folder)/inputs/\(MapFingerprint.fileName)")
        return StagedSubmission(
            run: manifest.run, source: folder, environment: portal.environment,
            isProduction: installation.isProduction(portal.environment, at: portal.origin),
            state: manifest.outcome.state.rawValue, confirmation: manifest.confirmation?.requestID,
            ended: Instant(milliseconds: manifest.ended.milliseconds), mapSHA256: portal.map.digest?.hex ?? "",
            fingerprintSHA256: fingerprint.map { SHA256Digest(of: [UInt8]($0)).hex },
            faults: report.checks.filter { $0.finding == .failed }.map { "\($0.name): \($0.detail)" })
    }

    /// The newest confirmed submission by this map that the journal knows; nil: there is none whose evidence is there.
    ///
    /// - Throws: `InputError` where the journal cannot be read.
    func newest(by map: SHA256Digest) throws(InputError) -> StagedSubmission? {
        guard let journal = try configuration.journalIfPresent() else { return nil }
        let runs: [RunSummary]
        do { runs = try journal.runs(limit: Self.limit) } catch {
            throw InputError(file: configuration.journal, expected: "a journal that can be read", found: "\(error)")
        }
        let tried = runs.filter {
            $0.state == .confirmed && policy.surveyDraftEnvironments.contains($0.subject.environment)
        }
        for run in tried {
            let folder = run.evidence(below: configuration.evidence)
            // What map it went by is asked before anything is verified: that takes a while, and most went by others.
            let used = FileManager.default.contents(atPath: "\(folder)/inputs/map.yaml")
            guard used.map({ SHA256Digest(of: [UInt8]($0)) }) == map else { continue }
            return try submission(in: folder)
        }
        return nil
    }

    /// Whose seal counts: every certificate in the registry that is one person's or service's alone.
    private var signers: [SHA256Digest] {
        registry.persons.flatMap(\.certificates).filter { registry.holders(ofCertificate: $0).count == 1 }
            .compactMap { SHA256Digest(hex: $0) }
    }
}
