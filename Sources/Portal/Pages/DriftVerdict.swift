/// What comparing a page with its map said.
package struct DriftVerdict: Hashable, Sendable {
    /// The reasons, the worst first in each part; empty for the same page.
    package let differences: [Difference]

    /// The page is the one that the map describes.
    package static let same = DriftVerdict(differences: [])

    /// The worst of its differences.
    package var grade: DriftGrade { differences.map(\.grade).max() ?? .same }

    /// Whether the page may be filled.
    package func permitsEntry(moved isMovedPermitted: Bool) -> Bool {
        grade <= (isMovedPermitted ? .moved : .cosmetic)
    }
}

/// How much a difference matters, the least first.
package enum DriftGrade: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Nothing differs.
    case same
    /// Something differs that changes nothing of what is entered; it is recorded, and the run goes on.
    case cosmetic
    /// A locator failed, another of the map finds the field, and everything else of it is as it was.
    case moved
    /// What is asked for, or how, is another; nothing is entered.
    case changed
    /// The page misleads, or is broken; nothing is entered.
    case hostile

    package static func < (left: DriftGrade, right: DriftGrade) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// As people read it.
    package var words: String { self == .hostile ? "hostile or broken" : rawValue }
}

/// One way in which a page is not the one that its map describes.
package struct Difference: Hashable, Sendable, CustomStringConvertible {
    /// How much it matters.
    package let grade: DriftGrade
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

    /// The same difference, of something with another name.
    func about(_ subject: String) -> Difference {
        Difference(grade: grade, subject: subject, was: was, is: `is`, words: words, rectangle: rectangle)
    }

    init(
        grade: DriftGrade = .changed, subject: String, was: String, is found: String, words: String,
        rectangle: PageRectangle?
    ) {
        self.grade = grade
        self.subject = subject
        self.was = was
        self.is = found
        self.words = words
        self.rectangle = rectangle
    }
}
