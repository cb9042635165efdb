import CPNG

/// RGB pixels, 8 bits each, row by row; overwritten with zeros before their memory is given back.
struct PixelBuffer: ~Copyable {
    let width: Int
    let height: Int
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let giveBack: (UnsafeMutableBufferPointer<UInt8>) -> Void

    /// Takes memory for `width` times `height` pixels; `giveBack` gets it after it was wiped.
    init(
        width: Int, height: Int,
        giveBack: @escaping (UnsafeMutableBufferPointer<UInt8>) -> Void = { $0.deallocate() }
    ) {
        self.width = width
        self.height = height
        self.giveBack = giveBack
        bytes = .allocate(capacity: 3 * width * height)
        bytes.initialize(repeating: 0)
    }

    deinit {
        cpng_wipe(bytes.baseAddress, bytes.count)
        giveBack(bytes)
    }

    /// Decodes a PNG of this very size.
    borrowing func decode(_ png: UnsafeRawBufferPointer) throws(PNGError) {
        var reason = cpng_reason()
        let start = png.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard cpng_decode(start, png.count, UInt32(width), UInt32(height), bytes.baseAddress, &reason) == 1 else {
            throw PNGError("read the picture", reason)
        }
    }

    /// Encodes these pixels.
    borrowing func encode() throws(PNGError) -> [UInt8] {
        var reason = cpng_reason()
        var png: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard cpng_encode(bytes.baseAddress, UInt32(width), UInt32(height), &png, &count, &reason) == 1 else {
            throw PNGError("write the picture", reason)
        }
        defer { cpng_free_wiped(png, count) }
        return Array(UnsafeBufferPointer(start: png, count: count))
    }

    /// Makes every pixel the same.
    borrowing func fill(red: UInt8, green: UInt8, blue: UInt8) {
        let row = (0..<width).flatMap { _ in [red, green, blue] }
        for start in stride(from: 0, to: bytes.count, by: row.count) {
            _ = bytes[start..<start + row.count].update(fromContentsOf: row)
        }
    }

    /// Copies the pixels of `other`, a buffer of the same size, that lie in `rectangle`.
    borrowing func copy(_ rectangle: PixelRectangle, from other: borrowing PixelBuffer) {
        let columns = rectangle.columns(within: width)
        guard !columns.isEmpty else { return }
        for row in rectangle.rows(within: height) {
            let range = 3 * (row * width + columns.lowerBound)..<3 * (row * width + columns.upperBound)
            _ = bytes[range].update(fromContentsOf: other.bytes[range])
        }
    }
}
