import Foundation
import WebDriver

/// Reads pages over BiDi, in a sandbox of its own that scripts of the page cannot reach into.
///
/// Not by classic commands: those wait for a navigation that is held, and while one waits, chromedriver does not take
/// the word that lets the navigation go (measured with 156: `network.continueRequest` without a reply for 10 s).
struct PageReader: Sendable {
    let bidi: BiDi
    /// The browsing context of the one tab.
    let context: String

    /// Finds the tab to read from.
    static func open(_ bidi: BiDi) async throws(WebDriverError) -> PageReader {
        let tree = try await bidi.send("browsingContext.getTree", ["maxDepth": 0])
        guard let context = tree["contexts"]?.array?.first?["context"]?.string else {
            throw WebDriverError(command: "browsingContext.getTree", code: .malformedAnswer, message: "no tab")
        }
        return PageReader(bidi: bidi, context: context)
    }

    /// Runs a script that only reads: `arguments` holds what is given, and its value comes back as JSON.
    func read(_ script: String, _ arguments: [JSONValue]) async throws(WebDriverError) -> JSONValue {
        let function = "(given) => JSON.stringify((function () { \(script) }).apply(null, JSON.parse(given)) ?? null)"
        return try await call(function, arguments, awaiting: false)
    }

    /// The same of a script that promises its value.
    func readPromised(_ script: String, _ arguments: [JSONValue]) async throws(WebDriverError) -> JSONValue {
        let value = "await (function () { \(script) }).apply(null, JSON.parse(given))"
        return try await call("async (given) => JSON.stringify(\(value) ?? null)", arguments, awaiting: true)
    }

    private func call(
        _ function: String, _ arguments: [JSONValue], awaiting: Bool
    ) async throws(WebDriverError) -> JSONValue {
        let result = try await result(of: function, arguments, awaiting: awaiting)
        guard let text = result["value"]?.string,
            let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        else { throw Self.unanswered }
        return value
    }

    /// What a function returns that is given the arguments as one text, as the browser describes it (WebDriver BiDi, section
    /// 7.8.2, `script.RemoteValue`).
    func result(
        of function: String, _ arguments: [JSONValue], awaiting: Bool
    ) async throws(WebDriverError) -> JSONValue {
        let reply = try await bidi.send(
            "script.callFunction",
            [
                "functionDeclaration": .string(function), "awaitPromise": .bool(awaiting),
                "target": ["context": .string(context), "sandbox": "countersign"],
                "arguments": [["type": "string", "value": .string(try Self.text(.array(arguments)))]],
            ])
        guard reply["type"]?.string == "success", let result = reply["result"] else { throw Self.unanswered }
        return result
    }

    private static let unanswered = WebDriverError(
        command: "script.callFunction", code: .javascriptError, message: "the page did not answer")

    private static func text(_ value: JSONValue) throws(WebDriverError) -> String {
        guard let data = try? JSONEncoder().encode(value) else {
            throw WebDriverError(command: "script.callFunction", code: .notSent, message: "the arguments are no JSON")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
