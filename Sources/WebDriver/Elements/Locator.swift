/// How an element is found.
public enum Locator: Sendable, Hashable {
    /// A CSS selector (WebDriver, section 12.3.1.1).
    case css(String)
    /// An XPath 1.0 expression; not in shadow roots, which have no XPath.
    case xpath(String)
    /// The whole text of a link as rendered.
    case linkText(String)
    /// A part of the text of a link as rendered.
    case partialLinkText(String)
    /// An element's name.
    case tagName(String)
    /// The role and the name that assistive technology is told, as the browser computes both.
    ///
    /// For a role that plain HTML elements have too, those elements are asked; any other one must be written in the
    /// page's `role` attribute.
    case role(String, name: String)
    /// The control of the `label` element with this text; spaces count once, controls inside the label do not count.
    case label(String)

    /// What the remote end is asked for; for roles and labels a superset that is looked through afterwards.
    var body: JSONValue {
        switch self {
        case .css(let value): Self.body("css selector", value)
        case .xpath(let value): Self.body("xpath", value)
        case .linkText(let value): Self.body("link text", value)
        case .partialLinkText(let value): Self.body("partial link text", value)
        case .tagName(let value): Self.body("tag name", value)
        case .role(let role, _): Self.body("css selector", Role.candidates(role))
        case .label: Self.body("css selector", "label")
        }
    }

    private static func body(_ strategy: String, _ value: String) -> JSONValue {
        ["using": .string(strategy), "value": .string(value)]
    }
}

/// Where an element is looked for.
enum SearchContext: Sendable, Hashable {
    case document
    case element(Element)
    case shadow(ShadowRoot)

    /// What stands before `/element` in a path.
    var path: String {
        switch self {
        case .document: ""
        case .element(let element): "/element/\(element.id)"
        case .shadow(let root): "/shadow/\(root.id)"
        }
    }

    /// What the standard adds to a command's name.
    var words: String {
        switch self {
        case .document: ""
        case .element: " From Element"
        case .shadow: " From Shadow Root"
        }
    }

    /// As scripts take it; null for the document.
    var json: JSONValue {
        switch self {
        case .document: .null
        case .element(let element): element.json
        case .shadow(let root): root.json
        }
    }
}
