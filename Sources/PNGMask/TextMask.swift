import Foundation

/// Masks texts as the mask of a picture does its pixels: what looks like a secret goes, wherever it stands.
///
/// The same patterns are looked for in pages before a picture is kept, so that a picture shows no more than a text.
package struct TextMask: Sendable, Hashable {
    /// Values that stay legible: they were approved to be public.
    package let approved: [String]

    /// Masks everything but these values.
    package init(approved: [String] = []) { self.approved = approved.filter { !$0.isEmpty } }

    /// The same mask, which leaves one more value legible.
    package func sparing(_ value: String) -> TextMask { TextMask(approved: approved + [value]) }

    /// Stands for every masked text, however long it was.
    package static let mark = "[masked]"

    /// The text with every secret replaced by the mark; masking twice changes nothing more.
    package func masked(_ text: String) -> String {
        var result = text
        for expression in Self.expressions {
            let found = expression.matches(in: result, range: NSRange(result.startIndex..., in: result))
                .compactMap { Range($0.range, in: result) }
            // Looked for only where something would be masked: a manifest has a thousand texts, and few of them are.
            guard !found.isEmpty else { continue }
            let spared = approvedRanges(in: result)
            for range in found.reversed() where !spared.contains(where: { $0.covers(range) }) {
                result.replaceSubrange(range, with: Self.mark)
            }
        }
        return result
    }

    private func approvedRanges(in text: String) -> [Range<String.Index>] {
        approved.flatMap { text.ranges(of: $0) }
    }

    private static let expressions = TextPattern.all.map { pattern in
        // Constants of ours: one that does not compile is found by the first test.
        guard let made = try? NSRegularExpression(pattern: pattern, options: .caseInsensitive) else {
            preconditionFailure("not a pattern: \(pattern)")
        }
        return made
    }
}

extension Range<String.Index> {
    fileprivate func covers(_ other: Self) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
