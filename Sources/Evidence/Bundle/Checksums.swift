import PKI

/// SHA256SUMS: `sha256sum` text mode, one line a file, sorted by the bytes of the path.
struct Checksums {
    let digests: [BundlePath: SHA256Digest]

    init(_ digests: [BundlePath: SHA256Digest]) { self.digests = digests }

    var bytes: [UInt8] {
        digests.sorted { $0.key < $1.key }.flatMap { path, digest in Array("\(digest.hex)  \(path)\n".utf8) }
    }

    /// Reads exactly what `bytes` writes; what `sha256sum` tolerates beyond that is refused.
    init(reading bytes: [UInt8]) throws(ChecksumsError) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw ChecksumsError(line: 1, reason: "begins with a byte order mark")
        }
        guard bytes.last == UInt8(ascii: "\n") else { throw ChecksumsError(line: 1, reason: "has no line end") }
        var digests: [BundlePath: SHA256Digest] = [:]
        var last: BundlePath?
        for (index, line) in bytes.dropLast().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            let (path, digest) = try Self.read(Array(line), line: index + 1)
            if let last, !(last < path) {
                throw ChecksumsError(line: index + 1, reason: "is out of order or named twice")
            }
            digests[path] = digest
            last = path
        }
        self.digests = digests
    }

    private static func read(
        _ bytes: [UInt8], line: Int
    ) throws(ChecksumsError) -> (BundlePath, SHA256Digest) {
        if bytes.contains(UInt8(ascii: "\r")) { throw ChecksumsError(line: line, reason: "ends with CR") }
        guard bytes.count > 66, bytes[64] == UInt8(ascii: " "), bytes[65] == UInt8(ascii: " "),
            let digest = SHA256Digest(hex: String(decoding: bytes[..<64], as: UTF8.self))
        else { throw ChecksumsError(line: line, reason: "is not a SHA-256, two spaces and a path") }
        guard let path = BundlePath(String(decoding: bytes[66...], as: UTF8.self)) else {
            throw ChecksumsError(line: line, reason: "names a path that does not stay in the folder, or is not plain")
        }
        return (path, digest)
    }
}

/// Why a SHA256SUMS is refused.
struct ChecksumsError: Error, CustomStringConvertible {
    let line: Int
    let reason: String

    var description: String { "SHA256SUMS: line \(line) \(reason)" }
}
