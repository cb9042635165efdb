import CCurl
import Foundation

/// Exchanges with servers by libcurl; each call blocks, so it is never made on the cooperative pool.
package enum Transfer {
    /// Sends one request, once, and returns the answer whatever its status.
    ///
    /// - Throws: `TransferError` where there is no answer, or the server may not be spoken to like that.
    package static func send(_ request: WebRequest) throws(TransferError) -> WebAnswer {
        let operation = "reach \(Self.place(request.url))"
        let scheme = URLComponents(string: request.url)?.scheme
        guard scheme == "https" || scheme == "http" && isLoopback(request.url) else {
            throw TransferError(operation: operation, reason: "only https is spoken beyond this machine")
        }
        let exchange = try CurlExchange(operation)
        exchange.ask(request)
        let status = try exchange.perform()
        return WebAnswer(status: status, headers: exchange.headers, body: exchange.received)
    }

    /// Hands a mail in.
    ///
    /// - Throws: `TransferError` where the server does not take it, for whichever recipient.
    package static func send(_ mail: Mail, by server: MailServer) throws(TransferError) {
        let operation = "hand mail to \(Self.place(server.url))"
        let scheme = URLComponents(string: server.url)?.scheme
        guard scheme == "smtps" || scheme == "smtp" else {
            throw TransferError(operation: operation, reason: "only smtps and smtp are spoken")
        }
        guard mail.unfit.isEmpty, !mail.to.isEmpty else {
            throw TransferError(operation: operation, reason: "an address is none")
        }
        let exchange = try CurlExchange(operation)
        exchange.hand(mail, to: server, isInTheClear: scheme == "smtp" && isLoopback(server.url))
        _ = try exchange.perform()
    }

    /// Scheme, host and port: the rest of a URL may be a secret.
    private static func place(_ url: String) -> String {
        guard let parts = URLComponents(string: url), let host = parts.host else { return "a server" }
        return "\(parts.scheme ?? "")://\(host)\(parts.port.map { ":\($0)" } ?? "")"
    }

    private static func isLoopback(_ url: String) -> Bool {
        ["127.0.0.1", "::1", "[::1]", "localhost"].contains(URLComponents(string: url)?.host ?? "")
    }
}
