/// A parsed JSON file that knows where each of its values stood.
package struct JSONDocument: Sendable {
    package let file: String
    package let root: JSON
    private let bytes: [UInt8]
    private let offsets: [[String]: Int]

    init(file: String, root: JSON, bytes: [UInt8], offsets: [[String]: Int]) {
        self.file = file
        self.root = root
        self.bytes = bytes
        self.offsets = offsets
    }

    /// Where the value at `pointer` begins: keys and decimal indexes from the root; nil if there is none.
    package func position(of pointer: [String]) -> TextPosition? {
        offsets[pointer].map { TextPosition(offset: $0, in: bytes) }
    }
}

extension JSON {
    /// Reads one JSON text, strictly: no fractions, no duplicate keys, nothing behind the value, depth ≤ 64.
    ///
    /// - Throws: `JSONSyntaxError` at the first fault.
    package static func parse(_ bytes: [UInt8], file: String) throws(JSONSyntaxError) -> JSONDocument {
        var parser = try JSONParser(bytes: bytes, file: file)
        let root = try parser.parseDocument()
        return JSONDocument(file: file, root: root, bytes: bytes, offsets: parser.offsets)
    }
}
