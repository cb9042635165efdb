import Foundation
import Governance
import Portal

/// A second person's signature over a version's release.
package struct ReleaseSigning: Sendable {
    /// What was signed.
    package struct Signed: Codable, Hashable, Sendable {
        /// The portal's name.
        package let portal: String
        /// The version.
        package let version: String
        /// SHA-256 of map.yaml, hexadecimal.
        package let map: String
        /// Path of the signature.
        package let signature: String
    }

    private let folder: String
    private let signatory: Signatory

    /// Takes every part as given.
    package init(folder: String, signatory: Signatory) {
        self.folder = folder
        self.signatory = signatory
    }

    /// Signs `release.json`, once the version's files are those that it names: `release.json.PERSON.p7s`.
    ///
    /// - Throws: ``UnusableMap`` where the version was not released or was changed since, `InputError` where
    ///   certificate or key cannot be used.
    package func perform() async throws -> Signed {
        let found = try released()
        let signer = try await signatory.keyPair()
        do {
            let signature = try SignedFile("\(absolute(folder))/\(MapRelease.fileName)").sign(
                as: signatory.person, signer)
            return Signed(portal: found.portal, version: found.version, map: found.map, signature: signature)
        } catch {
            throw signatory.cannotSign(error)
        }
    }

    private func released() throws(UnusableMap) -> MapRelease {
        do {
            _ = try SelectorMap.load(folder: folder)
            if let found = try MapRelease.load(folder: folder) { return found }
        } catch {
            throw UnusableMap(error)
        }
        throw UnusableMap(lines: ["\(folder): the version was not released yet: countersign maps release"])
    }
}
