import Portal

/// One look of a ``MapTrial``, for people and programs.
package struct TrialReport: Codable, Hashable, Sendable {
    /// The page's id in the map.
    package let page: String
    /// The map's version; nil where the map cannot be read.
    package let map: String?
    /// `same`, `cosmetic`, `moved`, `changed` or `hostile`; nil where the map cannot be read.
    package let verdict: String?
    /// Every difference in a sentence, the worst first in each part.
    package let differences: [String]
    /// Everything that the map names on the page.
    package let findings: [Finding]
    /// What is wrong with the map's file, a line each.
    package let problems: [String]
    /// Why the draft that was made for it could not be discarded; nil where none is left.
    package private(set) var draftLeft: String?
    /// Where the page stood.
    var place: [Double] = []

    /// One thing that the map names.
    package struct Finding: Codable, Hashable, Sendable {
        /// `field`, `button`, `landmark`, `form` or `region`.
        package let kind: String
        /// Its name in the map.
        package let name: String
        /// Every locator with how many elements it finds.
        package let matches: [Match]
        /// Whether the map can work with it.
        package let isFound: Bool
        /// Whether a picture would show its value.
        package let isRevealed: Bool
    }

    /// A locator and how much it finds.
    package struct Match: Codable, Hashable, Sendable {
        /// As people write it.
        package let locator: String
        /// Elements.
        package let count: Int
    }

    private enum CodingKeys: String, CodingKey {
        case page, map, verdict, differences, findings, problems, draftLeft
    }

    /// Whether everything is found and the page is the mapped one.
    package var isGreen: Bool {
        problems.isEmpty && findings.allSatisfy(\.isFound) && ["same", "cosmetic"].contains(verdict ?? "")
    }

    init(_ trial: PageTrial, map: SelectorMap, place: [Double]) {
        page = trial.page.id
        self.map = map.label
        verdict = trial.verdict.grade.rawValue
        differences = trial.verdict.differences.map(\.words)
        findings = trial.findings.map { found in
            Finding(
                kind: found.kind, name: found.name,
                matches: found.matches.map { Match(locator: $0.locator, count: $0.count) }, isFound: found.isFound,
                isRevealed: found.isRevealed)
        }
        problems = []
        self.place = place
    }

    init(page: String, unreadable problems: [String], place: [Double]) {
        self.page = page
        map = nil
        verdict = nil
        differences = []
        findings = []
        self.problems = problems
        self.place = place
    }

    func leaving(_ draft: String?) -> Self {
        var report = self
        report.draftLeft = draft
        return report
    }
}
