/// One way to find an element; a field may have several, the first is the one it is worked by.
package enum ElementLocator: Hashable, Sendable, CustomStringConvertible {
    /// A CSS selector, inside the page or inside the row it stands in.
    case css(String)
    /// The visible text of the label that names the control.
    case label(String)
    /// An ARIA role and an accessible name.
    case role(String, name: String)
    /// An XPath 1.0 expression.
    case xpath(String)
    /// The control that a text stands before, where the page ties no label to it.
    case caption(String)

    /// As people write it: `#organization`, `label "Organization"`.
    package var description: String {
        switch self {
        case .css(let selector): selector
        case .label(let text): "label “\(text)”"
        case .role(let role, let name): "\(role) “\(name)”"
        case .xpath(let path): "xpath \(path)"
        case .caption(let text): "caption “\(text)”"
        }
    }
}
