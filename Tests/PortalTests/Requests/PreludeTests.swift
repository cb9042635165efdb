import Foundation
import Testing
import WebDriver

@testable import Portal

/// The staging portal's whole form, committed as JSON at another origin.
private enum OtherOrigin {
    static let portal = "https://pki.example"
    static let api = "https://api.pki.example:8443"

    static func text(_ changes: [(String, String)] = []) throws -> String {
        var text = try MapFiles.text("staging-form")
        let all = [
            ("origins: [\"${origin}\"]", "origins: [\"${origin}\", \"\(api)\"]"),
            ("  request: submit\n", "  request: submit\n  prelude: [ask]\n"),
            (
                "    type: urlencoded\n    carries: [subscriber, profile, sans, custody, justification, approvers]\n"
                    + "    body:\n      _csrf: { opaque: 128 }\n      attachment: "
                    + "{ packet: \"files[${attestations[].file}].sha256\" }\n\nreview:",
                "    type: json\n    origin: \(api)\n    carries: [subscriber, sans]\n"
                    + "  ask:\n    purpose: prelude\n    origin: \(api)\n    method: OPTIONS\n"
                    + "    path: /requests/submit\n    asks: { method: POST, headers: [X-CSRF-Token, content-type] }\n\nreview:"
            ),
        ]
        for (old, new) in all + changes {
            #expect(text.contains(old), "the map has no \(old)")
            text = text.replacing(old, with: new)
        }
        return text
    }

    static func map() throws -> SelectorMap { try SelectorMap.parse(Array(text().utf8), file: "map.yaml") }
}

/// A preflight as a browser announces it.
struct Asked: Sendable, CustomTestStringConvertible {
    var url = "https://api.pki.example:8443/requests/submit"
    var method = "POST"
    var headers = "content-type,x-csrf-token"
    var initiator = "https://pki.example"

    var testDescription: String { "\(initiator) asks \(url) for \(method) with \(headers)" }

    var request: BrowserRequest? {
        let headers = [
            ("Access-Control-Request-Method", method), ("Access-Control-Request-Headers", headers),
            ("Origin", initiator),
        ]
        let listed = headers.map { name, value -> JSONValue in
            ["name": .string(name), "value": ["type": "string", "value": .string(value)]]
        }
        return BrowserRequest(event: [
            "request": ["request": "7", "method": "OPTIONS", "url": .string(url), "headers": .array(listed)],
            "isBlocked": true,
        ])
    }
}

@Suite(.timeLimit(.minutes(10)))
struct PreludeTests {
    private func kind(of asked: Asked) throws -> RequestKind {
        let rules = RequestRules(
            map: try OtherOrigin.map(), values: try SamplePacket.values(), origin: OtherOrigin.portal, uncompared: [])
        return rules.kind(of: try #require(asked.request), knowing: KnownTexts())
    }

    @Test(arguments: [Asked(), Asked(headers: "x-csrf-token, content-type")])
    func `a preflight that asks for what the map says may pass before the commit`(asked: Asked) throws {
        guard case .prelude(let check) = try kind(of: asked) else {
            Issue.record("it is not known as the prelude")
            return
        }
        #expect(check.name == "ask")
        #expect(check.origin == OtherOrigin.api)
        #expect(check.reasons == [])
    }

    @Test(arguments: [
        (Asked(method: "PUT"), "it asks for PUT, the map says POST"),
        (
            Asked(headers: "content-type,x-csrf-token,x-more"),
            "it asks for the header x-more, which the map does not name"
        ),
        (Asked(headers: "x-csrf-token"), "it does not ask for content-type, which the map names"),
        (Asked(initiator: "https://evil.example"), "it comes from https://evil.example, not from the portal"),
    ])
    func `one that differs in anything is named for it (P3)`(asked: Asked, reason: String) throws {
        guard case .prelude(let check) = try kind(of: asked) else {
            Issue.record("it is not known as the prelude")
            return
        }
        #expect(check.reasons == [reason])
    }

    @Test(arguments: [
        "https://api.pki.example/requests/submit", "http://api.pki.example:8443/requests/submit",
        "https://pki.example/requests/submit", "https://api.pki.example:8443/requests/submit?go=1",
        "https://api.pki.example:8443/requests/save",
    ])
    func `one at any other address is no prelude (P3)`(url: String) throws {
        guard case .preflight = try kind(of: Asked(url: url)) else {
            Issue.record("it is taken for something else")
            return
        }
    }

    @Test func `a request that names an origin is known there and nowhere else (P3)`() throws {
        let map = try OtherOrigin.map()
        func declared(_ origin: String) -> [String] {
            map.declared(
                method: "POST", url: "\(origin)/requests/submit", origin: OtherOrigin.portal, draft: nil, fields: nil
            ).map(\.id)
        }
        #expect(declared(OtherOrigin.api) == ["submit"])
        #expect(declared(OtherOrigin.portal) == [])
        #expect(declared(OtherOrigin.api + "0") == [])
    }

    @Test func `what a JSON commit carries of pages is named by pointers, rows by their numbers (P3)`() throws {
        let map = try OtherOrigin.map()
        let fillings = Fillings(origin: OtherOrigin.portal, values: try SamplePacket.values())
        let names = try #require(map.request("submit")).expected(in: map, with: fillings).map(\.name)
        #expect(names.contains("/organization"))
        #expect(names.filter { $0.hasPrefix("/san_value") } == ["/san_value/0", "/san_value/1"])
    }

    static let faults: [(old: String, new: String, message: String)] = [
        (
            "origins: [\"${origin}\", \"https://api.pki.example:8443\"]", "origins: [\"${origin}\"]",
            "is not among the map's origins"
        ),
        (
            "origin: https://api.pki.example:8443\n    carries", "origin: https://API.pki.example\n    carries",
            "expected an origin such as"
        ),
        (
            "origin: https://api.pki.example:8443\n    carries", "origin: https://api.pki.example:443\n    carries",
            "no default port"
        ),
        ("method: OPTIONS", "method: GET", "its method is OPTIONS"),
        ("    asks: { method: POST, headers: [X-CSRF-Token, content-type] }\n", "", "states what a prelude asks for"),
        ("purpose: prelude", "purpose: helper", "must have the purpose prelude"),
        (
            "    path: /requests/submit\n    asks", "    path: /requests/other\n    asks",
            "must have the origin, path and query of “submit”"
        ),
    ]

    @Test(arguments: faults)
    func `a prelude that no browser would ask is a fault of the map`(old: String, new: String, message: String) throws {
        let text = try OtherOrigin.text([(old, new)])
        #expect {
            try SelectorMap.parse(Array(text.utf8), file: "map.yaml")
        } throws: { "\($0)".contains(message) }
    }

    @Test(arguments: [([("  prelude: [ask]\n", "")], true), ([], false)])
    func `a JSON commit at another origin without a prelude is a fault for the lint`(
        changes: [(String, String)], isFault: Bool
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "map-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try OtherOrigin.text(changes).write(to: folder.appending(path: "map.yaml"), atomically: true, encoding: .utf8)
        let found = MapLint.findings(folder: folder.path()).map(\.description)
        #expect(found.contains { $0.contains("declare under “prelude”") } == isFault, "\(found)")
    }
}
