import CPNG

/// A picture as the browser took it: it cannot be copied, printed or stored, and is wiped when it goes.
///
/// It stays compressed: its pixels are only ever there a row at a time, while the mask is laid over them.
package struct RawScreenshot: ~Copyable {
    private static let mostPixels = 64_000_000
    private static let colour: [UInt8] = [0x1F, 0x29, 0x37]
    private let png: UnsafeMutableRawBufferPointer

    /// Device pixels.
    package let width: Int

    /// Device pixels.
    package let height: Int

    /// Takes a PNG of at most 64 million pixels.
    ///
    /// - Throws: `PNGError` where its header is damaged, too large, or promises more than the file can hold.
    package init(png: borrowing RawSpan) throws(PNGError) {
        let size = try png.withUnsafeBytes { bytes throws(PNGError) in try Self.size(of: bytes) }
        (width, height) = size
        self.png = .allocate(byteCount: png.byteCount, alignment: 1)
        png.withUnsafeBytes { self.png.copyMemory(from: $0) }
    }

    deinit {
        cpng_wipe(png.baseAddress, png.count)
        png.deallocate()
    }

    /// Paints everything that is not revealed in one solid colour.
    ///
    /// Hidden pixels never reach the encoder: each row is painted first, and only revealed pixels are copied onto it.
    ///
    /// - Throws: `PNGError` where the picture is damaged or cut, or memory runs out.
    package consuming func masked(revealing rectangles: [PixelRectangle]) throws(PNGError) -> MaskedScreenshot {
        let revealed = rectangles.compactMap { $0.inside(width: width, height: height) }
        var reason = cpng_reason()
        var masked: UnsafeMutablePointer<UInt8>?
        var count = 0
        let start = png.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let isMade = cpng_mask(
            start, png.count, UInt32(width), UInt32(height), revealed, revealed.count, Self.colour, &masked, &count,
            &reason)
        guard isMade == 1 else { throw PNGError("read the picture", reason) }
        defer { cpng_free_wiped(masked, count) }
        let bytes = Array(UnsafeBufferPointer(start: masked, count: count))
        return MaskedScreenshot(png: bytes, width: width, height: height)
    }

    private static func size(of png: UnsafeRawBufferPointer) throws(PNGError) -> (Int, Int) {
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
        return (Int(width), Int(height))
    }
}

extension PixelRectangle {
    /// What of it lies in a picture of that size; nil where nothing does.
    fileprivate func inside(width: Int, height: Int) -> cpng_rectangle? {
        let (columns, rows) = (columns(within: width), rows(within: height))
        guard !columns.isEmpty, !rows.isEmpty else { return nil }
        return cpng_rectangle(
            left: UInt32(columns.lowerBound), top: UInt32(rows.lowerBound), right: UInt32(columns.upperBound),
            bottom: UInt32(rows.upperBound))
    }
}
