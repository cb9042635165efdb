/// The request form's tabs and controls, with the drifts that are switched on.
struct RequestForm: Sendable {
    let scenarios: Set<Scenario>

    var tabs: [Tab] {
        var tabs = Tab.allCases
        if scenarios.contains(.tabReordered) { tabs.swapAt(2, 3) }
        return tabs
    }

    func next(after tab: Tab) -> Tab {
        let order = tabs
        guard let index = order.firstIndex(of: tab), index + 1 < order.count else { return .review }
        return order[index + 1]
    }

    func controls(of tab: Tab) -> [Control] {
        switch tab {
        case .subscriber: swapped(Self.subscriber)
        case .profile: Self.profile.map(renamed)
        case .custody: Self.custody
        case .justification: Self.justification + (scenarios.contains(.fieldAddedRequired) ? [Self.costCentre] : [])
        case .approvers: Approver.allCases.flatMap(\.controls)
        case .sans, .review: []
        }
    }

    /// The names of everything that a save of this tab replaces.
    func names(of tab: Tab) -> [String] {
        tab == .sans ? ["san_type", "san_value"] : controls(of: tab).map(\.name)
    }

    private func swapped(_ controls: [Control]) -> [Control] {
        guard scenarios.contains(.labelsSwapped) else { return controls }
        var drifted = controls
        drifted[0].label = controls[1].label
        drifted[1].label = controls[0].label
        return drifted
    }

    private func renamed(_ control: Control) -> Control {
        guard scenarios.contains(.fieldRenamed), control.name == "validity_days" else { return control }
        return Control("validity_period", control.label, control.kind, hint: control.hint)
    }

    private static var costCentre: Control {
        var control = Control("cost_centre", "Cost centre")
        control.isRequired = true
        return control
    }
}
