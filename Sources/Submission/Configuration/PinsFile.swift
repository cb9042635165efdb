import Foundation
import Governance
import PKI

/// Where root's pins lie, and who has to own them; nothing on the command line or in the environment says otherwise.
package struct PinsPlace: Hashable, Sendable {
    /// The file.
    package let path: String
    /// Owner's number.
    package let owner: Int

    /// Where this program looks for them.
    package static let installed = PinsPlace(path: "/etc/countersign/pins.yaml", owner: 0)

    /// Another place, for tests.
    package init(path: String, owner: Int) {
        self.path = path
        self.owner = owner
    }

    /// The pins, or why there are none that count.
    func read() -> (pins: Pins?, without: String) {
        guard FileManager.default.fileExists(atPath: path) else { return (nil, "\(path) is not there") }
        if let fault = RootOwned(owner: owner).fault(of: path) { return (nil, fault) }
        do {
            return (try Pins.read(path), "")
        } catch {
            return (nil, error.description)
        }
    }
}

extension Pins {
    static let schema = "countersign.pins/1"

    /// Reads root's file strictly; its digest is over the file's bytes.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func read(_ path: String) throws(InputError) -> Pins {
        let bytes = try InputFile.bytes(path, named: path)
        let digest = SHA256Digest(of: bytes).hex
        return try ObjectReader.read(try YAMLFile.read(bytes, named: path), file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            return Pins(
                source: path, digest: digest, signers: fields.objects("signers", signer),
                environments: fields.texts("environments"), origins: fields.texts("origins"),
                configurations: fields.texts("configurations"),
                leastVersions: fields.optionalObject("leastVersions", versions) ?? [:],
                issuers: fields.optionalObject("issuers", issuers) ?? [:])
        }
    }

    private static func signer(_ fields: ObjectReader) -> Signer {
        Signer(
            person: Person(id: fields.text("id"), name: fields.text("name"), email: fields.text("email")),
            certificate: fields.digest("certificate"))
    }

    private static func versions(_ fields: ObjectReader) -> [String: Int] {
        var versions: [String: Int] = [:]
        for kind in SignedInput.Kind.allCases.map(\.rawValue) where fields.has(kind) {
            versions[kind] = Int(fields.integer(kind, in: 1...1_000_000))
        }
        return versions
    }

    private static func issuers(_ fields: ObjectReader) -> [String: [String]] {
        var issuers: [String: [String]] = [:]
        for origin in fields.keys { issuers[origin] = fields.texts(origin) }
        return issuers
    }
}
