extension PortalVisit {
    /// What was said of every page that was compared with its map so far, for the evidence.
    package var judgedPages: [JudgedText] {
        verdicts.sorted { $0.key < $1.key }.map { page, verdict in
            JudgedText(
                id: "page \(page)", demand: "the page that map \(map.version) describes, cosmetic differences allowed",
                found: verdict.words)
        }
    }
}

extension DriftVerdict {
    /// The grade, with every difference behind it.
    package var words: String {
        differences.isEmpty
            ? grade.words : "\(grade.words): \(differences.map(\.words).joined(separator: "; "))"
    }
}
