import Foundation

/// What the owner of a request is told when a run ends.
package struct Notice: Codable, Hashable, Sendable {
    /// Name of the run.
    package var run: String
    /// Request in the governed record.
    package var request: String
    /// `refused`, `halted`, `held`, `confirmed`, `failed` or `rehearsed`.
    package var outcome: String
    /// Addresses: the owner and, on a stop, who takes over.
    package var recipients: [String]
    /// One line.
    package var subject: String
    /// The reasons, or the confirmation, line by line.
    package var lines: [String]

    /// Takes every part as given.
    package init(
        run: String, request: String, outcome: String, recipients: [String], subject: String, lines: [String]
    ) {
        self.run = run
        self.request = request
        self.outcome = outcome
        self.recipients = recipients
        self.subject = subject
        self.lines = lines
    }
}

/// How notices leave: a command that is handed each one as a line of JSON.
package struct NoticeDelivery: Sendable {
    private let command: [String]?

    /// The delivery that the configuration names; without one, nobody is told.
    package init(_ configuration: Configuration) {
        command = configuration.notices
    }

    /// Hands the notice over; true when the command took it.
    package func deliver(_ notice: Notice) async -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let command, let line = try? encoder.encode(notice) else { return false }
        let delivery = ExternalCommand(words: command, deadline: 10_000)
        return (try? await delivery.run(input: [UInt8](line) + [0x0A])) != nil
    }
}
