/// What comparing a page with its map said.
package enum DriftVerdict: Hashable, Sendable {
    /// The page is the one that the map describes.
    case same
    /// It is not, for these reasons; it may not be filled.
    case changed([Difference])

    /// The reasons; empty for the same page.
    package var differences: [Difference] {
        switch self {
        case .same: []
        case .changed(let differences): differences
        }
    }
}

/// One way in which a page is not the one that its map describes.
package struct Difference: Hashable, Sendable, CustomStringConvertible {
    /// What it is about: a field's or control's id, `tabs`, `landmark`, `form`, `page`.
    package let subject: String
    /// What the map says.
    package let was: String
    /// What the page has.
    package let `is`: String
    /// The sentence for people: `label of #validity-days is “Validity (months)”, map 2026-11.1 says “Validity (days)”`.
    package let words: String
    /// Where it stands on the page, if it stands anywhere.
    package let rectangle: PageRectangle?

    package var description: String { words }
}
