extension Command {
    static let pageSource = get("Get Page Source", "/source", within: .seconds(30))

    /// Its effect is ``Effect/safe`` only for a script of which it is known that it just reads.
    static func execute(
        _ script: String, _ arguments: [JSONValue], _ effect: Effect = .changes, within deadline: Duration? = nil
    ) -> Command {
        run("Execute Script", "sync", script, arguments, effect, deadline)
    }

    static func executeAsync(_ script: String, _ arguments: [JSONValue], within deadline: Duration? = nil) -> Command {
        run("Execute Async Script", "async", script, arguments, .changes, deadline)
    }

    /// A deadline of the caller's own is the deadline; otherwise it is the session's time for scripts.
    private static func run(
        _ name: String, _ path: String, _ script: String, _ arguments: [JSONValue], _ effect: Effect,
        _ deadline: Duration?
    ) -> Command {
        .post(
            name, "/execute/\(path)", ["script": .string(script), "args": .array(arguments)], effect,
            wait: deadline == nil ? .script : .nothing, within: deadline ?? grace)
    }

    static let takeScreenshot = get("Take Screenshot", "/screenshot", within: .seconds(30))

    static func printPage(_ options: PrintOptions) -> Command {
        .post("Print Page", "/print", options.json, .safe, within: .seconds(60))
    }

    static let cookies = get("Get All Cookies", "/cookie")

    static func cookie(_ name: String) -> Command {
        .get("Get Named Cookie", "/cookie/" + escaped(name))
    }

    static func addCookie(_ cookie: Cookie) -> Command {
        .post("Add Cookie", "/cookie", ["cookie": cookie.json], .safe)
    }

    static func deleteCookie(_ name: String) -> Command {
        delete("Delete Cookie", "/cookie/" + escaped(name), .safe)
    }

    static let deleteAllCookies = delete("Delete All Cookies", "/cookie", .safe)
}
