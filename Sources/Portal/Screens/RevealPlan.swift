import PNGMask
import WebDriver

/// What of one viewport may stay legible, as measured; everything else is painted over.
struct RevealPlan: Hashable, Sendable {
    /// The viewport, in CSS pixels.
    let width: Double
    let height: Double
    /// Edges left, top, right, bottom in CSS pixels.
    private let reveal: [[Double]]
    private let cover: [[Double]]

    /// Reads what ``RevealScript`` returned; nil when it is not of that shape.
    init?(_ value: JSONValue) {
        guard let width = value["width"]?.number, let height = value["height"]?.number, width > 0, height > 0,
            let reveal = Self.edges(value["reveal"]), let cover = Self.edges(value["cover"])
        else { return nil }
        self.width = width
        self.height = height
        self.reveal = reveal
        self.cover = cover
    }

    /// The rectangles to keep in a picture of that size: rounded inwards, so that no masked pixel shines through.
    func rectangles(width pixelWidth: Int, height pixelHeight: Int) -> [PixelRectangle] {
        let across = Double(pixelWidth) / width
        let down = Double(pixelHeight) / height
        let picture = Rectangle(left: 0, top: 0, right: pixelWidth, bottom: pixelHeight)
        let covered = cover.map { Self.outwards($0, across, down) }
        return reveal.map { Self.inwards($0, across, down).intersection(picture) }
            .filter { !$0.isEmpty }
            .flatMap { kept in covered.reduce([kept]) { pieces, hole in pieces.flatMap { $0.subtracting(hole) } } }
            .map(\.pixels)
    }

    private static func inwards(_ edges: [Double], _ across: Double, _ down: Double) -> Rectangle {
        Rectangle(
            left: Int((edges[0] * across).rounded(.up)), top: Int((edges[1] * down).rounded(.up)),
            right: Int((edges[2] * across).rounded(.down)), bottom: Int((edges[3] * down).rounded(.down)))
    }

    private static func outwards(_ edges: [Double], _ across: Double, _ down: Double) -> Rectangle {
        Rectangle(
            left: Int((edges[0] * across).rounded(.down)) - 1, top: Int((edges[1] * down).rounded(.down)) - 1,
            right: Int((edges[2] * across).rounded(.up)) + 1, bottom: Int((edges[3] * down).rounded(.up)) + 1)
    }

    private static func edges(_ value: JSONValue?) -> [[Double]]? {
        guard let rows = value?.array else { return nil }
        let edges = rows.map { ($0.array ?? []).compactMap(\.number) }
        return edges.allSatisfy { $0.count == 4 && $0.allSatisfy { abs($0) < 1e6 } } ? edges : nil
    }
}
