/// Scripts that a page carries only while their scenario is on.
enum ScenarioScripts {
    static let all: [Scenario: String] = [
        .broaderScopeConfirm: BroaderScopeScript.confirm,
        .broaderScopeModal: BroaderScopeScript.modal,
        .doubleSubmit: TamperScript.doubleSubmit,
        .bodySwappedCSR: TamperScript.bodySwappedCSR,
        .hiddenSAN: TamperScript.hiddenSAN,
        .profileChangedByPortal: FormChangeScript.profile,
        .sanExpandedByPortal: FormChangeScript.names,
    ]

    static func names(_ scenarios: Set<Scenario>) -> [String] {
        all.keys.filter(scenarios.contains).map(fileName).sorted()
    }

    static func fileName(_ scenario: Scenario) -> String {
        "scenario-\(scenario.rawValue).js"
    }
}
