import HTTPFetch
import PKI

/// One request ticket and the approvals that it depends on, in three steps of questions that are asked at once, and in one
/// where an earlier reading of the run is at hand.
///
/// The history says how each ticket came to be as it is, so a face and a history that do not belong together are told
/// apart (`TrackerReading`); that no face moved until the last step makes all of it one moment, the history's.
struct TrackerTickets: Sendable {
    let questions: TrackerQuestions

    private var source: String { questions.fetch.base }

    /// The ticket of a request that was found with its links, then its approvals in the order of their numbers.
    func read(_ request: TicketFace) async throws(RecordError) -> SettledTickets {
        let approving = approving(request.number)
        let linked = [request.number] + request.dependsOn
        async let newest = Result { () async throws(RecordError) in try await questions.transactions(of: linked) }
        let faces = [request] + (try await questions.tickets(approving).tickets)
        guard Set(linked).isSuperset(of: faces.map(\.number)) else { throw moved }
        let page = try await newest.get()
        let history = try await whole(page, of: linked, back: faces.map(\.number))
        async let again = Result { () async throws(RecordError) in
            try await questions.tickets("id=\(request.number) OR (\(approving))").tickets
        }
        let tickets = try await with(history, faces)
        guard try await again.get() == faces.sorted(by: { $0.number < $1.number }) else { throw moved }
        return SettledTickets(newest: page, linked: linked, tickets: tickets)
    }

    /// The tickets of an earlier reading as they are now; nil where anything came but to the request.
    ///
    /// `carrying` finds the request; whatever else it finds is another ticket. A change between the two questions shows in
    /// the later one; a ticket's face and its history then differ.
    func again(
        _ last: SettledTickets, or carrying: String
    ) async throws(RecordError) -> (tickets: SettledTickets?, answer: Fetched) {
        async let newest = Result { () async throws(RecordError) in try await questions.transactions(of: last.linked) }
        let (faces, answer) = try await questions.tickets("(\(approving(last.request))) OR (\(carrying))")
        return (last.now(faces, try await newest.get()), answer)
    }

    private func approving(_ request: Int64) -> String { "Type='approval' AND DependedOnBy=\(request)" }

    private var moved: RecordError { RecordError(source: source, reason: "a ticket changed while it was read") }

    /// The history back to where every one of `tickets` was opened.
    private func whole(
        _ newest: [JSON], of linked: [Int64], back tickets: [Int64]
    ) async throws(RecordError) -> [JSON] {
        var items = newest
        for page in 2...20 {
            let created = items.filter { $0["Type"]?.string == "Create" }.compactMap(\.ticket)
            if Set(created).isSuperset(of: tickets) { return items }
            items += try await questions.transactions(of: linked, page: page)
        }
        throw RecordError(source: source, reason: "the history does not reach the creation of \(tickets)")
    }

    private func with(_ history: [JSON], _ faces: [TicketFace]) async throws(RecordError) -> [Ticket] {
        let approvals = Set(faces.dropFirst().map(\.number))
        let theirs = history.filter { $0.ticket.map(approvals.contains) == true }.compactMap(\.number)
        let attachments = try await questions.attachments(of: theirs.sorted())
        return try await faces.sideBySide { face throws(RecordError) in
            let history = history.filter { $0.ticket == face.number }
            let own = Set(history.compactMap(\.number))
            let (text, file) = TrackerAnswer.attachments(
                attachments.filter { $0.transaction.map(own.contains) == true })
            var signed: Ticket.Signed?
            if let file {
                signed = Ticket.Signed(name: file.name, bytes: try await questions.bytes(ofAttachment: file.number))
            }
            return Ticket(face: face, history: history, text: Ticket.FirstText(text), signed: signed)
        }
    }
}
