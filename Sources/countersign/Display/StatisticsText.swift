import Submission

/// Figures in the words that people read.
struct StatisticsText {
    let style: TextStyle

    func lines(_ statistics: RunStatistics) -> [String] {
        let since = statistics.since.map { " since \($0)" } ?? ""
        return ["\(statistics.runs) runs\(since)"]
            + statistics.exclusions.map { style.faint("  not counted: \($0.count) × \($0.name)") }
            + statistics.figures.flatMap(figure)
    }

    private func figure(_ figure: Figure) -> [String] {
        let share = figure.share.map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
        let head = "  \(style.strong("\(figure.numerator) of \(figure.denominator)"))\(share)   \(figure.title)"
        return ["", head] + figure.parts.map { "      \(String($0.count).padding(to: 5)) \($0.name)" }
    }
}
