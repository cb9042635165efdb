/// One element of a page as it was described once, without any value that was typed: what relocation compares.
///
/// An empty text says that the element has none; what nobody wrote down is nil.
package struct DescribedElement: Hashable, Sendable, Codable {
    /// Its element's name, lower case.
    package var tag: String
    /// The type of a control (`text`, `checkbox`, `select-one`, …); empty where nothing is known of it.
    package var type = ""
    /// Its role: stated, or the element's own; empty where nothing is known of it.
    package var role = ""
    /// Its name.
    package var name = ""
    /// Its id.
    package var id = ""
    /// Its classes.
    package var classes: [String] = []
    /// The label of a control; nil for other elements and where nobody wrote it down.
    package var label: String? = nil
    /// What a person reads on it: text, accessible name, placeholder; never a value.
    package var text = ""
    /// Where it leads to; nil where nobody wrote it down.
    package var link: String? = nil
    /// The values of its choices.
    package var options: [String] = []
    /// Its absolute XPath, such as `/html[1]/body[1]/form[1]/input[2]`; nil where nobody wrote it down.
    package var path: String? = nil
    /// Where it stood, in CSS pixels of the document; nil where nobody wrote it down.
    package var box: Box? = nil
    /// The texts that stand around it; nil where nobody wrote them down.
    package var surroundings: String? = nil

    /// A rectangle in CSS pixels of the document.
    package struct Box: Hashable, Sendable, Codable {
        /// From the left.
        package let x: Double
        /// From the top.
        package let y: Double
        /// To the right.
        package let width: Double
        /// Downwards.
        package let height: Double

        /// A rectangle in CSS pixels.
        package init(x: Double, y: Double, width: Double, height: Double) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// An element of which only its name is known yet.
    package init(tag: String) { self.tag = tag }
}
