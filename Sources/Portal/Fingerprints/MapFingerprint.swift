import Foundation
package import PKI

/// What the pages of a map looked like when its version was made: `fingerprint.json` beside `map.yaml`.
package struct MapFingerprint: Hashable, Sendable, Codable {
    /// The fingerprint language.
    package static let schemaName = "countersign.fingerprint/1"
    /// Its file's name in the folder of a version.
    package static let fileName = "fingerprint.json"

    /// ``schemaName``.
    package let schema: String
    /// The portal's name.
    package let portal: String
    /// The map's version.
    package let version: String
    /// The pages that were seen, by their ids in the map.
    package let pages: [String: PageFingerprint]

    /// The fingerprint of a map's pages.
    package init(map: SelectorMap, pages: [String: PageFingerprint]) {
        schema = Self.schemaName
        portal = map.portal
        version = map.version
        self.pages = pages
    }

    /// Reads the file in a version's folder; nil where there is none.
    ///
    /// - Throws: that it is no fingerprint, or another map's.
    package static func load(folder: String, of map: SelectorMap) throws(MapError) -> MapFingerprint? {
        let file = "\(folder)/\(fileName)"
        guard let data = FileManager.default.contents(atPath: file) else { return nil }
        let found: MapFingerprint
        do {
            found = try JSONDecoder().decode(MapFingerprint.self, from: data)
        } catch {
            throw MapError(file: file, "is no fingerprint (schema: \(schemaName)): \(error)")
        }
        guard found.schema == schemaName else {
            throw MapError(file: file, "schema is “\(found.schema)”; expected \(schemaName)")
        }
        guard found.portal == map.portal, found.version == map.version else {
            throw MapError(
                file: file, "is of \(found.portal) \(found.version); the map is \(map.portal) \(map.version)")
        }
        return found
    }

    /// The file's bytes: sorted, so that two versions can be compared line by line.
    package var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts, numbers and lists of them: encoding such a value cannot fail.
        return [UInt8]((try? encoder.encode(self)) ?? Data()) + [0x0a]
    }

    /// The digest of ``bytes``.
    package var digest: SHA256Digest { SHA256Digest(of: bytes) }
}
