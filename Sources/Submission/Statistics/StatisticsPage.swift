import Evidence

extension RunStatistics {
    /// The figures as a page with plots.
    package var html: String {
        let excluded = exclusions.map { "not counted: \($0.count) × \($0.name)" }
        return FigurePage(
            title: "How submissions went", notes: ["\(runs) runs\(since.map { " since \($0)" } ?? "")"] + excluded,
            rows: figures.map { figure in
                FigurePage.Row(
                    title: figure.title, numerator: figure.numerator, denominator: figure.denominator,
                    parts: figure.parts.map { ($0.name, $0.count) })
            }
        ).html
    }
}
