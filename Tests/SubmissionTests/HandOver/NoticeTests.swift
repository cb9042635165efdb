import Evidence
import Foundation
import Governance
import LocalServers
import PKI
import Submission
import Testing

/// Whom a run tells, by which ways, and that nothing of it can change how the run ended.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `What the owner is told` {
    @Test func `goes by command, webhook and mail, without a secret, and each way is on record (P5, P8)`() async throws
    {
        let hook = try LocalServer()
        try await told(
            """
            notices:
              command: [sh, -c, cat > told-by-command]
              webhook: { url: "http://127.0.0.1:\(hook.http)/hook", token: { file: portal-password } }
              mail: { server: "smtp://127.0.0.1:\(hook.smtp)", from: countersign@harbour.example }
            """
        ) { good, outcome, ways in
            #expect(outcome == "refused")
            #expect(ways == ["command": nil, "webhook": nil, "mail": nil])
            let command = try String(contentsOfFile: "\(good.folder.path)/told-by-command", encoding: .utf8)
            let posted = try hook.told("request")
            let mail = try hook.told("mail")
            #expect(posted.contains("Authorization: Bearer staging-only"))
            for text in [command, posted] {
                #expect(text.contains("\"request\":\"CR-2291\"") && text.contains("\"outcome\":\"refused\""))
                #expect(text.contains("[masked]") && !text.contains("0815-secret"))
            }
            #expect(mail.contains("RCPT TO:<pavel.novak@harbour.example>"))
            let text = mail.components(separatedBy: "\r\n\r\n").last ?? ""
            let body = Data(base64Encoded: text, options: .ignoreUnknownCharacters).map {
                String(decoding: $0, as: UTF8.self)
            }
            #expect(body?.contains("CR-2291") == true && body?.contains("0815-secret") == false)
        }
    }

    @Test func `that fails by every way changes nothing of the outcome, and says why`() async throws {
        let hook = try LocalServer(status: 500)
        try await told(
            """
            notices:
              command: [sh, -c, exit 3]
              webhook: { url: "http://127.0.0.1:\(hook.http)/token-4711?key=0815-secret" }
              mail: { server: "smtp://127.0.0.1:9", from: countersign@harbour.example }
            """
        ) { _, outcome, ways in
            #expect(outcome == "refused")
            #expect(ways["command"]??.contains("ended with 3") == true)
            #expect(ways["webhook"]??.contains("HTTP status 500") == true)
            #expect(ways["mail"]??.contains("cannot hand mail to smtp://127.0.0.1:9") == true)
            #expect(!"\(ways)".contains("0815"))
        }
    }

    @Test(arguments: [
        ("webhook: { url: \"http://hooks.example.com\" }", "https://"),
        ("mail: { server: \"mail.example.com\", from: a@b.example }", "smtps://"),
        ("pager: [x]", "one of command, webhook, mail"),
    ]) func `is asked for in a form that is safe`(line: String, words: String) throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        try good.replace(
            "operator: jonas.weber", with: "notices:\n  \(line)\noperator: jonas.weber", in: "countersign.yaml")
        let error = #expect(throws: InputError.self) { try good.configuration() }
        #expect("\(try #require(error))".contains(words), "\(String(describing: error))")
    }

    /// Runs a packet that the gate refuses, with a secret in the reason, and reads what the journal says of notices.
    private func told(
        _ notices: String, _ check: (GoodPacket, String, [String: String?]) throws -> Void
    ) async throws {
        let good = try GoodPacket.make(editing: { $0.profile = "token=0815-secret-4711" })
        defer { good.remove() }
        let placed = notices.replacingOccurrences(of: "told-by-command", with: "\(good.folder.path)/told-by-command")
        try good.replace("operator: jonas.weber", with: "\(placed)\noperator: jonas.weber", in: "countersign.yaml")
        let outcome = await Run(try good.request()).perform { _ in }
        guard case .refused(let refused) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let journal = try Journal(path: try good.configuration().journal)
        let run = try #require(try journal.runs(limit: 1).first)
        let entry = try #require(try journal.entries(of: run.run).last { $0.entry.kind == .notified }).entry
        var ways: [String: String?] = [:]
        for way in entry.body["ways"]?.array ?? [] { ways[way["way"]?.string ?? ""] = .some(way["fault"]?.string) }
        #expect(refused.ownerNotified == ways.values.contains(nil))
        try check(good, run.state.rawValue, ways)
    }
}
