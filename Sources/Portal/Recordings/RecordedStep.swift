/// One thing that somebody did in a recorded walk, whatever tool recorded it.
package struct RecordedStep: Hashable, Sendable {
    /// What was done.
    package let act: Act
    /// Every way the recording has to find the element, the best first; empty where no element is meant.
    package let locators: [ElementLocator]
    /// What was typed or chosen; never a secret.
    package let value: String?
    /// The element's form name, where the recording says it.
    var name: String? = nil
    /// What the element posts by itself: a button's or box's value, never a text that was typed.
    var choice: String? = nil
    /// Whether it is a text of several lines.
    var isTextarea = false
    /// The packet's paths whose value was entered; empty where none is known.
    var packet: [String] = []
    /// For a box: what the packet has at that path when it is ticked; nil where that is not known.
    var equals: String? = nil
    /// Whether the packet has the words of the choice, not its value.
    var isChosenByWords = false
    /// Where it stands in rows that are added; nil where it does not, or no second row was there yet.
    var row: RecordedRow? = nil
    /// The other buttons of the form that was sent.
    var others: [RecordedPage.Mark] = []
    /// The page it was done on; nil where the recording does not describe pages.
    var page: RecordedPage? = nil

    /// Kinds of acts.
    package enum Act: String, Hashable, Sendable {
        /// An address was opened.
        case open
        /// A text was entered.
        case fill
        /// A choice of a list was taken.
        case choose
        /// A box was ticked.
        case tick
        /// A file was attached.
        case attach
        /// Something was pressed.
        case press
        /// A secret was entered; what it was is not kept.
        case secret
    }
}

/// Where a control stands in rows that are added.
struct RecordedRow: Hashable, Sendable, Decodable {
    /// The element that holds all rows.
    let container: String
    /// One row, inside of it.
    let row: String
    /// The control, inside a row.
    let field: String
    /// Which row, from 0.
    let index: Int
}

/// A recording that cannot be read.
package struct RecordingProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    package let file: String
    /// What is wrong; never a part of what was recorded.
    package let reason: String

    package var description: String { "\(file): \(reason)" }
}
