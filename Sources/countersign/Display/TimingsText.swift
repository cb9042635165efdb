import Submission

/// Where the time of a run went, as a table.
struct TimingsText {
    let style: TextStyle

    func lines(_ timings: RunTimings) -> [String] {
        let head = "  \(style.strong("TIME"))  \(seconds(timings.milliseconds)) in all"
        return ["", head] + timings.steps.map(line)
    }

    private func line(_ step: RunTimings.Step) -> String {
        let parts = step.parts.map { "\($0.name) \(seconds($0.milliseconds))" }.joined(separator: " · ")
        return "  \(step.name.padding(to: 30)) \(seconds(step.milliseconds).padding(to: 10)) \(style.faint(parts))"
    }

    private func seconds(_ milliseconds: Int64) -> String {
        let hundredths = milliseconds / 10
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    }
}
