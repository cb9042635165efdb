/// A part of a page in which the portal says something of its own: warnings, queue, duplicates, holds.
package struct JudgedRegion: Hashable, Sendable {
    /// Its name within the map.
    package let id: String
    /// The pages on which it is judged.
    package let pages: [String]
    /// The element that must stand on the page, so that nothing to be seen is not taken for nothing to be said.
    package let panel: String?
    /// The selector of the texts.
    package let css: String
    /// What the texts must be.
    package let demand: RegionDemand
    /// What it means when they are not, in words for people.
    package let words: String
}

/// What the texts of a region must be.
package enum RegionDemand: Hashable, Sendable {
    /// No text at all (no match, or matches without text).
    case empty
    /// Exactly these texts, in this order.
    case equals([String])
    /// Exactly so many matches.
    case count(Int)

    /// Whether the trimmed texts of all matches meet the demand.
    package func holds(for texts: [String]) -> Bool {
        switch self {
        case .empty: texts.allSatisfy(\.isEmpty)
        case .equals(let wanted): texts == wanted
        case .count(let wanted): texts.count == wanted
        }
    }
}
