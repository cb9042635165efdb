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

    /// Verifies a bundle, trusting the signers and timestamp authorities with these SHA-256 (hexadecimal).
    ///
    /// `later` are paths of revocation lists and OCSP responses that were made after the seal.
    ///
    /// - Throws: `InputError` where a digest, list or response is none.
    package static func perform(
        folder: String, trusting signers: [String], authorities: [String] = [], later: [String] = []
    ) throws(InputError) -> EvidenceCheck {
        let report = EvidenceVerification.verify(
            folder: absolute(folder), trusting: try pins(signers, "--trust"),
            authorities: try pins(authorities, "--trust-authority"), later: try read(later))
        return EvidenceCheck(
            folder: folder,
            lines: report.checks.map { Line(name: $0.name, finding: $0.finding.rawValue, detail: $0.detail) },
            passed: report.passed && !report.checks.isEmpty)
    }

    private static func read(_ paths: [String]) throws(InputError) -> RevocationValues {
        var values = RevocationValues()
        for path in paths {
            let bytes = try InputFile.bytes(absolute(path), named: path)
            if let response = try? RevocationResponse(bytes) {
                values.responses.append(response)
                continue
            }
            do {
                values.lists.append(try RevocationList(bytes))
            } catch {
                throw InputError(
                    file: path, expected: "a revocation list, PEM or DER, or an OCSP response, DER",
                    found: error.description)
            }
        }
        return values
    }

    static func pins(_ texts: [String], _ option: String) throws(InputError) -> [SHA256Digest] {
        var pins: [SHA256Digest] = []
        for text in texts {
            guard let pin = SHA256Digest(hex: text) else {
                throw InputError(file: option, expected: "64 lowercase hexadecimal digits", found: "“\(text)”")
            }
            pins.append(pin)
        }
        return pins
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
