package import PKI

/// A record that came after the seal: numbered, chained to the seal, signed by whoever made it.
package struct Addendum: Sendable, Hashable {
    static let schema = "countersign.addendum/1"

    /// What it records.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The owner takes the evidence as it is graded.
        case accept
        /// Somebody adds a remark.
        case note
        /// A decision about a held run.
        case decision
        /// A timestamp over the seal that came late.
        case timestamp
        /// The certificate that was issued: from here on its end is known.
        case certificate
        /// Nothing of this bundle is removed from here on.
        case legalHold = "legal-hold"
        /// A legal hold has ended.
        case legalHoldEnd = "legal-hold-end"
    }

    /// Name of the run.
    package let run: String
    /// From 1.
    package let number: Int
    package let kind: Kind
    package let at: Timestamp
    /// SHA-256 of the signature before it: of SHA256SUMS.p7s for the first.
    package let previous: SHA256Digest
    /// What it says.
    package let body: JSON
    /// Digests of the files that belong to it, by name.
    package let files: [String: SHA256Digest]

    var json: JSON {
        [
            "schema": .string(Self.schema), "run": .string(run), "number": .integer(Int64(number)),
            "kind": .string(kind.rawValue), "at": .string(at.description), "previous": .string(previous.hex),
            "body": body, "files": .object(files.mapValues { .string($0.hex) }),
        ]
    }

    /// `addenda/0001-accept`, to which `.json` and `.json.p7s` are added.
    var stem: String {
        let text = "\(number)"
        return "\(BundleFile.addenda)/\(String(repeating: "0", count: max(0, 4 - text.count)))\(text)-\(kind.rawValue)"
    }

    /// Where a file of it lies.
    func path(of file: String) -> String { "\(stem)-\(file)" }
}

extension Addendum {
    /// Reads exactly what was written; nil for anything else.
    init?(reading bytes: [UInt8]) {
        guard let json = try? JSON.parse(bytes, file: "addendum").root, json["schema"]?.string == Self.schema,
            let run = json["run"]?.string, let number = json["number"]?.integer,
            let kind = json["kind"]?.string.flatMap(Kind.init(rawValue:)),
            let at = json["at"]?.string.flatMap(Timestamp.init),
            let previous = json["previous"]?.string.flatMap(SHA256Digest.init(hex:)), let body = json["body"],
            let named = json["files"]?.object
        else { return nil }
        let files = named.compactMapValues { $0.string.flatMap(SHA256Digest.init(hex:)) }
        self.init(
            run: run, number: Int(number), kind: kind, at: at, previous: previous, body: body, files: files)
        guard self.json.canonical() == bytes else { return nil }
    }
}
