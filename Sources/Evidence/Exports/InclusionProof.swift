import Foundation
import PKI

/// That one record is in the journal, checkable without the journal (c2sp.org/tlog-proof@v1).
struct InclusionProof: Hashable {
    /// From 0.
    let index: Int
    let path: [SHA256Digest]
    /// The signed checkpoint, as it stands.
    let checkpoint: String

    /// Kinds of records that get a proof of their own.
    static let kinds: Set<EntryKind> = [.intent, .release, .withheld, .response, .confirmation, .outcome]

    static func name(of entry: StoredEntry) -> String {
        let number = "\(entry.index)"
        return "\(BundleFile.proofs)/\(String(repeating: "0", count: max(0, 4 - number.count)))\(number).tlog-proof"
    }

    init(of index: Int, in leaves: ArraySlice<SHA256Digest>, checkpoint: String) {
        self.index = index
        path = MerkleTree.proof(of: index, in: leaves)
        self.checkpoint = checkpoint
    }

    var text: String {
        let hashes = path.map { "\(Data($0.bytes).base64EncodedString())\n" }.joined()
        return "\(Self.version)\nindex \(index)\n\(hashes)\n\(checkpoint)"
    }

    private static let version = "c2sp.org/tlog-proof@v1"
}

extension InclusionProof {
    /// Reads exactly what `text` writes; nil for anything else.
    init?(reading text: String) {
        let lines = text.components(separatedBy: "\n")
        guard lines.count > 2, lines[0] == Self.version, lines[1].hasPrefix("index "),
            let index = Int(lines[1].dropFirst(6)), let gap = lines.firstIndex(of: "")
        else { return nil }
        self.index = index
        path = lines[2..<gap].compactMap { Data(base64Encoded: $0) }.compactMap { SHA256Digest(bytes: Array($0)) }
        checkpoint = lines[(gap + 1)...].joined(separator: "\n")
        guard self.text == text else { return nil }
    }
}
