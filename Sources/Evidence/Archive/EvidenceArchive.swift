/// A bundle as one file: a POSIX ustar archive, the same bytes whenever and by whomever it is made.
package enum EvidenceArchive {
    /// Packs every file of the bundle at `folder` below the run's name, sorted by bytes.
    ///
    /// Owner, group and mode are fixed, and the time of every file is that of the seal.
    ///
    /// - Throws: `EvidenceError` where something in the folder has no place in a bundle, or it is not sealed.
    package static func pack(_ folder: String) throws(EvidenceError) -> [UInt8] {
        let bundle = OpenedBundle(folder: folder)
        guard bundle.strangers.isEmpty, let bytes = bundle.file(BundleFile.manifest),
            let manifest = try? Manifest(reading: bytes), let sealed = manifest.sealed
        else {
            let reason = bundle.strangers.isEmpty ? "it is not sealed" : bundle.strangers.joined(separator: "; ")
            throw EvidenceError(operation: "pack \(folder)", reason: reason)
        }
        var archive: [UInt8] = []
        for (path, content) in bundle.files.sorted(by: { $0.key < $1.key }) {
            guard
                let header = TarHeader(
                    path: "\(manifest.run)/\(path)", size: content.count, seconds: sealed.milliseconds / 1000)
            else { throw EvidenceError(operation: "pack \(folder)", reason: "\(path) is too long a name") }
            archive += header.bytes + content
            archive += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
        }
        return archive + [UInt8](repeating: 0, count: 1024)
    }
}

/// The header of one file (POSIX.1-1988 ustar).
struct TarHeader {
    let bytes: [UInt8]

    /// Nil where the path fits neither field.
    init?(path: String, size: Int, seconds: Int64) {
        var (name, prefix) = (path, "")
        if path.utf8.count > 100 {
            let cut = path.indices.filter { path[$0] == "/" && path[..<$0].utf8.count <= 155 }.last
            guard let cut else { return nil }
            (prefix, name) = (String(path[..<cut]), String(path[path.index(after: cut)...]))
            guard name.utf8.count <= 100 else { return nil }
        }
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        func octal(_ number: Int64, _ width: Int) -> String {
            let digits = String(number, radix: 8)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        put(name, at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(Int64(size), 11), at: 124)
        put(octal(seconds, 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(prefix, at: 345)
        put(octal(Int64(header.reduce(0) { $0 + Int($1) }), 6), at: 148)
        header[154] = 0
        bytes = header
    }
}
