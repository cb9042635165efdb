import WebDriver

/// A browser of an engine with a page of its own.
enum EnginePage {
    /// Runs a body with the pages by their paths; the first one is `/`, and open.
    static func with<Value>(
        _ engine: Engine, _ pages: [String: String],
        _ body: (Session, FakeServer) async throws -> Value
    ) async throws -> Value {
        let answers = Answers { arrival in pages[arrival.path].map { .page("<!doctype html>\($0)") } ?? .page("") }
        return try await FakeServer.with(answers) { server in
            try await TestBrowser.with(engine) { browser in
                try await browser.session.open("\(server.url)/")
                return try await body(browser.session, server)
            }
        }
    }

    /// The same with Chromium.
    static func with<Value>(
        _ pages: [String: String], _ body: (Session, FakeServer) async throws -> Value
    ) async throws -> Value {
        try await with(.chromium, pages, body)
    }
}
