extension RunStatistics {
    /// The figures as OpenMetrics text, for a collector that reads files or scrapes.
    package var openMetrics: String {
        let figures = figures.flatMap { figure -> [String] in
            [
                "# TYPE countersign_\(figure.id)_runs gauge",
                "# HELP countersign_\(figure.id)_runs \(figure.title).",
                "countersign_\(figure.id)_runs{part=\"numerator\"} \(figure.numerator)",
                "countersign_\(figure.id)_runs{part=\"denominator\"} \(figure.denominator)",
            ] + parts("countersign_\(figure.id)_by_kind", figure.parts)
        }
        return (figures + parts("countersign_excluded_runs", exclusions) + ["# EOF", ""]).joined(separator: "\n")
    }

    private func parts(_ name: String, _ parts: [Figure.Part]) -> [String] {
        guard !parts.isEmpty else { return [] }
        return ["# TYPE \(name) gauge"]
            + parts.map { "\(name){kind=\"\(Self.label($0.name))\"} \($0.count)" }
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
