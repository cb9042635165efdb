import HTTPFetch
import PKI

/// What is asked of Request Tracker 5 (REST 2.0).
///
/// Each question costs it a comparison of our token by bcrypt, about three times as long as all the rest, and a permit
/// lasts 5 s: so they are few, and each brings all it can.
struct TrackerQuestions: Sendable {
    let fetch: RecordFetch

    /// The tickets that a query finds, in the order of their numbers; with their links where asked.
    func tickets(
        _ query: String, withLinks: Bool = false
    ) async throws(RecordError) -> (tickets: [TicketFace], answer: Fetched) {
        let fields = "Subject,Status,Type,CustomFields,LastUpdated" + (withLinks ? ",_hyperlinks" : "")
        let (list, answer) = try await fetch.json(
            "/tickets", query: [("query", query), ("per_page", "100"), ("fields", fields)])
        guard let tickets = TrackerAnswer.tickets(list) else {
            throw RecordError(source: fetch.base, reason: "a list of tickets has no items")
        }
        return (tickets, answer)
    }

    /// A page of the transactions of these tickets that may be seen, the newest first.
    ///
    /// Pages are cut before rights are applied: a short one, even an empty one, is not the end.
    func transactions(of tickets: [Int64], page: Int = 1) async throws(RecordError) -> [JSON] {
        let any = tickets.map { "ObjectId=\($0)" }.joined(separator: " OR ")
        let (json, _) = try await fetch.json(
            "/transactions",
            query: [
                ("query", "ObjectType='RT::Ticket' AND (\(any))"), ("orderby", "id"), ("order", "DESC"),
                ("per_page", "100"), ("page", String(page)),
                ("fields", "Type,Field,OldValue,NewValue,Creator,Created,ObjectId"), ("fields[Creator]", "Name"),
            ])
        return TrackerAnswer.transactions(json)
    }

    /// What is attached to these transactions; texts with their content.
    ///
    /// - Throws: `RecordError` also where there is more than one answer holds.
    func attachments(of transactions: [Int64]) async throws(RecordError) -> [JSON] {
        guard !transactions.isEmpty else { return [] }
        let any: JSON = [
            ["field": "TransactionId", "operator": "IN", "value": .array(transactions.map(JSON.integer))]
        ]
        let (json, _) = try await fetch.json(
            "/attachments",
            query: [
                ("query", String(decoding: any.canonical(), as: UTF8.self)), ("orderby", "id"), ("per_page", "100"),
                ("fields", "ContentType,Content,Filename,TransactionId"),
            ])
        let items = json["items"]?.array ?? []
        guard items.count < 100 else {
            throw RecordError(source: fetch.base, reason: "the approvals carry more attachments than one answer holds")
        }
        return items
    }

    /// The bytes of an attached file.
    func bytes(ofAttachment number: Int64) async throws(RecordError) -> [UInt8] {
        let (json, _) = try await fetch.json("/attachment/\(number)")
        guard let bytes = TrackerAnswer.bytes(json) else {
            throw RecordError(source: fetch.base, reason: "attachment \(number) came without its bytes")
        }
        return bytes
    }
}
