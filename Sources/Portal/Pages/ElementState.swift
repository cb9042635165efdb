/// One element as a person and the browser see it.
package struct ElementState: Hashable, Sendable, Decodable {
    /// Its element's name, lower case.
    package let tag: String
    /// The type of an input or button, else empty.
    package let type: String
    /// Its name, or empty.
    package let name: String
    /// Its id, or empty.
    package let id: String
    /// The text of its label, or empty.
    package let label: String
    /// Its role: stated, or the element's own.
    package let role: String
    /// Its accessible name, as far as a page can compute it.
    package let accessibleName: String
    /// Its visible text.
    package let text: String
    /// Whether the portal demands a value.
    package let required: Bool
    /// Whether it is disabled, itself or by its fieldset.
    package let disabled: Bool
    /// Whether it can only be read.
    package let readOnly: Bool
    /// Whether it is shown.
    package let visible: Bool
    /// Whether a click at its centre reaches it (or its label).
    package let reachable: Bool
    /// What lies over it, when something does.
    package let coveredBy: String
    /// Where it stands.
    package let rectangle: PageRectangle
    /// Its value; empty for a password and a file.
    package let value: String
    /// Whether it is ticked.
    package let checked: Bool
    /// The choices of a select.
    package let options: [Option]
    /// The longest text it takes; nil when unlimited.
    package let maximumLength: Int?
    /// Whether the browser's own validation accepts it.
    package let valid: Bool
    /// What describes it (`aria-describedby`), or empty.
    package let description: String
    /// Words that a style sheet puts beside it or its label, or empty.
    package let generated: String
    /// The named groups it stands in, outermost first, joined by `›`.
    package let section: String
    /// The label that stands clearly nearer for the eye than its own, or empty.
    package let beside: String
    /// Whether a label of it is shown; true where it has none.
    package let isLabelShown: Bool
    /// What else its markup states: limits, form overrides, handlers.
    package let attributes: [String: String]
    /// Its place among the controls of the document.
    package let order: Int
    /// The labels of the controls before and behind it; empty where there is none.
    package let neighbours: [String]

    /// A choice of a select.
    package struct Option: Hashable, Sendable, Decodable {
        /// The value it posts.
        package let value: String
        /// Its text.
        package let text: String
        /// Whether it is chosen.
        package let selected: Bool
    }
}
