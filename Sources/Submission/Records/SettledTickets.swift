import PKI
import Synchronization

/// Tickets as one reading found them, of which the next one of the same run need not ask what cannot change.
///
/// A transaction and what is attached to it stay as they are; only new ones come. So where none came to an approval, the
/// history and the approvals' texts are those that were read, and only the tickets themselves are asked for: one step of
/// questions instead of three, while a permit lasts 5 s.
struct SettledTickets: Sendable {
    /// The newest transactions of the request and of what it is linked to, the newest first.
    let newest: [JSON]
    /// Tickets whose transactions they are.
    let linked: [Int64]
    /// The request, then its approvals in the order of their numbers.
    let tickets: [Ticket]

    /// Number of the request's ticket.
    var request: Int64 { tickets[0].number }

    /// The same tickets with the faces and the newest transactions that they have now; nil where they are others, or
    /// anything but the request has a new transaction.
    func now(_ faces: [TicketFace], _ newest: [JSON]) -> SettledTickets? {
        guard let came = came(newest), came.allSatisfy({ $0.ticket == request }), faces.count == tickets.count
        else { return nil }
        let tickets = tickets.compactMap { ticket in
            faces.first { $0.number == ticket.number }.map { face in
                let history = came.filter { $0.ticket == face.number } + ticket.history
                return Ticket(face: face, history: history, text: ticket.text, signed: ticket.signed)
            }
        }
        guard tickets.count == faces.count else { return nil }
        return SettledTickets(newest: newest, linked: linked, tickets: tickets)
    }

    /// What stands above the transactions that were the newest; nil where a page does not go on with those.
    private func came(_ page: [JSON]) -> [JSON]? {
        guard let top = newest.first, let place = page.firstIndex(of: top) else { return nil }
        let known = page[place...]
        return Array(known) == Array(newest.prefix(known.count)) ? Array(page[..<place]) : nil
    }

    /// What the last reading of a record found.
    final class Last: Sendable {
        private let found = Mutex<SettledTickets?>(nil)

        /// Nil before a reading found anything.
        var tickets: SettledTickets? {
            get { found.withLock { $0 } }
            set { found.withLock { $0 = newValue } }
        }
    }
}
