/// A ZIP archive of one file as it is, uncompressed: what `se/file` takes (APPNOTE, sections 4.3.7 to 4.3.16).
enum StoredArchive {
    /// The archive.
    ///
    /// - Throws: ``WebDriverError`` with `invalid argument` for a name with a folder, or more than 4 GiB.
    static func bytes(name: String, _ content: [UInt8]) throws(WebDriverError) -> [UInt8] {
        guard !name.isEmpty, name != "..", name != ".", !name.contains(where: { "/\\\0".contains($0) }),
            let size = UInt32(exactly: content.count), let length = UInt16(exactly: name.utf8.count)
        else {
            throw WebDriverError(
                command: "Upload File", code: .invalidArgument, message: "no name of a file, or too large a file")
        }
        // Version 2.0, name in UTF-8, stored, 1980-01-01.
        let common = le(UInt16(20)) + le(UInt16(0x800)) + le(UInt16(0)) + le(UInt32(0x0021_0000))
        let facts = common + le(crc32(content)) + le(size) + le(size) + le(length) + le(UInt16(0))
        let local = le(UInt32(0x0403_4B50)) + facts + Array(name.utf8) + content
        let entry =
            le(UInt32(0x0201_4B50)) + le(UInt16(20)) + facts + le(UInt16(0)) + le(UInt16(0)) + le(UInt16(0))
            + le(UInt32(0)) + le(UInt32(0)) + Array(name.utf8)
        let end =
            le(UInt32(0x0605_4B50)) + le(UInt32(0)) + le(UInt16(1)) + le(UInt16(1)) + le(UInt32(entry.count))
            + le(UInt32(local.count)) + le(UInt16(0))
        return local + entry + end
    }

    private static func le(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
}
