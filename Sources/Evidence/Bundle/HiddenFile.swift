package import PKI
import PNGMask

extension Manifest {
    /// A file that only its readers can open: CMS EnvelopedData (RFC 5652 §6), DER.
    package struct HiddenFile: Sendable, Hashable, Codable {
        /// From the bundle's folder.
        package var file: String
        /// Of the sealed form: a digest of what is in it could be guessed at.
        package var digest: SHA256Digest
        /// SHA-256 of the certificates that can open it.
        package var readers: [SHA256Digest]
    }

    /// This manifest with every text masked.
    ///
    /// - Throws: what JSON throws where the result is no manifest; it then cannot be sealed.
    func masked(by mask: TextMask) throws -> Manifest {
        let text = try JSON.parse(bytes(), file: BundleFile.manifest).root
        return try Manifest(reading: Self.masked(text, mask).canonical())
    }

    private static func masked(_ value: JSON, _ mask: TextMask) -> JSON {
        switch value {
        case .string(let text): .string(mask.masked(text))
        case .array(let elements): .array(elements.map { masked($0, mask) })
        case .object(let members): .object(members.mapValues { masked($0, mask) })
        case .null, .bool, .integer: value
        }
    }
}
