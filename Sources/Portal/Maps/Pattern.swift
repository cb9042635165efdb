/// A regular expression that a whole text must match; `${draft}` in it stands for the draft's id.
package struct Pattern: Hashable, Sendable, CustomStringConvertible {
    /// As written in the map.
    package let source: String

    /// Reads a pattern; nil when it is no regular expression.
    package init?(_ source: String) {
        guard Self.regex(source, draft: "D") != nil else { return nil }
        self.source = source
    }

    package var description: String { source }

    /// Whether the whole of `text` matches, the draft's id taken literally.
    package func matches(_ text: String, draft: String? = nil) -> Bool {
        guard let regex = Self.regex(source, draft: draft) else { return false }
        return (try? regex.wholeMatch(in: text)) ?? nil != nil
    }

    /// The first group of a match of the whole text, or all of it where the pattern has no group.
    package func capture(in text: String) -> String? {
        guard let regex = Self.regex(source, draft: nil), let match = try? regex.wholeMatch(in: text)
        else { return nil }
        guard match.output.count > 1 else { return text }
        return match.output[1].substring.map(String.init)
    }

    /// Without a draft `${draft}` matches nothing: an address that names a draft is not open to any draft.
    private static func regex(_ source: String, draft: String?) -> Regex<AnyRegexOutput>? {
        let literal = draft.map { id in id.map { $0.isLetter || $0.isNumber ? "\($0)" : "\\\($0)" }.joined() }
        // By scalars: an accent typed after a letter must not hide inside the letter.
        return try? Regex(source.replacing("${draft}", with: literal ?? "(?!)")).matchingSemantics(.unicodeScalar)
    }
}
