import PKI

/// How values are written in sentences for people.
enum Words {
    private static let longest = 120

    static func quoting(_ texts: [String]) -> String {
        texts.isEmpty ? "nothing" : texts.map(quoting).joined(separator: ", ")
    }

    /// The text in quotes; a long one by its length and digest.
    static func quoting(_ text: String) -> String {
        guard text.utf8.count <= longest else {
            return "a text of \(text.utf8.count) bytes (sha256 \(SHA256Digest(of: Array(text.utf8)).short))"
        }
        return inQuotes(text)
    }

    /// What a portal says, in quotes: a long text by its beginning, so that a person knows it again.
    static func saying(_ texts: [String]) -> String {
        texts.map { inQuotes($0.utf8.count <= longest ? $0 : String($0.prefix(longest)) + "…") }.joined(separator: ", ")
    }

    private static func inQuotes(_ text: String) -> String {
        "“\(text.replacing("\r", with: "␍").replacing("\n", with: "␊"))”"
    }

    /// White space made single and taken from both ends, as the probe's script does it.
    static func squeezed(_ text: String) -> String {
        text.unicodeScalars.split { $0.properties.isWhitespace || $0.value == 0xFEFF }
            .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }
}
