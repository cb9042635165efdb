import Evidence
import PKI

/// What the verification of a bundle found.
package struct EvidenceCheck: Codable, Hashable, Sendable {
    /// One thing that was checked.
    package struct Line: Codable, Hashable, Sendable {
        /// Such as `journal.chain`.
        package let name: String
        /// `passed`, `failed` or `unchecked`.
        package let finding: String
        /// What was found.
        package let detail: String
    }

    /// Folder of the bundle.
    package let folder: String
    /// Everything that was checked.
    package let lines: [Line]
    /// Whether nothing failed.
    package let passed: Bool

    /// Verifies a bundle, trusting the certificates with these SHA-256 (hexadecimal).
    ///
    /// - Throws: `InputError` where a digest is none.
    package static func perform(folder: String, trusting signers: [String]) throws(InputError) -> EvidenceCheck {
        var pins: [SHA256Digest] = []
        for signer in signers {
            guard let pin = SHA256Digest(hex: signer) else {
                throw InputError(file: "--trust", expected: "64 lowercase hexadecimal digits", found: "“\(signer)”")
            }
            pins.append(pin)
        }
        let report = EvidenceVerification.verify(folder: absolute(folder), trusting: pins)
        return EvidenceCheck(
            folder: folder,
            lines: report.checks.map { Line(name: $0.name, finding: $0.finding.rawValue, detail: $0.detail) },
            passed: report.passed && !report.checks.isEmpty)
    }

    /// SHA-256 of the configured signer's certificate, hexadecimal.
    ///
    /// - Throws: `InputError` where it cannot be read.
    package static func signer(of configuration: Configuration) throws(InputError) -> [String] {
        guard let path = configuration.signer?.certificate else { return [] }
        let bytes = try InputFile.bytes(path, named: path)
        do {
            return [try Certificate(bytes).sha256.hex]
        } catch {
            throw InputError(file: path, expected: "a certificate", found: error.description)
        }
    }
}
