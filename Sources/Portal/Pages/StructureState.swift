/// A page as a whole: what it is divided into and what it says besides its fields.
package struct StructureState: Hashable, Sendable, Decodable {
    /// Headings, legends, terms and column heads of the main part, in order; those of banners and notices are left out.
    package let outline: [Heading]
    /// The landmark tree, in order.
    package let landmarks: [LandmarkState]
    /// Sentences of the scope that are neither a name nor an answer of the portal.
    package let sentences: [String]
    /// The texts of buttons in the scope that the map does not know.
    package let buttons: [String]
    /// Alerts that are shown and that no region of the map reads.
    package let warnings: [String]
    /// Other origins that code or the base address of the page come from, or that a button sends its form to.
    package let foreign: [String]
    /// What the page's refresh demands, if it has one.
    package let refresh: [String]
    /// Ids that stand on more than one element of the scope.
    package let scopeIDs: [String]

    /// A heading.
    package struct Heading: Hashable, Sendable, Decodable {
        /// Its element.
        package let kind: String
        /// Its text.
        package let text: String
        /// Whether it stands among the controls that are entered.
        package let isInScope: Bool
    }
}

/// A landmark of a page (WAI-ARIA 1.2, section 5.3.4).
package struct LandmarkState: Hashable, Sendable, Decodable {
    /// Its role.
    package let role: String
    /// How many landmarks it stands in.
    package let depth: Int
    /// Its name, or empty.
    package let name: String
}

/// A part of a page with a document or tree of its own.
package struct FrameState: Hashable, Sendable, Decodable {
    /// Whether its inside was looked into.
    package let kind: Kind
    /// Its element: `iframe#help`.
    package let element: String
    /// The origin of its address, or empty.
    package let origin: String
    /// How many controls stand in it, where that can be seen.
    package let controls: Int
    /// Where it stands.
    package let rectangle: PageRectangle

    /// Kinds of boundaries.
    package enum Kind: String, Hashable, Sendable, Decodable {
        /// A frame whose document can be read.
        case frame
        /// A frame of another origin.
        case foreign = "foreign frame"
        /// An element of its own kind that shows what no script may read.
        case closedRoot = "closed root"
    }
}
