/// A subscription to events, by the browser's own name (WebDriver BiDi, section 7.1).
public struct Subscription: Sendable, Hashable {
    /// The browser's name for it.
    public let id: String
}

extension BiDi {
    /// Asks for events by name, or a whole module's: `network.beforeRequestSent`, `log` (section 7.1.3.4); without
    /// contexts, for those of all.
    @discardableResult
    public func subscribe(
        to events: Set<String>, contexts: [String] = []
    ) async throws(WebDriverError) -> Subscription {
        let result = try await asked(
            "session.subscribe",
            ["events": .texts(events.sorted()), "contexts": contexts.isEmpty ? nil : .texts(contexts)])
        // An older remote end gives it no name.
        return Subscription(id: result.value["subscription"]?.string ?? "")
    }

    /// Asks for all events of a type (section 7.1.3.4).
    @discardableResult
    public func subscribe<Report: BiDiReport>(to type: Report.Type) async throws(WebDriverError) -> Subscription {
        let all: Set<String> = ["log", "network", "browsingContext"]
        return try await subscribe(to: Report.events ?? all)
    }

    /// Ends a subscription (section 7.1.3.5).
    public func unsubscribe(_ subscription: Subscription) async throws(WebDriverError) {
        try await send("session.unsubscribe", ["subscriptions": [.string(subscription.id)]])
    }

    /// Ends what was asked for by name, everywhere (section 7.1.3.5).
    public func unsubscribe(from events: Set<String>) async throws(WebDriverError) {
        try await send("session.unsubscribe", ["events": .texts(events.sorted())])
    }

    /// Sends a command whose members may be missing.
    func asked(
        _ method: String, _ params: [String: JSONValue?], within deadline: Duration = .seconds(10)
    ) async throws(WebDriverError) -> BiDiReading {
        BiDiReading(subject: method, value: try await send(method, .members(params), within: deadline))
    }
}
