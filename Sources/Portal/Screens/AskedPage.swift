import WebDriver

/// How a camera asks a page, and gives it room.
protocol AskedPage: Sendable {
    /// Runs a script that only reads; what it returns comes back as JSON.
    func read(_ script: String, _ arguments: [JSONValue]) async throws(WebDriverError) -> JSONValue

    /// Looks for a frame of the page.
    func find(_ wanted: WantedFrame) async throws(WebDriverError) -> Result<FrameReader, FrameFault>

    /// Gives the page a viewport of this size in CSS pixels; nil gives it back the one it had.
    func resize(to size: ViewportSize?) async throws(WebDriverError)

    /// Returns once a picture shows the page as it is now; at once where the engine paints for every picture.
    func painted() async throws(WebDriverError)
}

/// The size of a viewport in CSS pixels.
struct ViewportSize: Hashable, Sendable {
    let width: Int
    let height: Int
}

extension PageReader: AskedPage {
    func resize(to size: ViewportSize?) async throws(WebDriverError) {
        let viewport = size.map { size -> JSONValue in
            ["width": .number(Double(size.width)), "height": .number(Double(size.height))]
        }
        try await bidi.send(
            "browsingContext.setViewport", ["context": .string(context), "viewport": viewport ?? .null])
    }

    func painted() async throws(WebDriverError) {}
}

/// Asks by classic commands where there is no BiDi (WebKit): only where nothing is ever held, as in a rehearsal.
///
/// The script shares its world with the page's own scripts, and so is no proof against a page that lies.
struct ClassicPageReader: AskedPage {
    let session: Session
    /// The window's size when the reader was made.
    private let window: WindowRect

    /// Remembers the window's size.
    static func open(_ session: Session) async throws(WebDriverError) -> ClassicPageReader {
        ClassicPageReader(session: session, window: try await session.windowRect())
    }

    private init(session: Session, window: WindowRect) {
        self.session = session
        self.window = window
    }

    func read(_ script: String, _ arguments: [JSONValue]) async throws(WebDriverError) -> JSONValue {
        try await session.read(script, arguments)
    }

    /// No frame is looked into: a picture shows nothing of it.
    func find(_ wanted: WantedFrame) async throws(WebDriverError) -> Result<FrameReader, FrameFault> {
        .failure(.foreign)
    }

    func resize(to size: ViewportSize?) async throws(WebDriverError) {
        let outer =
            if let size { try await outer(for: size) } else {
                ViewportSize(width: Int(window.width), height: Int(window.height))
            }
        guard let outer else { return }
        try await session.setWindow(width: outer.width, height: outer.height)
        // The window system answers when it likes, and may give another size: then the picture shows that.
        var last = JSONValue.null
        for _ in 0..<20 {
            let now = try await session.read("return [innerWidth, innerHeight]")
            if now == last { return }
            last = now
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    /// WebKitGTK pictures what it painted last: on a busy machine, the page as it was before.
    func painted() async throws(WebDriverError) {
        _ = try await session.executeAsync(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))"
        )
    }

    private func outer(for size: ViewportSize) async throws(WebDriverError) -> ViewportSize? {
        let edges = try await session.read("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        let sizes = (edges.array ?? []).compactMap(\.number)
        guard sizes.count == 2 else { return nil }
        return ViewportSize(width: size.width + Int(sizes[0]), height: size.height + Int(sizes[1]))
    }
}
