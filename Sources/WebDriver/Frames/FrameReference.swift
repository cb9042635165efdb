/// How a frame is entered (WebDriver, section 11.6).
enum FrameReference: Sendable, Hashable {
    /// By its element in the current document.
    case element(Element)
    /// By its place among the current document's frames, from 0.
    case index(Int)

    var json: JSONValue {
        switch self {
        case .element(let element): element.json
        case .index(let index): .number(Double(index))
        }
    }
}
