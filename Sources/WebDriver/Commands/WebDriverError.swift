/// Why a command has no result.
public struct WebDriverError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure: the protocol's own words, or the client's.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// As the protocol writes it: `stale element reference`.
        public let rawValue: String

        /// A code; codes this client does not know are kept.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }

    /// What is known of a command that failed.
    public enum Outcome: Sendable, Hashable {
        /// Nothing happened: it was never sent, or the remote end says that it refused before doing anything.
        case noEffect
        /// The remote end says that it failed.
        case failed
        /// It may have been done, and is never sent again.
        case unknown
    }

    /// The command that failed, by its name in the standard.
    public let command: String
    /// The kind of failure.
    public let code: Code
    /// What the remote end or the transport said.
    public let message: String
    /// What is known of the command's effect.
    public let outcome: Outcome

    /// A failure of a command; without an outcome, the one that the code tells.
    public init(command: String, code: Code, message: String, outcome: Outcome? = nil) {
        self.command = command
        self.code = code
        self.message = message
        self.outcome = outcome ?? code.outcome(of: command)
    }

    /// For people; never contains a value that was typed.
    public var description: String { "\(command): \(code.rawValue) (\(message))" }
}
