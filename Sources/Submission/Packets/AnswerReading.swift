import Foundation
import Governance

/// The form of a person's answers: packet.json without what the request and the files say themselves.
enum AnswerReading {
    static let schema = "countersign.answers/1"

    /// The packet, its files' digests still open, and where each named file is to be taken from.
    static func packet(_ fields: ObjectReader, _ csr: CSRFacts) -> (packet: Packet, paths: [String: String]) {
        _ = fields.text("schema", "“\(schema)”") { $0 == schema }
        let attestations = fields.objects("attestations", attestation)
        let attachments = fields.optionalTexts("attachments")
        var paths: [String: String] = [:]
        let attested = attestations.flatMap { [$0.file] + $0.parts.map(\.file) }
        for path in attested + attachments where paths.updateValue(path, forKey: lastStep(path)) != nil {
            fields.problem(with: "attachments", expected: "each file name once", found: "“\(lastStep(path))” again")
        }
        var packet = PacketReading.governed(fields)
        packet.subject = csr.subject
        packet.alternativeNames = csr.alternativeNames
        packet.csr = LockedCSR(file: "request.csr", derSHA256: csr.derSHA256, spkiSHA256: csr.spkiSHA256)
        packet.attestations = attestations.map { attestation in
            var named = attestation
            named.file = lastStep(attestation.file)
            named.parts = attestation.parts.map { AttachedFile(file: lastStep($0.file), sha256: "") }
            return named
        }
        packet.attachments = attachments.map { AttachedFile(file: lastStep($0), sha256: "") }
        return (packet, paths)
    }

    private static func attestation(_ fields: ObjectReader) -> AttestationFile {
        AttestationFile(
            kind: fields.text("kind"), serial: fields.text("serial"), file: fields.text("file"), sha256: "",
            generatedOnDevice: fields.bool("generatedOnDevice"), exportable: fields.bool("exportable"),
            parts: fields.optionalTexts("parts").map { AttachedFile(file: $0, sha256: "") },
            acceptedFindings: fields.optionalTexts("acceptedFindings"))
    }

    private static func lastStep(_ path: String) -> String { NSString(string: path).lastPathComponent }
}
