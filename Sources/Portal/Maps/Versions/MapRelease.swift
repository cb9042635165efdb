import Foundation
import PKI

/// The word that a version was released, and what it was; from then on nothing of it changes.
///
/// It is the file `release.json` beside `map.yaml`.
package struct MapRelease: Hashable, Sendable, Codable {
    /// The language of the file.
    package static let schemaName = "countersign.release/1"
    /// Its file's name in the folder of a version.
    package static let fileName = "release.json"

    /// ``schemaName``.
    package let schema: String
    /// The portal's name.
    package let portal: String
    /// The map's version.
    package let version: String
    /// The SHA-256 of map.yaml, hexadecimal.
    package let map: String
    /// The SHA-256 of fingerprint.json, hexadecimal.
    package let fingerprint: String
    /// When, RFC 3339.
    package let released: String
    /// Who, as in the registry.
    package let by: String
    /// Why, in a person's words.
    package let reason: String
    /// The origin of the portal that was walked, and its build where it shows one.
    package let walked: String

    /// The release of a map with its fingerprint.
    package init(
        map: SelectorMap, fingerprint: MapFingerprint, released: String, by: String, reason: String, walked: String
    ) {
        schema = Self.schemaName
        portal = map.portal
        version = map.version
        self.map = map.digest.hex
        self.fingerprint = fingerprint.digest.hex
        self.released = released
        self.by = by
        self.reason = reason
        self.walked = walked
    }

    /// Reads the file in a version's folder; nil where there is none.
    ///
    /// - Throws: that it is no release.
    package static func load(folder: String) throws(MapError) -> MapRelease? {
        let file = "\(folder)/\(fileName)"
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        do {
            return try JSONDecoder().decode(MapRelease.self, from: data)
        } catch {
            throw MapError(file: file, "is no release (schema: \(schemaName)): \(error)")
        }
    }

    /// In which way a version's folder is no longer what was released; empty where it is.
    package func breaches(in folder: String) -> [String] {
        [("map.yaml", map), (MapFingerprint.fileName, fingerprint)].compactMap { name, digest in
            let found = FileManager.default.contents(atPath: "\(folder)/\(name)").map {
                SHA256Digest(of: [UInt8]($0)).hex
            }
            guard found != digest else { return nil }
            return "\(name) is not what was released on \(released): released \(digest.prefix(12))…, found "
                + "\(found.map { "\($0.prefix(12))…" } ?? "nothing"); a released version never changes: make a new one"
        }
    }

    /// The file's bytes.
    package var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts only: encoding them cannot fail.
        return [UInt8]((try? encoder.encode(self)) ?? Data()) + [0x0a]
    }
}
