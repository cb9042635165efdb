/// A text without what changes from day to day: dates, times, digests, build hashes, the draft's id, and counters where
/// numbers mean nothing.
struct CanonicalText: Sendable {
    /// The open draft's id, where there is one.
    let draft: String?

    /// White space made single; dates, times and digests each as one sign; other numbers stay, for they may be limits.
    func text(_ source: String) -> String {
        var text = Words.squeezed(source)
        if let draft, !draft.isEmpty { text.replace(draft, with: "${draft}") }
        text.replace(#/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/#.ignoresCase(), with: "‹hash›")
        text.replace(
            #/\b\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?/#, with: "‹date›")
        text.replace(#/\b\d{1,2}[.\/]\d{1,2}[.\/]\d{2,4}\b/#, with: "‹date›")
        text.replace(
            #/\b\d{1,2}\.? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{4}\b/#, with: "‹date›")
        text.replace(#/\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\b/#, with: "‹date›")
        text.replace(#/\b\d{1,2}:\d{2}(:\d{2})?\b/#, with: "‹time›")
        text.replace(#/\b(?=[0-9a-f]*\d)[0-9a-f]{7,}\b/#.ignoresCase(), with: "‹hash›")
        return text
    }

    /// The same, with every number as one sign: for headings and groups, whose numbers only count.
    func counted(_ source: String) -> String {
        text(source).replacing(#/\d+/#, with: "#")
    }
}
