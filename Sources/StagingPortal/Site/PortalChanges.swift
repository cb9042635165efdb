/// What the portal makes of saved values on its own account.
struct PortalChanges: Sendable {
    let scenarios: Set<Scenario>

    func applied(to values: [String: [String]]) -> [String: [String]] {
        var values = values
        if scenarios.contains(.profileChangedByPortal), values["profile"] != nil {
            values["profile"] = ["code-signing-test"]
        }
        if scenarios.contains(.sanExpandedByPortal), let first = values["san_value"]?.first {
            values["san_type", default: []].append("dns")
            values["san_value", default: []].append("www.\(first)")
        }
        return values
    }
}
