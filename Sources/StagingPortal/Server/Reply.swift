import NIOCore
import NIOHTTP1

/// What goes back on the wire, including nothing at all.
struct Reply: Sendable {
    /// What happens to the connection.
    enum Delivery: Sendable {
        case answered
        case answeredThenClosed
        /// Nothing is written; the connection stays until the other side ends it.
        case silence
        /// Nothing is written; the connection ends with FIN.
        case finished
        /// Nothing is written; the connection ends with RST.
        case reset
    }

    var status: HTTPResponseStatus
    var headers: HTTPHeaders
    var body: [UInt8]
    var delivery = Delivery.answered

    init(_ status: HTTPResponseStatus, type: String, body: [UInt8]) {
        self.status = status
        self.body = body
        headers = ["Content-Type": type, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"]
    }

    static func page(_ page: HTML, status: HTTPResponseStatus = .ok) -> Reply {
        var reply = Reply(status, type: "text/html; charset=utf-8", body: Array(page.text.utf8))
        reply.headers.add(
            name: "Content-Security-Policy",
            value: "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
        reply.headers.add(name: "Referrer-Policy", value: "same-origin")
        return reply
    }

    /// Has a page's scripts send to other origins too.
    mutating func allowScripts(to origins: [String]) {
        guard let policy = headers.first(name: "content-security-policy") else { return }
        let more = "connect-src 'self' \(origins.joined(separator: " "))"
        headers.replaceOrAdd(name: "Content-Security-Policy", value: "\(policy); \(more)")
    }

    /// Lets a page's forms be answered by a redirection to another origin.
    mutating func allowForms(to origin: String) {
        guard let policy = headers.first(name: "content-security-policy") else { return }
        headers.replaceOrAdd(
            name: "Content-Security-Policy",
            value: policy.replacing("form-action 'self'", with: "form-action 'self' \(origin)"))
    }

    /// Lets a page stand in a frame of the same origin.
    mutating func allowFrame() {
        guard let policy = headers.first(name: "content-security-policy") else { return }
        headers.replaceOrAdd(
            name: "Content-Security-Policy",
            value: policy.replacing("frame-ancestors 'none'", with: "frame-ancestors 'self'"))
    }

    static func seeOther(_ location: String) -> Reply {
        var reply = Reply(.seeOther, type: "text/plain; charset=utf-8", body: [])
        reply.headers.add(name: "Location", value: location)
        return reply
    }

    static func text(_ text: String, status: HTTPResponseStatus) -> Reply {
        Reply(status, type: "text/plain; charset=utf-8", body: Array(text.utf8))
    }

    static func lost(_ delivery: Delivery) -> Reply {
        var reply = text("", status: .ok)
        reply.delivery = delivery
        return reply
    }
}
