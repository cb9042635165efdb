import PNGMask

/// A rectangle in device pixels by its edges; the right and bottom edge lie outside.
struct Rectangle: Hashable, Sendable {
    let left: Int
    let top: Int
    let right: Int
    let bottom: Int

    var isEmpty: Bool { left >= right || top >= bottom }

    var pixels: PixelRectangle {
        PixelRectangle(x: left, y: top, width: right - left, height: bottom - top)
    }

    /// What is left of it when the other is cut out: at most four pieces.
    func subtracting(_ other: Rectangle) -> [Rectangle] {
        let cut = intersection(other)
        guard !cut.isEmpty else { return [self] }
        let pieces = [
            Rectangle(left: left, top: top, right: right, bottom: cut.top),
            Rectangle(left: left, top: cut.bottom, right: right, bottom: bottom),
            Rectangle(left: left, top: cut.top, right: cut.left, bottom: cut.bottom),
            Rectangle(left: cut.right, top: cut.top, right: right, bottom: cut.bottom),
        ]
        return pieces.filter { !$0.isEmpty }
    }

    func intersection(_ other: Rectangle) -> Rectangle {
        Rectangle(
            left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
            bottom: min(bottom, other.bottom))
    }
}
