import Foundation
import PNGMask

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

extension Notice {
    /// The same notice without anything that looks like a secret; addresses stay.
    func masked(by mask: TextMask) -> Notice {
        var notice = self
        notice.subject = mask.masked(subject)
        notice.lines = lines.map(mask.masked)
        return notice
    }

    /// The notice as a line of JSON.
    var line: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self)) + [0x0A]
        }
    }
}
