/// Scripts that a page carries only while their scenario is on.
enum ScenarioScripts {
    static let all: [Scenario: String] = CrossOriginScript.all.merging(others) { $1 }

    private static let others: [Scenario: String] = [
        .broaderScopeConfirm: BroaderScopeScript.confirm,
        .broaderScopeModal: BroaderScopeScript.modal,
        .doubleSubmit: TamperScript.doubleSubmit,
        .bodySwappedCSR: TamperScript.bodySwappedCSR,
        .hiddenSAN: TamperScript.hiddenSAN,
        .profileChangedByPortal: FormChangeScript.profile,
        .sanExpandedByPortal: FormChangeScript.names,
        .backgroundSubmit: TamperScript.backgroundSubmit,
        .swappedUpload: TamperScript.swappedUpload,
        .postBySharedWorker: OtherWayScript.sharedWorker,
        .postByServiceWorker: OtherWayScript.serviceWorker,
        .postByWebSocket: OtherWayScript.webSocket,
        .postByFetchLater: OtherWayScript.fetchLater,
        .postByPing: OtherWayScript.ping,
        .commitByImage: OtherWayScript.image,
        .commitByImageEarly: OtherWayScript.imageEarly,
    ]

    static func names(_ scenarios: Set<Scenario>) -> [String] {
        all.keys.filter(scenarios.contains).map(fileName).sorted()
    }

    static func fileName(_ scenario: Scenario) -> String {
        "scenario-\(scenario.rawValue).js"
    }
}
