extension Command {
    static func newSession(_ capabilities: JSONValue) -> Command {
        .post(
            "New Session", "/session", ["capabilities": ["alwaysMatch": capabilities]], .changes, within: .seconds(60))
    }

    /// A second one is answered with `invalid session id`: the session is gone either way.
    static let deleteSession = delete("Delete Session", "", .safe)

    static let status = get("Status", "/status", within: .seconds(2))

    static let timeouts = get("Get Timeouts", "/timeouts")

    static func setTimeouts(script: Duration, pageLoad: Duration, implicit: Duration? = nil) -> Command {
        var body: [String: JSONValue] = ["script": .milliseconds(script), "pageLoad": .milliseconds(pageLoad)]
        body["implicit"] = implicit.map(JSONValue.milliseconds)
        return .post("Set Timeouts", "/timeouts", .object(body), .safe)
    }

    static func navigate(to url: String) -> Command {
        .post("Navigate To", "/url", ["url": .string(url)], .changes, wait: .page)
    }

    static let currentURL = get("Get Current URL", "/url")
    static let back = post("Back", "/back", [:], .relative, wait: .page)
    static let forward = post("Forward", "/forward", [:], .relative, wait: .page)
    static let refresh = post("Refresh", "/refresh", [:], .changes, wait: .page)
    static let title = get("Get Title", "/title")
}

extension JSONValue {
    /// A duration as the protocol counts it; zero stays zero.
    static func milliseconds(_ duration: Duration) -> JSONValue {
        .number(duration <= .zero ? 0 : Double(duration.wholeMilliseconds))
    }
}
