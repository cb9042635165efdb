/// The hash tree over a list (RFC 6962 §2.1).
package enum MerkleTree {
    /// The hash of a leaf: 0x00 keeps leaves and nodes apart.
    package static func leaf(_ entry: [UInt8]) -> SHA256Digest { SHA256Digest(of: [0] + entry) }

    /// The root over the hashes of leaves, in order.
    package static func root(_ leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
        guard leaves.count > 1, let first = leaves.indices.first else {
            return leaves.first ?? SHA256Digest(of: [])
        }
        let half = first + split(leaves.count)
        return node(root(leaves[first..<half]), root(leaves[half...]))
    }

    /// What proves that the leaf at `index` (from 0) is in the tree: siblings from the leaf up.
    package static func proof(of index: Int, in leaves: ArraySlice<SHA256Digest>) -> [SHA256Digest] {
        guard leaves.count > 1, let first = leaves.indices.first else { return [] }
        let size = split(leaves.count)
        let half = first + size
        return index < size
            ? proof(of: index, in: leaves[first..<half]) + [root(leaves[half...])]
            : proof(of: index - size, in: leaves[half...]) + [root(leaves[first..<half])]
    }

    /// The root that a proof leads to; nil where it has not the length that `index` and `size` ask for.
    package static func root(
        from leaf: SHA256Digest, at index: Int, size: Int, by proof: [SHA256Digest]
    ) -> SHA256Digest? {
        guard index >= 0, index < size else { return nil }
        guard size > 1 else { return proof.isEmpty ? leaf : nil }
        guard let last = proof.last else { return nil }
        let half = split(size)
        let rest = proof.dropLast()
        return index < half
            ? root(from: leaf, at: index, size: half, by: Array(rest)).map { node($0, last) }
            : root(from: leaf, at: index - half, size: size - half, by: Array(rest)).map { node(last, $0) }
    }

    private static func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
        SHA256Digest(of: [1] + left.bytes + right.bytes)
    }

    /// The largest power of two below `count`.
    private static func split(_ count: Int) -> Int {
        var size = 1
        while size * 2 < count { size *= 2 }
        return size
    }
}
