/// A picture that shows only what was revealed; the mask alone can make one.
package struct MaskedScreenshot: Sendable, Hashable {
    /// RGB, 8 bits; the chunks IHDR, IDAT and IEND and no other.
    package let png: [UInt8]
    /// Device pixels.
    package let width: Int
    /// Device pixels.
    package let height: Int

    init(png: [UInt8], width: Int, height: Int) {
        self.png = png
        self.width = width
        self.height = height
    }
}
