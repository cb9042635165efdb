import Dispatch
import Foundation
import PNGMask
import Transfer

/// How notices leave: by command, webhook and mail, each as far as the configuration names it.
package struct NoticeDelivery: Sendable {
    /// What became of one way.
    package struct Report: Hashable, Sendable {
        /// `command`, `webhook` or `mail`.
        package let way: String
        /// Why it was not taken; nil where it was.
        package let fault: String?
    }

    private let ways: NoticeConfiguration

    /// The delivery that the configuration names; without one, nobody is told.
    package init(_ configuration: Configuration) {
        ways = configuration.notices
    }

    /// Hands the notice over by every way, whatever becomes of the others; nothing here can fail a run.
    package func deliver(_ notice: Notice) async -> [Report] {
        var reports: [Report] = []
        if let command = ways.command { reports.append(await tell("command") { try await run(command, notice) }) }
        if let webhook = ways.webhook { reports.append(await tell("webhook") { try await post(webhook, notice) }) }
        if let mail = ways.mail { reports.append(await tell("mail") { try await send(mail, notice) }) }
        return reports
    }

    private func tell(_ way: String, _ body: () async throws -> Void) async -> Report {
        do {
            try await body()
            return Report(way: way, fault: nil)
        } catch {
            return Report(way: way, fault: "\(error)")
        }
    }

    private func run(_ command: [String], _ notice: Notice) async throws {
        _ = try await ExternalCommand(words: command, deadline: 10_000).run(input: try notice.line)
    }

    private func post(_ webhook: WebhookConfiguration, _ notice: Notice) async throws {
        var headers = [(name: "Content-Type", value: "application/json")]
        if let token = webhook.token {
            headers.append(("Authorization", "Bearer \(String(decoding: try await token.bytes(), as: UTF8.self))"))
        }
        let request = WebRequest(
            "POST", webhook.url, headers: headers, body: try notice.line, authorities: webhook.authorities)
        let answer = try await offThePool { try Transfer.send(request) }
        guard (200..<300).contains(answer.status) else {
            throw NoticeRefused(description: "the webhook answered with HTTP status \(answer.status)")
        }
    }

    private func send(_ mail: MailConfiguration, _ notice: Notice) async throws {
        var server = MailServer(url: mail.server, authorities: mail.authorities)
        if let login = mail.login {
            server.login = (
                String(decoding: try await login.username.bytes(), as: UTF8.self),
                String(decoding: try await login.password.bytes(), as: UTF8.self)
            )
        }
        let message = Mail(
            from: mail.from, to: notice.recipients, subject: notice.subject,
            lines: ["Run \(notice.run), request \(notice.request): \(notice.outcome)", ""] + notice.lines)
        let handed = server
        try await offThePool { try Transfer.send(message, by: handed) }
    }

    /// On a thread of its own: a server is waited for, which the cooperative pool must never do.
    private func offThePool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// A way that answered, and did not take the notice.
private struct NoticeRefused: Error, CustomStringConvertible {
    let description: String
}
