/// One command of the protocol, ready to be sent (WebDriver, section 6).
///
/// Also the seam for commands of vendors and of other standards: say how it travels, what repeating it would do and
/// how long it may take, and give it to ``Session/send(_:)``.
public struct Command: Sendable, CustomStringConvertible, CustomReflectable {
    /// How a command travels (section 6.5).
    public enum Method: String, Sendable, Hashable {
        /// Reads.
        case get = "GET"
        /// Carries a body.
        case post = "POST"
        /// Ends something.
        case delete = "DELETE"
    }

    /// Which of the session's own time-outs the remote end waits for before it answers (section 9).
    public enum Wait: Sendable, Hashable {
        /// None of them.
        case nothing
        /// A page, which may be loading.
        case page
        /// A script.
        case script
        /// An element, which may not be there yet.
        case element
    }

    /// What a remote end may take beyond the session's own time-outs.
    static let grace: Duration = .seconds(5)

    /// Its name in the standard.
    public let name: String
    /// `GET`, `POST` or `DELETE`.
    public let method: String
    /// Behind `/session/{id}`; empty for the session itself.
    public let path: String
    /// May hold a secret: no description shows it.
    let body: JSONValue?
    /// What repeating it would do.
    public let effect: Effect
    /// Which of the session's time-outs applies.
    public let wait: Wait
    /// From sending to the last byte of the answer; a session makes it longer where its own time-outs ask for it.
    public internal(set) var deadline: Duration
    /// Where it is described.
    public var section: String { place ?? Self.section(name) }
    /// Where it is described, if not in WebDriver under its name.
    private let place: String?

    /// A command of a vendor or of another standard.
    ///
    /// The path stands behind `/session/{id}`, with its leading slash and the values in it percent-encoded. Only a
    /// ``Effect/safe`` command may travel on a connection that is already open. The deadline is the least time it is
    /// given: the session adds its own time-out that `wait` names.
    public init(
        _ name: String, _ method: Method, _ path: String, _ body: JSONValue? = nil, effect: Effect,
        wait: Wait = .nothing, deadline: Duration = .seconds(15), section: String = ""
    ) {
        self.init(name, method, path, body, effect, wait, deadline, place: section)
    }

    private init(
        _ name: String, _ method: Method, _ path: String, _ body: JSONValue? = nil, _ effect: Effect, _ wait: Wait,
        _ deadline: Duration, place: String?
    ) {
        self.name = name
        self.method = method.rawValue
        self.path = path
        // The standard asks for an object in every POST (section 6.3).
        self.body = method == .post ? body ?? [:] : nil
        self.effect = effect
        self.wait = wait
        self.deadline = deadline
        self.place = place
    }

    /// Without its body.
    public var description: String { "\(name) (\(method) \(path))" }
    /// Without its body.
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "method": method, "path": path]) }
}

extension Command {
    /// The section of WebDriver Level 2 with a command's name as its heading; made up only for who asks.
    private static func section(_ name: String) -> String {
        "https://www.w3.org/TR/webdriver2/#" + name.lowercased().replacing(" ", with: "-")
    }

    static func get(
        _ name: String, _ path: String, wait: Wait = .nothing, within deadline: Duration = .seconds(15)
    ) -> Command {
        Command(name, .get, path, nil, .safe, wait, deadline, place: nil)
    }

    static func post(
        _ name: String, _ path: String, _ body: JSONValue = [:], _ effect: Effect, wait: Wait = .nothing,
        within deadline: Duration = .seconds(15)
    ) -> Command {
        Command(name, .post, path, body, effect, wait, deadline, place: nil)
    }

    static func delete(_ name: String, _ path: String, _ effect: Effect) -> Command {
        Command(name, .delete, path, nil, effect, .nothing, .seconds(15), place: nil)
    }
}
