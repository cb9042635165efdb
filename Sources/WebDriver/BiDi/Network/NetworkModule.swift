/// The commands about requests (WebDriver BiDi, section 7.6.3).
public struct NetworkModule: Sendable {
    let bidi: BiDi

    /// Where a request can be held.
    public enum Phase: String, Sendable, Hashable {
        /// Before it is sent.
        case beforeRequestSent
        /// When the response's headers have come.
        case responseStarted
        /// When the server asks who is there.
        case authRequired
    }

    /// Holds every request at these points, until each is let go or failed; by name: for ``removeIntercept(_:)``.
    ///
    /// Patterns select by URL and never by method; empty for all.
    @discardableResult
    public func addIntercept(
        _ phases: Set<Phase>, urls: [String] = [], contexts: [String] = []
    ) async throws(WebDriverError) -> String {
        let patterns = urls.map { url -> JSONValue in ["type": "string", "pattern": .string(url)] }
        return try await bidi.asked(
            "network.addIntercept",
            [
                "phases": .texts(phases.map(\.rawValue).sorted()),
                "urlPatterns": urls.isEmpty ? nil : .array(patterns),
                "contexts": contexts.isEmpty ? nil : .texts(contexts),
            ]
        ).text("intercept")
    }

    /// Holds nothing more; what is held stays held.
    public func removeIntercept(_ intercept: String) async throws(WebDriverError) {
        try await bidi.send("network.removeIntercept", ["intercept": .string(intercept)])
    }

    /// Lets a request go that is held before it is sent; changed where something is given.
    public func continueRequest(
        _ request: String, method: String? = nil, url: String? = nil, headers: [NetworkHeader]? = nil,
        body: BytesValue? = nil
    ) async throws(WebDriverError) {
        _ = try await bidi.asked(
            "network.continueRequest",
            [
                "request": .string(request), "method": method.map { .string($0) }, "url": url.map { .string($0) },
                "headers": headers.map { .array($0.map(\.json)) }, "body": body?.json,
            ])
    }

    /// Lets a response go that is held; changed where something is given.
    public func continueResponse(
        _ request: String, status: Int? = nil, headers: [NetworkHeader]? = nil
    ) async throws(WebDriverError) {
        _ = try await bidi.asked(
            "network.continueResponse",
            [
                "request": .string(request), "statusCode": status.map { .number(Double($0)) },
                "headers": headers.map { .array($0.map(\.json)) },
            ])
    }

    /// Ends a held request as if the network had failed: it never leaves, or its response is never seen.
    public func failRequest(_ request: String) async throws(WebDriverError) {
        try await bidi.send("network.failRequest", ["request": .string(request)])
    }

    /// Answers a held request in the server's place: it never leaves.
    public func provideResponse(
        _ request: String, status: Int, headers: [NetworkHeader] = [], body: BytesValue? = nil
    ) async throws(WebDriverError) {
        _ = try await bidi.asked(
            "network.provideResponse",
            [
                "request": .string(request), "statusCode": .number(Double(status)),
                "headers": .array(headers.map(\.json)), "body": body?.json,
            ])
    }
}

extension BiDi {
    /// The commands about requests.
    public var network: NetworkModule { NetworkModule(bidi: self) }
}
