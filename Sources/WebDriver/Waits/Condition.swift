/// What is waited for: a question that is asked until it has an answer.
public struct Condition<Value: Sendable>: Sendable {
    /// What an error says was waited for.
    public let description: String
    /// The answer; nil for not yet; asked many times, so it only reads.
    let ask: @Sendable (Session) async throws(WebDriverError) -> Value?

    /// A condition of the caller's own.
    ///
    /// An error that says that something is not there (element, frame, dialog, window, a document that went away) means
    /// not yet; every other one ends the wait.
    public init(
        _ description: String, _ ask: @escaping @Sendable (Session) async throws(WebDriverError) -> Value?
    ) {
        self.description = description
        self.ask = ask
    }
}

extension Condition where Value == Element {
    /// One element matches; more than one end the wait.
    public static func present(_ locator: Locator) -> Self {
        Self("one element for \(locator)") { (session) async throws(WebDriverError) in try await session.find(locator) }
    }

    /// One element matches, and a person could see it.
    public static func visible(_ locator: Locator) -> Self {
        Self("one visible element for \(locator)") { (session) async throws(WebDriverError) in
            let element = try await session.find(locator)
            return try await session.isDisplayed(element) ? element : nil
        }
    }

    /// One element matches, a person could see it, and it can be used.
    public static func usable(_ locator: Locator) -> Self {
        Self("one usable element for \(locator)") { (session) async throws(WebDriverError) in
            let element = try await session.find(locator)
            guard try await session.isDisplayed(element) else { return nil }
            return try await session.isEnabled(element) ? element : nil
        }
    }

    /// One element matches and shows exactly this text.
    public static func text(_ text: String, of locator: Locator) -> Self {
        Self("the text “\(text)” of \(locator)") { (session) async throws(WebDriverError) in
            let element = try await session.find(locator)
            return try await session.text(of: element) == text ? element : nil
        }
    }
}

extension Condition where Value == String {
    /// The document's title is this.
    public static func title(_ title: String) -> Self {
        Self("the title “\(title)”") { (session) async throws(WebDriverError) in
            let current = try await session.title()
            return current == title ? current : nil
        }
    }

    /// The document's URL contains this; the answer is the whole one.
    public static func url(containing part: String) -> Self {
        Self("a URL with “\(part)”") { (session) async throws(WebDriverError) in
            let current = try await session.currentURL()
            return current.contains(part) ? current : nil
        }
    }

    /// A dialog is open; the answer is its text.
    public static var dialog: Self {
        Self("an open dialog") { (session) async throws(WebDriverError) in try await session.alertText() }
    }

    /// There is a window or tab that is not one of these; the answer is its handle.
    public static func window(otherThan handles: [String]) -> Self {
        Self("a window other than the \(handles.count) known") { (session) async throws(WebDriverError) in
            try await session.windowHandles().first { !handles.contains($0) }
        }
    }
}

extension Condition where Value == JSONValue {
    /// A script that only reads returns something else than null, false, zero or an empty string.
    public static func script(_ description: String, _ script: String, _ arguments: [JSONValue] = []) -> Self {
        Self(description) { (session) async throws(WebDriverError) in
            let value = try await session.read(script, arguments)
            return [.null, .bool(false), .number(0), .string("")].contains(value) ? nil : value
        }
    }

    /// The document and all it contains is loaded.
    public static var loaded: Self {
        script("a loaded document", "return document.readyState === 'complete'")
    }
}

extension Condition where Value == Bool {
    /// No element matches any more.
    public static func gone(_ locator: Locator) -> Self {
        Self("no element for \(locator)") { (session) async throws(WebDriverError) in
            try await session.findAll(locator).isEmpty ? true : nil
        }
    }
}
