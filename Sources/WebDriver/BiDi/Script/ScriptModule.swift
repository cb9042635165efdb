/// Where a script runs (WebDriver BiDi, section 7.8.2, `script.Target`).
public enum ScriptTarget: Sendable, Hashable {
    /// A context's document; with a sandbox, in a world of its own that scripts of the page cannot reach into.
    case context(String, sandbox: String? = nil)
    /// A realm, such as a worker's.
    case realm(String)

    var json: JSONValue {
        switch self {
        case .context(let context, let sandbox):
            .members(["context": .string(context), "sandbox": sandbox.map { .string($0) }])
        case .realm(let realm): ["realm": .string(realm)]
        }
    }
}

/// The commands about scripts (section 7.8.3).
public struct ScriptModule: Sendable {
    let bidi: BiDi

    /// Calls a function and returns what it returns.
    ///
    /// - Throws: ``WebDriverError`` with `javascript error` and the kind of error when it throws.
    public func callFunction(
        _ declaration: String, _ arguments: [LocalValue] = [], in target: ScriptTarget, awaitPromise: Bool = false,
        within deadline: Duration = .seconds(10)
    ) async throws(WebDriverError) -> RemoteValue {
        let params: [String: JSONValue?] = [
            "functionDeclaration": .string(declaration), "awaitPromise": .bool(awaitPromise), "target": target.json,
            "arguments": .array(arguments.map(\.wire)),
        ]
        return try Self.value(of: try await bidi.asked("script.callFunction", params, within: deadline))
    }

    /// Evaluates an expression and returns its value.
    ///
    /// - Throws: ``WebDriverError`` with `javascript error` and the kind of error when it throws.
    public func evaluate(
        _ expression: String, in target: ScriptTarget, awaitPromise: Bool = false,
        within deadline: Duration = .seconds(10)
    ) async throws(WebDriverError) -> RemoteValue {
        let params: [String: JSONValue?] = [
            "expression": .string(expression), "awaitPromise": .bool(awaitPromise), "target": target.json,
        ]
        return try Self.value(of: try await bidi.asked("script.evaluate", params, within: deadline))
    }

    /// Runs a function in every new document before the page's own scripts; by name: for ``removePreloadScript(_:)``.
    @discardableResult
    public func addPreloadScript(
        _ declaration: String, contexts: [String] = [], sandbox: String? = nil
    ) async throws(WebDriverError) -> String {
        try await bidi.asked(
            "script.addPreloadScript",
            [
                "functionDeclaration": .string(declaration), "contexts": contexts.isEmpty ? nil : .texts(contexts),
                "sandbox": sandbox.map { .string($0) },
            ]
        ).text("script")
    }

    /// Runs it in no new document any more.
    public func removePreloadScript(_ script: String) async throws(WebDriverError) {
        try await bidi.send("script.removePreloadScript", ["script": .string(script)])
    }

    private static func value(of result: BiDiReading) throws(WebDriverError) -> RemoteValue {
        guard try result.text("type") == "success" else {
            throw WebDriverError(command: result.subject, code: .javascriptError, message: "it threw \(kind(result))")
        }
        return try RemoteValue(try result.member("result"))
    }

    /// What was thrown, without the words behind it, in which a value of the page may stand.
    private static func kind(_ result: BiDiReading) -> String {
        let text = result.value["exceptionDetails"]?["text"]?.string ?? ""
        let name = text.prefix { $0.isASCII && $0.isLetter }
        return name.hasSuffix("Error") ? String(name) : "a value"
    }
}

extension BiDi {
    /// The commands about scripts.
    public var script: ScriptModule { ScriptModule(bidi: self) }
}
