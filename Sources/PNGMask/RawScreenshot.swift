import CPNG

/// A picture as the browser took it: it cannot be copied, printed or stored, and its pixels are wiped when it goes.
package struct RawScreenshot: ~Copyable {
    private static let mostPixels = 64_000_000
    private static let mask: (red: UInt8, green: UInt8, blue: UInt8) = (0x1F, 0x29, 0x37)
    private let pixels: PixelBuffer

    /// Decodes a PNG of at most 64 million pixels.
    ///
    /// - Throws: `PNGError` where it is damaged, cut, too large, or not what its header says.
    package init(png: borrowing RawSpan) throws(PNGError) {
        pixels = try png.withUnsafeBytes { bytes throws(PNGError) in try Self.decoded(bytes) }
    }

    /// Device pixels.
    package var width: Int { pixels.width }

    /// Device pixels.
    package var height: Int { pixels.height }

    /// Paints everything that is not revealed in one solid colour.
    ///
    /// Hidden pixels never reach the encoder: the painted picture is made first, and only revealed pixels are copied.
    ///
    /// - Throws: `PNGError` where the result cannot be encoded (memory).
    package consuming func masked(revealing rectangles: [PixelRectangle]) throws(PNGError) -> MaskedScreenshot {
        let painted = PixelBuffer(width: width, height: height)
        painted.fill(red: Self.mask.red, green: Self.mask.green, blue: Self.mask.blue)
        for rectangle in rectangles { painted.copy(rectangle, from: pixels) }
        return MaskedScreenshot(png: try painted.encode(), width: width, height: height)
    }

    private static func decoded(_ png: UnsafeRawBufferPointer) throws(PNGError) -> PixelBuffer {
        var reason = cpng_reason()
        var width: UInt32 = 0
        var height: UInt32 = 0
        let start = png.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard cpng_size(start, png.count, &width, &height, &reason) == 1 else {
            throw PNGError("read the picture", reason)
        }
        // Before any memory is taken on the header's word.
        guard Int(width) * Int(height) <= mostPixels else {
            throw PNGError(
                operation: "read the picture", reason: "\(width) × \(height) is more than \(mostPixels) pixels")
        }
        let pixels = PixelBuffer(width: Int(width), height: Int(height))
        try pixels.decode(png)
        return pixels
    }
}
