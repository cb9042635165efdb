/// Why a text is not the JSON that this program accepts, and where.
package struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
    package let file: String
    package let position: TextPosition
    /// What should have stood there.
    package let expected: String

    /// Names a fault.
    package init(file: String, position: TextPosition, expected: String) {
        self.file = file
        self.position = position
        self.expected = expected
    }

    package var description: String { "\(file):\(position): expected \(expected)" }
}
