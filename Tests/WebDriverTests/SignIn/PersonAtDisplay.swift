import Foundation

/// A person in front of a display, who answers a browser's question for a PIN with the keyboard.
struct PersonAtDisplay {
    /// Such as `:97`.
    let display: String
    /// How the windows are called in which Firefox and Chromium ask.
    private static let questions = "Password Required|Unlock Security Device"

    /// Waits for a question, and answers it; returns its window.
    @discardableResult
    func answer(_ pin: String, after earlier: String? = nil) async throws -> String {
        var window: String?
        try await TestBrowser.wait {
            window = try windows().first { $0 != earlier }
            return window != nil
        }
        guard let window else { throw CancellationError() }
        try xdotool(["windowfocus", "--sync", window, "type", pin])
        try xdotool(["key", "Return"])
        return window
    }

    private func windows() throws -> [String] {
        // Ends badly where there is none.
        let found = try? xdotool(["search", "--onlyvisible", "--name", Self.questions])
        return found?.split(separator: "\n").map(String.init) ?? []
    }

    @discardableResult
    private func xdotool(_ arguments: [String]) throws -> String {
        try Tool.run("/usr/bin/xdotool", arguments, environment: ["DISPLAY": display])
    }
}
