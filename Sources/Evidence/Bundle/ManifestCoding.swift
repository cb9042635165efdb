import Foundation
import PKI

extension Manifest {
    /// manifest.json: canonical JSON (RFC 8785).
    func bytes() throws -> [UInt8] {
        try JSON.parse(Array(JSONEncoder().encode(self)), file: BundleFile.manifest).root.canonical()
    }

    /// Reads manifest.json, and nothing but what `bytes` writes.
    init(reading bytes: [UInt8]) throws {
        // Strictly first: Foundation takes duplicate keys and unknown members.
        _ = try JSON.parse(bytes, file: BundleFile.manifest)
        self = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
        guard schema == Self.currentSchema else {
            throw EvidenceError(operation: "read the manifest", reason: "its schema is \(schema)")
        }
        guard try self.bytes() == bytes else {
            throw EvidenceError(
                operation: "read the manifest", reason: "it has members that this version does not know")
        }
    }
}
