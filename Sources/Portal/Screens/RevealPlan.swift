import PNGMask
import WebDriver

/// What of one viewport may stay legible, as measured; everything else is painted over.
struct RevealPlan: Hashable, Sendable {
    /// The viewport, in CSS pixels.
    let width: Double
    let height: Double
    /// Device pixels in a CSS pixel.
    let scale: Double
    /// Why no picture can be measured now; empty if one can.
    let faults: [String]
    /// Edges left, top, right, bottom in CSS pixels.
    private let reveal: [[Double]]
    private let cover: [[Double]]

    /// Reads what ``RevealScript`` returned; nil when it is not of that shape.
    init?(_ value: JSONValue) {
        guard let width = value["width"]?.number, let height = value["height"]?.number, width > 0, height > 0,
            let scale = value["scale"]?.number, scale > 0, let faults = value["faults"]?.array,
            let reveal = Self.edges(value["reveal"]), let cover = Self.edges(value["cover"])
        else { return nil }
        self.width = width
        self.height = height
        self.scale = scale
        self.faults = faults.map { $0.string ?? "it says what nobody understands" }
        self.reveal = reveal
        self.cover = cover
    }

    /// The rectangles to keep in a picture of that size: rounded inwards, so that no masked pixel shines through.
    ///
    /// Nil where the picture is not of this viewport at this scale: then nothing says what is where.
    func rectangles(width pixelWidth: Int, height pixelHeight: Int) -> [PixelRectangle]? {
        let (across, down) = (scale, scale)
        guard abs(Double(pixelWidth) - width * scale) <= scale + 1,
            abs(Double(pixelHeight) - height * scale) <= scale + 1
        else { return nil }
        let picture = Rectangle(left: 0, top: 0, right: pixelWidth, bottom: pixelHeight)
        let covered = cover.map { Self.outwards($0, across, down) }
        return reveal.map { Self.inwards($0, across, down).intersection(picture) }
            .filter { !$0.isEmpty }
            .flatMap { kept in
                covered.reduce([kept]) { pieces, hole in pieces.flatMap { Self.pieces(of: $0, without: hole) } }
            }
            .map(\.pixels)
    }

    /// Cut through from side to side: how long what covers it is must not be seen.
    private static func pieces(of kept: Rectangle, without hole: Rectangle) -> [Rectangle] {
        guard !kept.intersection(hole).isEmpty else { return [kept] }
        return kept.subtracting(Rectangle(left: kept.left, top: hole.top, right: kept.right, bottom: hole.bottom))
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
