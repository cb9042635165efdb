/// PNG files byte by byte, right or wrong as a test asks.
enum PNGWriter {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func file(
        width: Int, height: Int, depth: Int, colour: Int, interlaced: Bool, palette: [UInt8] = [], rows: [UInt8]
    ) -> [UInt8] {
        signature + header(width: width, height: height, depth: depth, colour: colour, interlaced: interlaced)
            + (palette.isEmpty ? [] : chunk("PLTE", palette)) + chunk("IDAT", deflated(rows)) + chunk("IEND", [])
    }

    /// RGB, 8 bit, of the pixels that a test names.
    static func file(width: Int, height: Int, pixel: (Int, Int) -> [UInt8]) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width { rows += pixel(x, y) }
        }
        return file(width: width, height: height, depth: 8, colour: 2, interlaced: false, rows: rows)
    }

    static func header(width: Int, height: Int, depth: Int, colour: Int, interlaced: Bool) -> [UInt8] {
        chunk("IHDR", four(width) + four(height) + [UInt8(depth), UInt8(colour), 0, 0, interlaced ? 1 : 0])
    }

    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + content
        return four(content.count) + named + four(Int(crc(named)))
    }

    /// zlib's format, in stored blocks.
    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let count = block.count
            stream += [rest.isEmpty ? 1 : 0, UInt8(count & 0xFF), UInt8(count >> 8)]
            stream += [UInt8(~count & 0xFF), UInt8(~count >> 8 & 0xFF)] + block
        } while !rest.isEmpty
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return stream + four(high << 16 | low)
    }

    /// The chunks of a file by name and content; nil where a length or checksum is wrong or bytes follow.
    static func chunks(of png: [UInt8]) -> [(name: String, content: [UInt8])]? {
        guard png.starts(with: signature) else { return nil }
        var rest = png.dropFirst(8)
        var found: [(String, [UInt8])] = []
        while !rest.isEmpty {
            let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            guard rest.count >= count + 12 else { return nil }
            let name = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            let content = Array(rest.dropFirst(8).prefix(count))
            guard Array(rest.prefix(count + 12)) == chunk(name, content) else { return nil }
            found.append((name, content))
            rest = rest.dropFirst(count + 12)
        }
        return found
    }

    private static func four(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
