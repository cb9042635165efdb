/// What repeating a command would do.
enum Effect: Sendable, Hashable {
    /// It only reads, or sets what is set already: it may be sent again.
    case safe
    /// It changes the browser or the page: it is sent once.
    case changes
    /// It acts from where the last one ended, such as Back: sent twice, it goes twice as far.
    case relative
}

/// One command of the protocol, ready to be sent.
struct Command: Sendable {
    /// Its name in the standard.
    let name: String
    let method: String
    /// Behind `/session/{id}`; empty for the session itself.
    let path: String
    let body: JSONValue?
    let effect: Effect
    /// From sending to the last byte of the answer: the session's own time for it, and some grace.
    let deadline: Duration

    /// The standard's section.
    var section: String {
        "https://www.w3.org/TR/webdriver2/#" + name.lowercased().split(separator: " ").joined(separator: "-")
    }

    static func get(_ name: String, _ path: String, within deadline: Duration = .seconds(15)) -> Command {
        Command(name: name, method: "GET", path: path, body: nil, effect: .safe, deadline: deadline)
    }

    static func post(
        _ name: String, _ path: String, _ body: JSONValue = [:], _ effect: Effect,
        within deadline: Duration = .seconds(15)
    ) -> Command {
        Command(name: name, method: "POST", path: path, body: body, effect: effect, deadline: deadline)
    }

    static func delete(_ name: String, _ path: String, _ effect: Effect) -> Command {
        Command(name: name, method: "DELETE", path: path, body: nil, effect: effect, deadline: .seconds(15))
    }
}
