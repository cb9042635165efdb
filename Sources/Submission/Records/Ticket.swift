import Governance
import PKI

/// A ticket of Request Tracker with its history, as one reading found it.
struct Ticket: Sendable {
    /// A change of the ticket's status.
    struct StatusChange: Sendable {
        let transaction: Int64
        let status: String
        /// Account that made it.
        let creator: String
        let at: Instant
    }

    /// What the ticket's first text says is to be approved.
    struct FirstText: Sendable {
        let packet: String
        let version: Int
        let expiry: Instant?
    }

    /// A file attached to the ticket.
    struct Signed: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    let face: TicketFace
    let history: [JSON]
    let text: FirstText
    /// The approver's own signed approval, where one is attached.
    let signed: Signed?

    var number: Int64 { face.number }
    var status: String { face.status }

    var newestTransaction: Int64 { history.compactMap(\.number).max() ?? 0 }

    /// The last change of status; a decision that was taken back leaves its old transaction in place.
    var lastStatus: StatusChange? {
        statusChanges.max { $0.transaction < $1.transaction }
    }

    /// The last approval or rejection, taken back or not; opening a ticket decides nothing.
    var lastDecision: StatusChange? {
        statusChanges.filter { ["resolved", "rejected"].contains($0.status) }.max { $0.transaction < $1.transaction }
    }

    private var statusChanges: [StatusChange] { history.compactMap(StatusChange.init) }

    /// When a custom field was last set or changed.
    var lastFieldChange: Instant? {
        history.filter { ["CustomField", "Create"].contains($0["Type"]?.string) }
            .compactMap { $0["Created"]?.string.flatMap(Instant.init(iso8601:)) }.max()
    }

    /// What an approval rests on, as bytes that are the same whenever it is read.
    func statement(_ last: StatusChange) -> [UInt8] {
        JSON.object([
            "ticket": .integer(number), "transaction": .integer(last.transaction), "status": .string(last.status),
            "creator": .string(last.creator), "at": .string(last.at.description), "packet": .string(text.packet),
            "version": .integer(Int64(text.version)),
        ]).canonical()
    }
}

extension Ticket.StatusChange {
    init?(_ item: JSON) {
        guard item["Type"]?.string == "Status", let transaction = item.number,
            let status = item["NewValue"]?.string, let creator = item["Creator"]?["Name"]?.string,
            let at = item["Created"]?.string.flatMap(Instant.init(iso8601:))
        else { return nil }
        self.init(transaction: transaction, status: status, creator: creator, at: at)
    }
}

extension Ticket.FirstText {
    /// Reads lines such as `Packet SHA-256: 91c4…`; what is not there exactly once is empty, which no packet matches.
    init(_ content: String) {
        func only(_ label: String) -> String {
            let lines = content.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("\(label): ") }
            return lines.count == 1 ? String(lines[0].dropFirst(label.count + 2)) : ""
        }
        self.init(
            packet: only("Packet SHA-256"), version: Int(only("Packet Version")) ?? 0,
            expiry: Instant(iso8601: only("Authorization Expiry")))
    }
}
