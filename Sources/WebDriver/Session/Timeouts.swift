/// How long the remote end waits by itself (WebDriver, section 9).
public struct Timeouts: Sendable, Hashable {
    /// For a script; nil for as long as it takes.
    public let script: Duration?
    /// For a page that is loading.
    public let pageLoad: Duration
    /// For an element that is not there yet; zero in sessions of this client, which waits by conditions.
    public let implicit: Duration

    /// The standard's own (section 9, table of session timeouts).
    static let standard = Timeouts(script: .seconds(30), pageLoad: .seconds(300), implicit: .zero)

    init(script: Duration?, pageLoad: Duration, implicit: Duration) {
        (self.script, self.pageLoad, self.implicit) = (script, pageLoad, implicit)
    }

    /// What a session says of itself; what it leaves out is the standard's.
    init(json: JSONValue?) {
        let standard = Self.standard
        script = json?["script"] == .null ? nil : Self.duration(json?["script"]) ?? standard.script
        pageLoad = Self.duration(json?["pageLoad"]) ?? standard.pageLoad
        implicit = Self.duration(json?["implicit"]) ?? standard.implicit
    }

    private static func duration(_ value: JSONValue?) -> Duration? {
        value?.number.flatMap { Int64(exactly: $0.rounded()) }.map { .milliseconds($0) }
    }

    /// What the remote end may use up of a command's time; a script without an end has an hour.
    func applicable(to wait: Command.Wait) -> Duration {
        switch wait {
        case .nothing: .zero
        case .page: pageLoad
        case .script: script ?? .seconds(3600)
        case .element: implicit
        }
    }
}
