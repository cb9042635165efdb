import Foundation
import LocalServers
import Testing

@testable import Transfer

@Suite(.timeLimit(.minutes(10))) struct `What leaves for a server that is no portal` {
    @Test func `a request arrives once, with its headers and bytes, and its answer comes back`() throws {
        let server = try LocalServer(status: 202)
        let answer = try Transfer.send(
            WebRequest(
                "POST", "http://127.0.0.1:\(server.http)/hook?x=1", headers: [("X-Own", "value")],
                body: Array("{\"a\":\"ü\"}".utf8)))
        #expect(answer.status == 202)
        #expect(answer.body == Array("ok".utf8))
        #expect(answer.headers["x-note"] == "kept")
        let told = try server.told("request")
        #expect(told.hasPrefix("POST /hook?x=1 HTTP/1.1\n") && told.contains("X-Own: value"))
        #expect(told.hasSuffix("{\"a\":\"ü\"}"))
    }

    @Test(arguments: ["http://192.0.2.1/", "ftp://127.0.0.1/", "file:///etc/hostname", "nonsense"])
    func `nothing but https is spoken beyond this machine`(url: String) {
        #expect(throws: TransferError.self) { try Transfer.send(WebRequest("GET", url)) }
    }

    @Test func `a server that is not there is named without path or query`() throws {
        let error = #expect(throws: TransferError.self) {
            try Transfer.send(WebRequest("GET", "http://127.0.0.1:9/token/4711?key=0815"))
        }
        #expect(error?.operation == "reach http://127.0.0.1:9")
        #expect("\(try #require(error))".contains("0815") == false)
    }

    @Test(arguments: ["", "ops:staging-only"]) func `a mail reaches every recipient, whatever its words`(
        login: String
    ) throws {
        let server = try LocalServer(login: login)
        let parts = login.split(separator: ":").map(String.init)
        let mail = Mail(
            from: "countersign@harbour.example", to: ["a@harbour.example", "b@harbour.example"],
            subject: "CR-2291: ärger — \r\nBcc: c@harbour.example", lines: ["one", ".", "two ü"])
        try Transfer.send(
            mail,
            by: MailServer(
                url: "smtp://127.0.0.1:\(server.smtp)", login: parts.isEmpty ? nil : (parts[0], parts[1])))
        let told = try server.told("mail")
        #expect(told.contains("RCPT TO:<a@harbour.example>") && told.contains("RCPT TO:<b@harbour.example>"))
        #expect(!told.contains("c@harbour.example"))
        let text = try #require(told.components(separatedBy: "\r\n\r\n").last?.components(separatedBy: "\r\n.").first)
        let body = Data(base64Encoded: text, options: .ignoreUnknownCharacters).map {
            String(decoding: $0, as: UTF8.self)
        }
        #expect(body == "one\r\n.\r\ntwo ü\r\n")
    }

    @Test func `a wrong password hands nothing in`() throws {
        let server = try LocalServer(login: "ops:staging-only")
        let mail = Mail(from: "a@harbour.example", to: ["b@harbour.example"], subject: "x", lines: [])
        let error = #expect(throws: TransferError.self) {
            try Transfer.send(
                mail, by: MailServer(url: "smtp://127.0.0.1:\(server.smtp)", login: ("ops", "wrong-0815")))
        }
        #expect("\(try #require(error))".contains("0815") == false)
        #expect(throws: (any Error).self) { try server.told("mail") }
    }

    @Test(arguments: [
        "b@harbour.example>\r\nRCPT TO:<c@harbour.example", "b", "", "b c@harbour.example", "<b@x.example>",
    ])
    func `an address that could say more than that it is one is refused`(address: String) {
        let mail = Mail(from: "a@harbour.example", to: [address], subject: "x", lines: [])
        #expect(throws: TransferError.self) { try Transfer.send(mail, by: MailServer(url: "smtp://127.0.0.1:9")) }
    }

    @Test func `a key does not show its secret`() {
        let key = AccessKey(id: "AKID", secret: "0815-secret", region: "eu-central-1")
        #expect(!"\(key)".contains("0815"))
        var shown = ""
        dump(key, to: &shown)
        #expect(!shown.contains("0815"))
    }
}
