import Synchronization

/// An element by how it is found: what only reads finds it again when the page has replaced it, what changes the page
/// never does.
///
/// It is found again once for a command, in the same window and frame, by the same locator, and only if it is still the
/// one that matches. A click on a replaced element ends with `stale element reference`: whether the new one is meant,
/// the caller decides with ``refind()``.
public struct LocatedElement: Sendable {
    /// How it is found.
    public let locator: Locator
    let session: Session
    private let parent: Parent
    private let place: SessionState.Place
    private let current: Current

    /// Where it is looked for.
    private enum Parent: Sendable {
        case document
        indirect case element(LocatedElement)
    }

    private final class Current: Sendable {
        let element: Mutex<Element>

        init(_ element: Element) { self.element = Mutex(element) }
    }

    private init(_ session: Session, _ locator: Locator, _ parent: Parent) async throws(WebDriverError) {
        self.session = session
        self.locator = locator
        self.parent = parent
        place = session.state.place
        let found: Element =
            switch parent {
            case .document: try await session.find(locator)
            case .element(let outer):
                try await outer.read { (element) async throws(WebDriverError) in
                    try await session.find(locator, in: element)
                }
            }
        current = Current(found)
    }

    init(_ session: Session, _ locator: Locator) async throws(WebDriverError) {
        try await self.init(session, locator, .document)
    }

    /// The one element inside this one that matches; none or several are an error.
    public func locate(_ locator: Locator) async throws(WebDriverError) -> LocatedElement {
        try await LocatedElement(session, locator, .element(self))
    }

    /// The reference as it is now, for commands that change the page.
    public var element: Element { current.element.withLock { $0 } }

    /// Finds the element again, on purpose.
    ///
    /// - Throws: ``WebDriverError`` with `stale element reference` when another window or frame is the current one.
    @discardableResult
    public func refind() async throws(WebDriverError) -> Element {
        guard session.state.place == place else {
            throw WebDriverError(
                command: "Find Elements", code: .staleElementReference,
                message: "\(locator) was found in another window or frame", outcome: .noEffect)
        }
        let found: Element
        switch parent {
        case .document: found = try await session.find(locator)
        case .element(let outer):
            found = try await outer.read { (element) async throws(WebDriverError) in
                try await session.find(locator, in: element)
            }
        }
        current.element.withLock { $0 = found }
        return found
    }

    /// Reads with the element; once more with the element found again when the page has replaced it.
    ///
    /// Only for what changes nothing: the body may run twice.
    public func read<Value>(
        _ body: (Element) async throws(WebDriverError) -> Value
    ) async throws(WebDriverError) -> Value {
        do {
            return try await body(element)
        } catch {
            guard [.staleElementReference, .noSuchElement].contains(error.code) else { throw error }
            return try await body(try await refind())
        }
    }
}
