import Testing

@testable import WebDriver

@Suite(.timeLimit(.minutes(10))) struct `Typed BiDi` {
    private static func event(_ method: String, _ params: JSONValue) -> BiDiEvent {
        BiDiEvent(method: method, params: params)
    }

    private static let request: JSONValue = [
        "request": "7", "method": "POST", "url": "http://localhost/a", "goog:hasPostData": true,
        "goog:postData": "a=1", "headers": [["name": "A", "value": ["type": "base64", "value": "YWI="]]],
    ]

    @Test func `reads the steps of a request`() throws {
        let params: JSONValue = ["request": Self.request, "isBlocked": true, "intercepts": ["i"], "context": "c"]
        let event = try NetworkEvent(Self.event("network.beforeRequestSent", params))
        #expect(event.step == .beforeRequestSent)
        #expect(event.isBlocked && event.intercepts == ["i"] && event.context == "c")
        #expect(event.request.postData == "a=1" && event.request.hasPostData)
        #expect(event.request.headers.first?.value.bytes == [0x61, 0x62])
        let failed = try NetworkEvent(
            Self.event("network.fetchError", ["request": Self.request, "errorText": "net::ERR"]))
        #expect(failed.step == .fetchError("net::ERR"))
        #expect(!failed.isBlocked)
    }

    static let broken: [(String, JSONValue)] = [
        ("network.beforeRequestSent", [:]), ("network.beforeRequestSent", ["request": ["request": 7]]),
        ("network.responseStarted", ["request": request]), ("log.entryAdded", ["level": "loud"]),
        ("browsingContext.load", ["context": 7]), ("browsingContext.contextCreated", .null),
        ("browsingContext.downloadEnd", ["context": "c", "url": "u"]),
        ("browsingContext.userPromptClosed", ["context": "c"]),
    ]

    @Test(arguments: broken) func `says which event is not of the standard's shape`(method: String, params: JSONValue) {
        let error = #expect(throws: WebDriverError.self) { try AnyReport(Self.event(method, params)) }
        #expect(error?.code == .malformedAnswer)
        #expect(error?.command == method)
    }

    @Test func `keeps events that it has no type for`() throws {
        let event = Self.event("vendor.thing", ["a": 1])
        guard case .other(let kept) = try AnyReport(event) else { return #expect(Bool(false), "typed") }
        #expect(kept == event)
    }

    static let values: [JSONValue] = [
        .null, true, 1.5, "ä", [], [1, [2, "x"]], ["a": ["b": .null], "c": [true]], [:],
    ]

    @Test(arguments: values) func `gives a value of JSON to a script and takes it back`(value: JSONValue) throws {
        // A remote value of JSON has the same shape as a local one.
        let remote = try RemoteValue(BiDiReading(subject: "script.evaluate", value: LocalValue.json(value).wire))
        #expect(remote.json == value)
    }

    @Test(arguments: ["node", "function", "symbol", "bigint"]) func `has no JSON for other values`(type: String) throws
    {
        let reading = BiDiReading(subject: "script.evaluate", value: ["type": .string(type), "sharedId": "n"])
        #expect(try RemoteValue(reading).json == nil)
        #expect(try RemoteValue(reading).sharedID == "n")
    }

    @Test func `shows no cookie's value`() throws {
        let cookie = StoredCookie("session", Secret("hush-hush"), domain: "localhost")
        #expect(!"\(cookie)".contains("hush"))
        #expect(cookie.json["value"]?["value"] == "hush-hush")
    }
}

@Suite(.timeLimit(.minutes(10))) struct `Listeners of a BiDi connection` {
    private func bidi() -> (BiDi, BiDiConnection) { BiDi.unconnected() }

    private func log(_ text: String) -> [UInt8] {
        let params = #"{"level":"info","type":"console","text":"\#(text)","timestamp":1}"#
        return Array(#"{"type":"event","method":"log.entryAdded","params":\#(params)}"#.utf8)
    }

    private let other = Array(#"{"type":"event","method":"vendor.thing","params":{}}"#.utf8)

    @Test func `get each event that they asked for, beside each other`() async throws {
        let (bidi, connection) = bidi()
        let (logs, all) = (bidi.listen(to: LogEntry.self), bidi.listen(to: AnyReport.self))
        connection.take(log("a"))
        connection.take(other)
        connection.take(log("b"))
        connection.end(nil)
        var texts: [String] = []
        for try await entry in logs { texts.append(entry.text) }
        #expect(texts == ["a", "b"])
        #expect(try await all.reduce(0) { count, _ in count + 1 } == 3)
    }

    @Test func `are told when more came than they read`() async {
        let (bidi, connection) = bidi()
        let logs = bidi.listen(to: LogEntry.self, waiting: 3)
        for number in 0..<5 { connection.take(log("\(number)")) }
        let error = await #expect(throws: WebDriverError.self) { for try await _ in logs {} }
        #expect(error?.message.contains("lost") == true)
    }

    @Test func `are told when an event is not of the standard's shape`() async {
        let (bidi, connection) = bidi()
        let logs = bidi.listen(to: LogEntry.self)
        connection.take(Array(#"{"type":"event","method":"log.entryAdded","params":{"level":7}}"#.utf8))
        let error = await #expect(throws: WebDriverError.self) { for try await _ in logs {} }
        #expect(error?.code == .malformedAnswer)
    }

    @Test func `are told when the connection was lost, also when they come later`() async {
        let (bidi, connection) = bidi()
        connection.end(WebDriverError(command: "BiDi", code: .outcomeUnknown, message: "lost"))
        await #expect(throws: WebDriverError.self) { for try await _ in bidi.listen(to: LogEntry.self) {} }
    }
}
