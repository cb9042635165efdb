import Evidence
import Foundation
import Governance
import PKI

/// What a person adds to sealed evidence, signed with the person's own key.
package struct EvidenceRecord: Sendable {
    /// What is added.
    package enum Content: Sendable {
        /// The owner takes the evidence as it is graded.
        case accept
        /// A remark.
        case note
        /// The certificate that was issued, as a file.
        case certificate(String)
        /// Nothing is removed from here on.
        case legalHold
        /// A legal hold has ended.
        case legalHoldEnd
    }

    /// Name of the run, or a bundle's folder.
    package var run: String
    /// What is added.
    package var content: Content
    /// The person's words; nil for none.
    package var words: String?
    /// Who signs.
    package var signatory: Signatory

    /// Takes every part as given.
    package init(
        run: String, content: Content, words: String?, signatory: Signatory
    ) {
        self.run = run
        self.content = content
        self.words = words
        self.signatory = signatory
    }

    /// Adds it, if the person may and the evidence is what it was.
    ///
    /// - Throws: `InputError` where an input cannot be used, `Failure` where the evidence or the person does not allow it.
    package func perform(_ configuration: Configuration) async throws -> AddedRecord {
        let evidence = try EvidenceOfRun(run, configuration)
        let signer = try await signatory.keyPair()
        try permit(signer, evidence, try Registry.read(configuration.registry))
        let faults = evidence.faults
        guard faults.isEmpty else {
            throw Failure(what: faults.joined(separator: "; "), remedy: "nobody signs evidence that does not hold")
        }
        let (kind, body, files) = try record(evidence)
        return try evidence.add(kind, body, files: files, by: signer)
    }

    /// Everybody of the registry may add a remark; only the owner accepts.
    private func permit(_ signer: KeyPair, _ evidence: EvidenceOfRun, _ registry: Registry) throws {
        let holders = registry.holders(ofCertificate: signer.certificate.sha256.hex).map(\.person.id)
        guard holders == [signatory.person] else {
            throw Failure(
                what:
                    "\(signatory.certificate) is not a certificate that the registry names for \(signatory.person) alone",
                remedy: "the person's own certificate, as in \(evidence.path)/inputs/registry.yaml")
        }
        guard case .accept = content else { return }
        let packet = try evidence.packet()
        guard [packet.owner.id, packet.handover.owner.id].contains(signatory.person) else {
            throw Failure(
                what: "only the owner accepts evidence, and that is \(packet.owner.id)", remedy: "the owner's key")
        }
    }

    private func record(_ evidence: EvidenceOfRun) throws -> (Addendum.Kind, JSON, [String: [UInt8]]) {
        var body: [String: JSON] = ["person": .string(signatory.person)]
        if let words { body["words"] = .string(words) }
        switch content {
        case .accept:
            let report = EvidenceVerification.verify(folder: evidence.path, trusting: [], run: evidence.summary.run)
            body["grade"] = .string("\(report.manifest?.grade.description ?? "none")")
            body["state"] = .string(evidence.summary.state.rawValue)
            return (.accept, .object(body), [:])
        case .note: return (.note, .object(body), [:])
        case .legalHold: return (.legalHold, .object(body), [:])
        case .legalHoldEnd: return (.legalHoldEnd, .object(body), [:])
        case .certificate(let path):
            let issued = try issued(path, try evidence.packet())
            body["notAfter"] = .string(Timestamp(milliseconds: issued.notAfter).description)
            body["serial"] = .string(issued.serial)
            body["sha256"] = .string(issued.sha256.hex)
            return (.certificate, .object(body), ["certificate.pem": Array(issued.pem.utf8)])
        }
    }

    /// The issued certificate must be of the key that was approved.
    private func issued(_ path: String, _ packet: Packet) throws -> Certificate {
        let certificate = try Configuration.certificate(path)
        guard certificate.spkiSHA256.hex == packet.csr.spkiSHA256 else {
            throw InputError(
                file: path, expected: "a certificate of the approved key \(packet.csr.spkiSHA256)",
                found: "one of \(certificate.spkiSHA256.hex)")
        }
        return certificate
    }
}
