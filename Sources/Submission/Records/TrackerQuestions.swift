import HTTPFetch
import PKI

/// What is asked of Request Tracker 5 (REST 2.0).
///
/// Each question costs it a comparison of our token by bcrypt, about as long as all the rest, and a permit lasts 5 s: so
/// they are few, and each brings all it can.
struct TrackerQuestions: Sendable {
    let fetch: RecordFetch

    /// The tickets that a query finds, in the order of their numbers.
    func tickets(_ query: String) async throws(RecordError) -> (tickets: [TicketFace], answer: Fetched) {
        let (list, answer) = try await fetch.json(
            "/tickets",
            query: [
                ("query", query), ("per_page", "100"), ("fields", "Subject,Status,Type,CustomFields,LastUpdated"),
            ])
        guard let tickets = TrackerAnswer.tickets(list) else {
            throw RecordError(source: fetch.base, reason: "a list of tickets has no items")
        }
        return (tickets, answer)
    }

    /// Every transaction of these tickets that may be seen, the newest first.
    ///
    /// Pages are cut before rights are applied: a short one, even an empty one, is not the end. The end is reached when
    /// every ticket's own creation is there.
    func history(of tickets: [Int64]) async throws(RecordError) -> [JSON] {
        var items: [JSON] = []
        for page in 1...20 {
            items += try await newest(of: tickets, page: page)
            let created = items.filter { $0["Type"]?.string == "Create" }.compactMap(\.ticket)
            if Set(created).isSuperset(of: tickets) { return items }
        }
        throw RecordError(source: fetch.base, reason: "the history does not reach the creation of \(tickets)")
    }

    /// A page of transactions, the newest first.
    func newest(of tickets: [Int64], page: Int = 1) async throws(RecordError) -> [JSON] {
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

    /// The text with which a ticket was opened, and the newest attached file whose name ends with `.p7s`.
    func attachments(of ticket: Int64) async throws(RecordError) -> (text: String, signed: Ticket.Signed?) {
        let (json, _) = try await fetch.json(
            "/ticket/\(ticket)/attachments",
            query: [("fields", "ContentType,Content,Filename"), ("per_page", "100")])
        let (text, file) = TrackerAnswer.attachments(json)
        guard let file else { return (text, nil) }
        return (text, Ticket.Signed(name: file.name, bytes: try await bytes(ofAttachment: file.number)))
    }

    private func bytes(ofAttachment number: Int64) async throws(RecordError) -> [UInt8] {
        let (json, _) = try await fetch.json("/attachment/\(number)")
        guard let bytes = TrackerAnswer.bytes(json) else {
            throw RecordError(source: fetch.base, reason: "attachment \(number) came without its bytes")
        }
        return bytes
    }
}
