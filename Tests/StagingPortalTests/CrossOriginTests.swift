import Foundation
import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct CrossOriginTests {
    private static func port(of origin: String) -> Int { Int(origin.split(separator: ":").last ?? "") ?? 0 }

    private static func body() throws -> String {
        let members = Example.fields.map { name, values -> (String, Any) in
            (name, name.hasPrefix("san_") ? values : values[0] as Any)
        }
        let object = Dictionary(uniqueKeysWithValues: members)
        return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    @Test func `the API allows what is asked of it, and takes the form as JSON into the same ledger`() async throws {
        try await withPortal([.crossOriginCommit], shape: .form) { portal, visitor in
            try await visitor.signIn()
            let api = Self.port(of: portal.apiOrigin)
            let question = """
                OPTIONS /requests/submit HTTP/1.1\r\nHost: localhost\r\nOrigin: \(portal.origin)\r\n\
                Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-more\r\n\r\n
                """
            let allowed = try #require(try await Conversation.hold([question], port: api).answers.first)
            #expect(allowed.headers["access-control-allow-methods"] == "POST")
            #expect(allowed.headers["access-control-allow-headers"] == "x-more")
            #expect(allowed.headers["access-control-allow-origin"] == portal.origin)
            let csrf = await visitor.csrf
            for (method, token) in [("POST", "wrong"), ("POST", csrf), ("PUT", csrf)] {
                let post = await visitor.request(
                    method, "/requests/submit", type: "application/json", body: try Self.body(),
                    headers: "X-CSRF-Token: \(token)\r\n")
                let answer = try #require(try await Conversation.hold([post], port: api).answers.first)
                #expect(answer.status == (token == csrf ? 200 : 403))
                #expect(answer.headers["access-control-allow-credentials"] == "true")
            }
            let ledger = await portal.ledger
            #expect(ledger.accepted.map(\.fields) == [Example.fields, Example.fields])
            #expect(ledger.arrivals.suffix(4).map(\.method) == ["OPTIONS", "POST", "POST", "PUT"])
        }
    }

    @Test func `pages may send there while a scenario has it so, and the API has nothing otherwise`() async throws {
        try await withPortal([.crossOriginCommit], shape: .form) { portal, visitor in
            try await visitor.signIn()
            let page = try await visitor.get("/requests/new")
            #expect(
                page.headers["content-security-policy"]?.contains("connect-src 'self' \(portal.apiOrigin) ") == true)
            #expect(page.body.contains("scenario-cross-origin-commit.js"))
            let script = try await visitor.get("/assets/scenario-cross-origin-commit.js").body
            #expect(script.contains("const api = '\(portal.apiOrigin)'"))
            await portal.set(scenario: nil)
            #expect(
                try await visitor.get("/requests/new").headers["content-security-policy"]?.contains("connect-src")
                    == false)
            let post = await visitor.request("POST", "/requests/submit", type: "application/json", body: "{}")
            let answer = try await Conversation.hold([post], port: Self.port(of: portal.apiOrigin)).answers.first
            #expect(answer?.status == 404)
        }
    }
}
