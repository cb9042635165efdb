/// What of a value goes into a recording; everything else is withheld, and only its type is told.
///
/// An allow-list: a command or member that nobody thought of is withheld.
indirect enum Kept: Sendable {
    /// The type only.
    case type
    /// Yes, no and null.
    case truth
    /// A number of the protocol's own: a size, a status, a count.
    case number
    /// A word of the protocol or of the program: `css selector`, `button`.
    case word
    /// A text that the program chose itself: a locator.
    case choice
    /// A name that the remote end gave; a stand-in takes its place.
    case name(StandIn.Kind)
    /// A URL without what may carry values: query, fragment, user, and path segments that nobody declared.
    case address
    /// What a script returned: yes, no, null, elements, and lists of these.
    case references
    /// A context with its frames (WebDriver BiDi, `browsingContext.Info`).
    case context
    /// A picture: nothing of it, not even its size.
    case picture
    /// A list of these.
    case list(Kept)
    /// These members; others are left out.
    case members([String: Kept])
}

/// What a command sends and gets that goes into a recording.
struct KeptExchange: Sendable {
    let sent: Kept
    let answered: Kept

    init(_ sent: Kept = .members([:]), answers answered: Kept = .truth) {
        self.sent = sent
        self.answered = answered
    }
}

/// What stands in a recording where something was withheld.
enum Withheld: String, Sendable {
    case text
    case number
    case list
    case object
    case picture
    case null
    case bool

    static let key = "withheld"

    init(_ value: JSONValue) {
        self =
            switch value {
            case .null: .null
            case .bool: .bool
            case .number: .number
            case .string: .text
            case .array: .list
            case .object: .object
            }
    }

    init?(json: JSONValue) {
        guard let members = json.object, members.count == 1, let word = members[Self.key]?.string else { return nil }
        self.init(rawValue: word)
    }

    var json: JSONValue { [Self.key: .string(rawValue)] }

    /// A value of the same type, which says nothing.
    var placeholder: JSONValue {
        switch self {
        case .text: "•"
        case .number: 0
        case .list: []
        case .object: [:]
        case .null: .null
        case .bool: false
        case .picture: .string(Self.pixel)
        }
    }

    /// One white pixel (PNG).
    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
}
