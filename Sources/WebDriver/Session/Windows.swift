/// A window's place and size in CSS pixels (WebDriver, section 11.8).
public struct WindowRect: Sendable, Hashable {
    /// The distance from the screen's left edge.
    public let x: Double
    /// The distance from the screen's upper edge.
    public let y: Double
    /// The outer width.
    public let width: Double
    /// The outer height.
    public let height: Double
}

/// What a new window is (WebDriver, section 11.5).
public enum WindowKind: String, Sendable, Hashable {
    /// A tab of the same window.
    case tab
    /// A window of its own.
    case window
}

extension Session {
    /// The current window's handle (section 11.1).
    public func windowHandle() async throws(WebDriverError) -> String {
        try await text(.windowHandle)
    }

    /// The handles of all windows and tabs (section 11.4).
    public func windowHandles() async throws(WebDriverError) -> [String] {
        let list = try await send(.windowHandles).array ?? []
        let handles = list.compactMap(\.string)
        guard handles.count == list.count else { throw Answer.malformed(.windowHandles, "not a list of handles") }
        return handles
    }

    /// Makes a window or tab the current one, and its top-level document (section 11.3).
    public func switchToWindow(_ handle: String) async throws(WebDriverError) {
        try await send(.switchToWindow(handle))
        state.place = SessionState.Place(window: state.place.window + 1)
        state.lost = nil
    }

    /// Opens a window or tab, which does not become the current one (section 11.5).
    ///
    /// - Returns: its handle. The browser may open the other kind.
    public func newWindow(_ kind: WindowKind) async throws(WebDriverError) -> String {
        let command = Command.newWindow(kind)
        guard let handle = try await send(command)["handle"]?.string else {
            throw Answer.malformed(command, "no handle")
        }
        return handle
    }

    /// Closes the current window (section 11.2); the browser ends with its last one.
    public func closeWindow() async throws(WebDriverError) {
        try await send(.closeWindow)
    }

    /// The window's place and size (section 11.8.1).
    public func windowRect() async throws(WebDriverError) -> WindowRect {
        try rect(try await send(.windowRect), .windowRect)
    }

    /// Sets the window's size in CSS pixels (section 11.8.2); the window system may give another.
    @discardableResult
    public func setWindow(width: Int, height: Int) async throws(WebDriverError) -> WindowRect {
        let command = Command.setWindowRect(width: width, height: height)
        return try rect(try await send(command), command)
    }

    /// Moves the window, in CSS pixels from the screen's upper left corner (section 11.8.2).
    @discardableResult
    public func moveWindow(x: Int, y: Int) async throws(WebDriverError) -> WindowRect {
        let command = Command.setWindowRect(x: x, y: y)
        return try rect(try await send(command), command)
    }

    /// Makes the window as large as the screen allows (section 11.8.3).
    @discardableResult
    public func maximizeWindow() async throws(WebDriverError) -> WindowRect {
        try rect(try await send(.maximizeWindow), .maximizeWindow)
    }

    /// Hides the window (section 11.8.4).
    @discardableResult
    public func minimizeWindow() async throws(WebDriverError) -> WindowRect {
        try rect(try await send(.minimizeWindow), .minimizeWindow)
    }

    /// Fills the screen with the document (section 11.8.5).
    @discardableResult
    public func fullscreenWindow() async throws(WebDriverError) -> WindowRect {
        try rect(try await send(.fullscreenWindow), .fullscreenWindow)
    }

    private func rect(_ value: JSONValue, _ command: Command) throws(WebDriverError) -> WindowRect {
        guard let x = value["x"]?.number, let y = value["y"]?.number, let width = value["width"]?.number,
            let height = value["height"]?.number
        else { throw Answer.malformed(command, "no rectangle") }
        return WindowRect(x: x, y: y, width: width, height: height)
    }
}
