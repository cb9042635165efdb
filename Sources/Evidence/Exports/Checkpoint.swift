import Foundation
import PKI

/// The head of the hash tree over a run's journal (c2sp.org/tlog-checkpoint): a leaf is a line without its line end.
struct Checkpoint: Hashable {
    let origin: String
    let size: Int
    let root: SHA256Digest

    init(run: String, entries: [StoredEntry]) {
        origin = Self.origin(of: run)
        size = entries.count
        root = MerkleTree.root(Self.leaves(entries))
    }

    static func origin(of run: String) -> String { "countersign/\(run)" }

    static func leaves(_ entries: [StoredEntry]) -> ArraySlice<SHA256Digest> {
        entries.map { MerkleTree.leaf($0.line) }[...]
    }

    var text: String { "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n" }

    func signed(by key: PrivateKey) throws(PKIError) -> String { try SignedNote.sign(text, name: origin, key: key) }
}
