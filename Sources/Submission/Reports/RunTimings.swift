/// Where the time of a run went: each step from the event before it to its own.
package struct RunTimings: Codable, Hashable, Sendable {
    /// One step.
    package struct Step: Codable, Hashable, Sendable {
        /// What it was: `gate 1`, `browser`, a page's name, `review`, `gate 2`, a step of the commit, `evidence`.
        package let name: String
        /// How long it took, in milliseconds.
        package var milliseconds: Int64
        /// What that went into, where it is known.
        package let parts: [TimedPart]
    }

    /// The steps, in their order.
    package let steps: [Step]

    init(_ moments: [RunTimeline.Moment]) {
        var steps: [Step] = []
        var before = Duration.zero
        for moment in moments {
            // What is only announced belongs to what it leads to.
            guard let (name, parts) = Self.step(moment.event) else { continue }
            let milliseconds = Int64((moment.at - before) / .milliseconds(1))
            steps.append(Step(name: name, milliseconds: milliseconds, parts: parts))
            before = moment.at
        }
        self.steps = steps
    }

    /// The whole run, in milliseconds.
    package var milliseconds: Int64 { steps.map(\.milliseconds).reduce(0, +) }

    private static func step(_ event: RunEvent) -> (String, [TimedPart])? {
        switch event {
        case .started: ("preparation", [])
        case .gateJudged(let gate):
            (["entry": "gate 1", "commit": "gate 2"][gate.purpose] ?? "recheck while held", [])
        case .browserReady: ("browser", [])
        case .pageDone(let page): (page.id, page.parts)
        case .reviewed: ("review", [])
        case .commit(let step): ("commit: \(step)", [])
        case .stopped: ("stopped", [])
        case .lookedUp: ("look-up", [])
        case .finished: ("answer and evidence", [])
        case .working, .awaited: nil
        }
    }
}
