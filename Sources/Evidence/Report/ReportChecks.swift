import PKI

/// What was judged, compared and let go.
struct ReportChecks {
    let manifest: Manifest

    var gates: Markup {
        let gates = manifest.gates.map { gate -> Markup in
            let passing = gate.rules.count { $0.refusals.isEmpty }
            return """
                <details\(gate.passed ? "" : " open" as Markup)><summary>\(ReportTable.mark(gate.passed, "\(gate.purpose) gate")), \
                \(gate.at): \(passing) of \(gate.rules.count) rules permit</summary>
                <ul class="rules">\(gate.rules.map(Self.rule))</ul></details>
                """
        }
        return """
            <section aria-labelledby="gates"><h2 id="gates">What the gates said</h2>
            \(gates.isEmpty ? ["<p>No gate was reached.</p>"] : gates)</section>
            """
    }

    var comparisons: Markup {
        ReportTable(
            id: "compared", title: "What was compared with the packet", caption: "Values differ by name, never shown",
            heads: ["Where", "When", "Compared", "Result"],
            rows: manifest.comparisons.map { comparison in
                let isEqual = comparison.differing.isEmpty
                let words = isEqual ? "equal" : "differs: \(comparison.differing.joined(separator: ", "))"
                return [
                    "\(comparison.place)", "\(comparison.at)", "\(comparison.compared)",
                    ReportTable.mark(isEqual, words),
                ]
            }, empty: "Nothing was compared."
        ).markup
    }

    var departures: Markup {
        ReportTable(
            id: "left", title: "What left the browser",
            caption: "Every request with an effect; all were held until they were decided",
            heads: ["Request", "Decision", "When", "To", "Answer", "Body (SHA-256)"],
            rows: manifest.departures.map { departure in
                [
                    "\(departure.request)", ReportTable.mark(departure.decision != "failed", departure.decision),
                    "\(departure.at)", "\(departure.method) \(departure.url)",
                    departure.status.map { "\($0)" } ?? "no response seen",
                    departure.bodySHA256.map { ReportTable.code($0.hex) } ?? "holds nothing approved, or is not shown",
                ]
            }, empty: "Nothing with an effect left the browser."
        ).markup
    }

    var regions: Markup {
        ReportTable(
            id: "regions", title: "What the portal itself said", caption: "Regions that could forbid a submission",
            heads: ["Region", "Demand", "Found"],
            rows: manifest.regions.map { region in
                [
                    "\(region.id)", "\(region.demand)",
                    ReportTable.mark(region.acceptable, region.found ?? "nobody looked"),
                ]
            }, empty: "No region was looked at."
        ).markup
    }

    private static func rule(_ rule: Manifest.RuleReading) -> Markup {
        """
        <li>\(ReportTable.mark(rule.refusals.isEmpty, rule.id)) \(rule.demand)\(ReportTable.list(rule.refusals))</li>
        """
    }
}
