import Governance
import PKI

/// What `policy sign` needs from whoever signs a file of rules.
package struct RulesSigning: Sendable {
    /// What was signed.
    package struct Signed: Codable, Hashable, Sendable {
        /// `policy`, `registry`, `maps` or `inventory`.
        package let kind: String
        /// Version of the file.
        package let version: Int
        /// SHA-256 of its bytes, hexadecimal.
        package let sha256: String
        /// Path of the signature.
        package let signature: String
    }

    private let file: String
    private let signatory: Signatory

    /// Takes every part as given.
    package init(file: String, signatory: Signatory) {
        self.file = file
        self.signatory = signatory
    }

    /// Signs the file, once it was read as what it says it is.
    ///
    /// - Throws: `InputError` where the file is none of ours, or certificate or key cannot be used.
    package func perform() async throws(InputError) -> Signed {
        let path = absolute(file)
        let bytes = try InputFile.bytes(path, named: file)
        let (kind, version) = try read(bytes)
        let signer = try await signatory.keyPair()
        do {
            return Signed(
                kind: kind.rawValue, version: version, sha256: SHA256Digest(of: bytes).hex,
                signature: try SignedFile(path).sign(as: signatory.person, signer))
        } catch {
            throw signatory.cannotSign(error)
        }
    }

    private func read(_ bytes: [UInt8]) throws(InputError) -> (SignedInput.Kind, Int) {
        let text = String(decoding: bytes, as: UTF8.self)
        let schemas: [(String, SignedInput.Kind)] = [
            (Policy.schema, .policy), (Registry.schema, .registry), (MapList.schema, .maps),
            (InventoryFile.schema, .inventory), (RecordMapping.schema, .recordMapping),
        ]
        guard let kind = schemas.first(where: { text.contains($0.0) })?.1 else {
            throw InputError(file: file, expected: "one of \(schemas.map(\.0).joined(separator: ", "))", found: "none")
        }
        switch kind {
        case .registry: return (kind, try Registry.read(bytes, named: file).version)
        case .maps: return (kind, try MapList.read(bytes, named: file).version)
        case .inventory: return (kind, try InventoryFile.read(bytes, named: file).version)
        case .recordMapping: return (kind, try RecordMapping.read(bytes, named: file).version)
        case .policy: return (kind, try Policy.read(bytes, named: file).version)
        }
    }
}
