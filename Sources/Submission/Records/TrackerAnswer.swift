import Foundation
import PKI

/// The forms of Request Tracker's answers (REST 2.0).
enum TrackerAnswer {
    /// The tickets of a list, in the order of their numbers; nil where it is no list.
    static func tickets(_ list: JSON) -> [TicketFace]? {
        list["items"]?.array.map { items in items.compactMap(TicketFace.init).sorted { $0.number < $1.number } }
    }

    /// The transactions of a page; none where there are none.
    static func transactions(_ page: JSON) -> [JSON] { page["items"]?.array ?? [] }

    /// The text with which a ticket was opened, and the newest attached file whose name ends with `.p7s`.
    static func attachments(_ items: [JSON]) -> (text: String, signed: (name: String, number: Int64)?) {
        let items = items.sorted { ($0.number ?? .max) < ($1.number ?? .max) }
        let text = items.first { $0["ContentType"]?.string?.hasPrefix("text/plain") == true }?["Content"]?.string
        guard let file = items.last(where: { $0["Filename"]?.string?.hasSuffix(".p7s") == true }),
            let name = file["Filename"]?.string, let number = file.number
        else { return (text ?? "", nil) }
        return (text ?? "", (name, number))
    }

    /// A file's bytes: only its own resource has them, in Base64; lists have them as if they were text.
    static func bytes(_ attachment: JSON) -> [UInt8]? {
        guard let text = attachment["Content"]?.string else { return nil }
        return Data(base64Encoded: text, options: .ignoreUnknownCharacters).map(Array.init)
    }
}

extension JSON {
    /// Number of a ticket, transaction or attachment; text in lists.
    var number: Int64? { self["id"]?.integer ?? self["id"]?.string.flatMap(Int64.init) }

    /// Number of the ticket that a transaction belongs to.
    var ticket: Int64? { self["ObjectId"]?.integer ?? self["ObjectId"]?.string.flatMap(Int64.init) }

    /// Number of the transaction that an attachment came with.
    var transaction: Int64? { self["TransactionId"]?.integer ?? self["TransactionId"]?.string.flatMap(Int64.init) }
}
