import Foundation
import Governance
import PKI

/// Signatures beside a file of rules: `FILE.PERSON.p7s`, detached CMS (RFC 5652), DER, over the file's bytes.
package struct SignedFile: Sendable {
    /// Path of the file.
    package let path: String

    /// A file by its path.
    package init(_ path: String) { self.path = path }

    /// Signs the file as it lies there, and writes the signature beside it.
    ///
    /// - Returns: path of the signature.
    /// - Throws: `PKIError`, `InputError` or the file system's error.
    package func sign(as person: String, _ signer: KeyPair) throws -> String {
        let bytes = try InputFile.bytes(path, named: path)
        let signature = try CMS.sign(
            bytes, by: signer.certificate, key: signer.key, detached: true, at: Instant.now.milliseconds)
        let name = "\(path).\(person).p7s"
        try Data(signature).write(to: URL(fileURLWithPath: name), options: .atomic)
        return name
    }

    /// The signatures, in the order of their names.
    func signatures(over bytes: [UInt8]) -> [Sourced<SignatureState>] {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasPrefix("\(url.lastPathComponent).") && $0.hasSuffix(".p7s") }.sorted().map {
            Sourced(state(of: "\(folder)/\($0)", over: bytes), $0)
        }
    }

    private func state(of path: String, over bytes: [UInt8]) -> SignatureState {
        do {
            return SignatureState(
                by: try CMS.verify(try InputFile.bytes(path, named: path), content: bytes).signer)
        } catch {
            return .invalid("\(error)")
        }
    }

    /// The file as a gate judges it.
    func input(_ kind: SignedInput.Kind, version: Int, _ bytes: [UInt8]) -> SignedInput {
        SignedInput(
            kind: kind, source: path, version: version, digest: SHA256Digest(of: bytes).hex,
            signatures: signatures(over: bytes))
    }
}
