import Evidence

/// The figures that the owners of issuance judge the process by, each with numerator, denominator and exclusions.
package struct RunStatistics: Codable, Hashable, Sendable {
    /// What was counted from when, RFC 3339; nil is: everything.
    package let since: String?
    /// Runs that count.
    package let runs: Int
    /// Runs that do not, and why.
    package let exclusions: [Figure.Part]
    /// The figures.
    package let figures: [Figure]

    init(_ all: [RecordedRun], environments: Set<String>, since: String?) {
        let counted = all.filter { Self.exclusion($0, environments) == nil }
        self.since = since
        runs = counted.count
        exclusions = .counting(all.compactMap { Self.exclusion($0, environments) })
        figures = [
            Self.completed(counted), Self.caught(counted), Self.bundles(counted), Self.ends(counted, among: all),
            Self.held(counted),
        ]
    }

    /// Without a choice every environment counts but staging.
    private static func exclusion(_ run: RecordedRun, _ environments: Set<String>) -> String? {
        if run.state == .running { return "still running" }
        if run.state == .rehearsed { return "rehearsals" }
        let counts = environments.isEmpty ? run.environment != "staging" : environments.contains(run.environment)
        return counts ? nil : "environment \(run.environment)"
    }

    private static func completed(_ runs: [RecordedRun]) -> Figure {
        let spoiling: Set<Annotation.Finding> = [.duplicate, .scopeError, .correction]
        let submitted = runs.filter { $0.state == .confirmed || $0.state == .closed }
        let spoilt = submitted.map { run in
            Set(run.findings.filter(spoiling.contains).map(\.rawValue) + (run.deviates ? ["certificate deviates"] : []))
        }.filter { !$0.isEmpty }
        return Figure(
            id: "completed", title: "Submissions completed without duplicate, scope error or later correction",
            numerator: submitted.count - spoilt.count, denominator: submitted.count,
            parts: .counting(spoilt.flatMap { $0 }))
    }

    private static func caught(_ runs: [RecordedRun]) -> Figure {
        let caught = runs.filter { !$0.caught.isEmpty }
        return Figure(
            id: "caught", title: "Runs stopped before the final submit by what was not as approved",
            numerator: caught.count, denominator: runs.count,
            parts: .counting(caught.flatMap { $0.caught.map { "\($0.sort.rawValue): \($0.kind)" } }))
    }

    private static func bundles(_ runs: [RecordedRun]) -> Figure {
        let lacking = runs.filter { $0.bundle != .complete }
        return Figure(
            id: "evidence", title: "Evidence bundles complete",
            numerator: runs.count - lacking.count, denominator: runs.count,
            parts: .counting(lacking.map { "\($0.bundle)" }))
    }

    private static func ends(_ runs: [RecordedRun], among all: [RecordedRun]) -> Figure {
        let ends = runs.flatMap { run in RunEnd.all(of: run, among: all) }
        return Figure(
            id: "ends", title: "Halts, holds and take-overs that ended as they should",
            numerator: ends.count(where: \.isAsItShould), denominator: ends.count,
            parts: .counting(ends.filter { !$0.isAsItShould }.map(\.kind.rawValue)))
    }

    private static func held(_ runs: [RecordedRun]) -> Figure {
        let released = runs.filter(\.isReleased)
        let held = released.filter(\.wasHeld)
        return Figure(
            id: "held", title: "Releases whose outcome was unknown at first",
            numerator: held.count, denominator: released.count, parts: .counting(held.map(\.state.rawValue)))
    }
}
