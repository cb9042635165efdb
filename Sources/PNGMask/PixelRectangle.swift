/// A rectangle of device pixels; what lies outside a picture counts for nothing.
package struct PixelRectangle: Hashable, Sendable {
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int

    /// Names a rectangle by its upper left corner and its size.
    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

extension PixelRectangle {
    func columns(within limit: Int) -> Range<Int> { Self.clipped(x, width, limit) }

    func rows(within limit: Int) -> Range<Int> { Self.clipped(y, height, limit) }

    /// A side that is negative, or so long that its end has no number, reveals nothing.
    private static func clipped(_ start: Int, _ length: Int, _ limit: Int) -> Range<Int> {
        let (end, overflow) = start.addingReportingOverflow(length)
        guard !overflow, length > 0 else { return 0..<0 }
        return (start..<end).clamped(to: 0..<limit)
    }
}
