import Foundation
import Governance
import HTTPFetch
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

    let number: Int64
    let etag: String
    let json: JSON
    let history: [JSON]
    let text: FirstText
    /// The approver's own signed approval, where one is attached: the newest file that ends with `.p7s`.
    let signed: Signed?
    let serverTime: Instant?

    var status: String { json["Status"]?.string ?? "" }
    var subject: String { json["Subject"]?.string ?? "" }

    /// The only value of a custom field.
    func field(_ name: String) -> String? {
        let fields = json["CustomFields"]?.array ?? []
        let values = fields.first { $0["name"]?.string == name }?["values"]?.array ?? []
        return values.count == 1 ? values[0].string : nil
    }

    var newestTransaction: Int64 { history.compactMap(\.number).max() ?? 0 }

    /// The last change of status; a decision that was taken back leaves its old transaction in place.
    var lastStatus: StatusChange? {
        statusChanges.max { $0.transaction < $1.transaction }
    }

    /// Whether somebody ever approved or rejected; opening a ticket decides nothing.
    var wasDecided: Bool {
        statusChanges.contains { ["resolved", "rejected"].contains($0.status) }
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
            "version": .count(text.version),
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

extension JSON {
    /// Number of a transaction or an attachment; text in lists.
    fileprivate var number: Int64? { self["id"]?.integer ?? self["id"]?.string.flatMap(Int64.init) }
}

/// Reads one ticket whole, or says why not.
struct TicketReading: Sendable {
    let fetch: RecordFetch
    let number: Int64

    /// - Throws: `RecordError` where any part is missing, or the history does not reach the newest transaction.
    func read() async throws(RecordError) -> Ticket {
        let (json, answer) = try await fetch.json("/ticket/\(number)")
        guard let etag = answer.headers["etag"] else {
            throw RecordError(source: fetch.base, reason: "ticket \(number) came without an ETag")
        }
        let newest = etag.filter { $0.isASCII && $0.isNumber }
        async let attached = Result { () async throws(RecordError) in try await attachments() }
        let history = try await history(until: Int64(newest) ?? -1)
        let files = try await attached.get()
        return Ticket(
            number: number, etag: etag, json: json, history: history, text: Ticket.FirstText(firstText(of: files)),
            signed: try await signed(of: files), serverTime: answer.headers["date"].flatMap(HTTPDate.read))
    }

    /// Pages are cut before rights are applied: a short one is not the end, the ticket's ETag is.
    private func history(until newest: Int64) async throws(RecordError) -> [JSON] {
        var items: [JSON] = []
        for page in 1...20 {
            let (json, _) = try await fetch.json(
                "/ticket/\(number)/history",
                query: [
                    ("per_page", "100"), ("page", String(page)),
                    ("fields", "Type,Field,OldValue,NewValue,Creator,Created"), ("fields[Creator]", "Name"),
                ])
            items += json["items"]?.array ?? []
            if items.contains(where: { $0["id"]?.integer == newest || $0["id"]?.string == String(newest) }) {
                return items
            }
        }
        throw RecordError(source: fetch.base, reason: "the history of ticket \(number) does not reach its ETag")
    }

    /// Texts and files of the ticket, the oldest first.
    private func attachments() async throws(RecordError) -> [JSON] {
        let (json, _) = try await fetch.json(
            "/ticket/\(number)/attachments",
            query: [("fields", "ContentType,Content,Filename,TransactionId"), ("per_page", "100")])
        return (json["items"]?.array ?? []).sorted { ($0.number ?? .max) < ($1.number ?? .max) }
    }

    /// The text with which the ticket was opened.
    private func firstText(of attachments: [JSON]) -> String {
        attachments.first { $0["ContentType"]?.string?.hasPrefix("text/plain") == true }?["Content"]?.string ?? ""
    }

    /// Only the file's own resource has its bytes, in Base64; lists have them as if they were text.
    private func signed(of attachments: [JSON]) async throws(RecordError) -> Ticket.Signed? {
        guard let file = attachments.last(where: { $0["Filename"]?.string?.hasSuffix(".p7s") == true }),
            let name = file["Filename"]?.string, let id = file.number
        else { return nil }
        let (json, _) = try await fetch.json("/attachment/\(id)")
        guard let text = json["Content"]?.string,
            let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters)
        else { throw RecordError(source: fetch.base, reason: "\(name) of ticket \(number) came without its bytes") }
        return Ticket.Signed(name: name, bytes: Array(data))
    }
}
