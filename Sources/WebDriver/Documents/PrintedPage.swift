/// A document as PDF: as unmasked as a picture, so nobody can print or copy it by accident; wiped at its end.
public struct PrintedPage: ~Copyable, Sendable {
    private let pdf: WipedBytes

    init(_ pdf: WipedBytes) {
        self.pdf = pdf
    }

    /// Lends the PDF's bytes.
    public consuming func withPDFBytes<Value: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try pdf.lend(body)
    }
}

/// How a document is printed (WebDriver, section 18.1); lengths in centimetres.
public struct PrintOptions: Sendable, Hashable {
    /// Which edge of the paper is up.
    public enum Orientation: String, Sendable, Hashable {
        /// The short one.
        case portrait
        /// The long one.
        case landscape
    }

    /// Which edge of the paper is up.
    public var orientation = Orientation.portrait
    /// From 0.1 to 2.
    public var scale = 1.0
    /// Whether backgrounds are printed.
    public var background = false
    /// The paper's width.
    public var width = 21.59
    /// The paper's height.
    public var height = 27.94
    /// The margin on every side.
    public var margin = 1.0
    /// Whether what is too wide is made smaller.
    public var shrinkToFit = true
    /// Such as `1-3` or `5`; empty for all.
    public var pageRanges: [String] = []

    /// The standard's own: US Letter, upright.
    public init() {}

    var json: JSONValue {
        let margin = JSONValue.number(margin)
        return [
            "orientation": .string(orientation.rawValue), "scale": .number(scale), "background": .bool(background),
            "page": ["width": .number(width), "height": .number(height)],
            "margin": ["top": margin, "bottom": margin, "left": margin, "right": margin],
            "shrinkToFit": .bool(shrinkToFit), "pageRanges": .array(pageRanges.map { .string($0) }),
        ]
    }
}
