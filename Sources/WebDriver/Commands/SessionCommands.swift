extension Command {
    static func newSession(_ capabilities: JSONValue) -> Command {
        .post(
            "New Session", "/session", ["capabilities": ["alwaysMatch": capabilities]], .changes, within: .seconds(60))
    }

    static let status = get("Status", "/status", within: .seconds(2))

    static let deleteSession = delete("Delete Session", "", .changes)

    static func setTimeouts(script: Duration, pageLoad: Duration) -> Command {
        let body: JSONValue = [
            "script": .number(Double(script.wholeMilliseconds)),
            "pageLoad": .number(Double(pageLoad.wholeMilliseconds)),
        ]
        return .post("Set Timeouts", "/timeouts", body, .safe)
    }

    static func navigate(to url: String) -> Command {
        .post("Navigate To", "/url", ["url": .string(url)], .changes, within: .seconds(30))
    }

    static let currentURL = get("Get Current URL", "/url")
    static let title = get("Get Title", "/title")
    static let refresh = post("Refresh", "/refresh", [:], .changes, within: .seconds(30))
    static let back = post("Back", "/back", [:], .relative, within: .seconds(30))

    static let windowHandle = get("Get Window Handle", "/window")
    static let windowHandles = get("Get Window Handles", "/window/handles")

    static func switchToWindow(_ handle: String) -> Command {
        .post("Switch To Window", "/window", ["handle": .string(handle)], .safe)
    }

    static let closeWindow = delete("Close Window", "/window", .relative)
    static let windowRect = get("Get Window Rect", "/window/rect")

    static func setWindowRect(width: Int, height: Int) -> Command {
        let body: JSONValue = ["width": .number(Double(width)), "height": .number(Double(height))]
        return .post("Set Window Rect", "/window/rect", body, .safe)
    }

    static let alertText = get("Get Alert Text", "/alert/text")
    static let dismissAlert = post("Dismiss Alert", "/alert/dismiss", [:], .relative)
    static let acceptAlert = post("Accept Alert", "/alert/accept", [:], .relative)

    static func execute(_ script: String, _ arguments: [JSONValue], within deadline: Duration) -> Command {
        let body: JSONValue = ["script": .string(script), "args": .array(arguments)]
        return .post("Execute Script", "/execute/sync", body, .changes, within: deadline)
    }

    static let takeScreenshot = get("Take Screenshot", "/screenshot", within: .seconds(30))
}
