import PKI
import Testing

@testable import Portal

@Suite(.timeLimit(.minutes(10)))
struct DeclaredRequestTests {
    private static let origin = "http://127.0.0.1:4321"

    private func map(_ portal: String = "staging") throws -> SelectorMap {
        try SelectorMap.load(folder: MapFiles.folder(portal))
    }

    private func declared(
        _ method: String, _ url: String, draft: String? = "D-5512", _ fields: [BodyField]? = nil
    ) throws
        -> [String]
    {
        try map().declared(method: method, url: url, origin: Self.origin, draft: draft, fields: fields).map(\.id)
    }

    @Test func `a request is known by method, origin, path and draft`() throws {
        #expect(try declared("POST", Self.origin + "/drafts/D-5512/submit") == ["submit"])
        #expect(try declared("POST", Self.origin + "/requests/new") == ["new-draft"])
    }

    @Test(arguments: [
        ("GET", "http://127.0.0.1:4321/drafts/D-5512/submit"), ("POST", "http://127.0.0.1:4321/drafts/D-5513/submit"),
        ("POST", "http://127.0.0.1:43210/drafts/D-5512/submit"),
        ("POST", "http://127.0.0.1:4321.evil/drafts/D-5512/submit"),
        ("POST", "https://127.0.0.1:4321/drafts/D-5512/submit"),
        ("POST", "http://127.0.0.1:4321/drafts/D-5512/submit?go=1"),
        ("POST", "http://127.0.0.1:4321/drafts/D-5512/submit/"),
        ("POST", "http://127.0.0.1:4321//drafts/D-5512/submit"),
        ("post", "http://127.0.0.1:4321/drafts/D-5512/submit"),
    ])
    func `P3 a request that differs in anything is not declared`(method: String, url: String) throws {
        #expect(try declared(method, url) == [])
    }

    @Test func `P3 what the browser calls itself is what the very request says, and without one nothing`() throws {
        let name = try Template("agent ${userAgent}")
        let fillings = Fillings(origin: Self.origin, userAgent: "Gecko/1")
        #expect(try name.filled(with: fillings) == ["agent Gecko/1"])
        #expect(throws: ValueError.self) { try name.filled(with: Fillings(origin: Self.origin)) }
    }

    @Test func `two requests to one address are told apart by what the body says`() throws {
        let url = Self.origin + "/drafts/D-5512/profile"
        #expect(try declared("POST", url, [BodyField(name: "action", value: "next")]) == ["save-profile"])
        #expect(try declared("POST", url, [BodyField(name: "action", value: "stay")]) == ["keep-profile"])
        #expect(try declared("POST", url, [BodyField(name: "action", value: "delete")]) == [])
        #expect(try declared("POST", url) == ["save-profile", "keep-profile"])
    }

    @Test func `P3 a tab save must carry exactly the tab's approved values`() throws {
        let map = try map()
        let fillings = Fillings(origin: Self.origin, draft: "D-5512", values: try SamplePacket.values())
        let expected = try #require(map.request("save-sans")).expected(in: map, with: fillings)
        let body = "_csrf=abc&action=next&san_type=dns&san_value=signing.example.bank&san_type=uri&san_value="
        let good = try RequestBody(
            contentType: "application/x-www-form-urlencoded",
            Array((body + "https%3A%2F%2Fexample.bank%2Frelease").utf8))
        #expect(BodyComparison.compare(good.fields, against: expected) == [])
        let bad = try RequestBody(
            contentType: "application/x-www-form-urlencoded", Array((body + "https%3A%2F%2Fevil").utf8))
        #expect(BodyComparison.compare(bad.fields, against: expected).map(\.field) == ["san_value"])
    }

    @Test func `P3 the one-form commit must carry every value of every page`() throws {
        let map = try map("staging-form")
        let fillings = Fillings(origin: Self.origin, values: try SamplePacket.values())
        let expected = try #require(map.request("submit")).expected(in: map, with: fillings)
        let names = Set(expected.map(\.name))
        for page in map.pages {
            for field in page.fields.flatMap({ [$0] + ($0.rows?.fields ?? []) }) {
                if let name = field.name { #expect(names.contains(name), "\(name)") }
            }
        }
        #expect(expected.first { $0.name == "not_exportable" }?.values == .exactly(["yes"]))
        #expect(
            expected.first { $0.name == "attachment" }?.values == .exactly([SamplePacket.attestation.sha256.hex]))
    }

    @Test func `a commit that names a draft must name this one, with the stamp that was read`() throws {
        let map = try map()
        let submit = try #require(map.request("submit"))
        let fillings = Fillings(origin: Self.origin, draft: "D-5512", values: try SamplePacket.values())
        let expected = try submit.expected(in: map, with: fillings, shown: ["#change-stamp": "7"])
        #expect(expected.first { $0.name == "draft" }?.values == .exactly(["D-5512"]))
        #expect(expected.first { $0.name == "stamp" }?.values == .exactly(["7"]))
        #expect(throws: ValueError.self) { try submit.expected(in: map, with: fillings) }
    }

    @Test func `an upload may carry one of the packet's files and no other`() throws {
        let map = try map()
        let fillings = Fillings(origin: Self.origin, draft: "D-5512", values: try SamplePacket.values())
        let upload = try #require(map.request("upload-attestation"))
        #expect(upload.carriesFile)
        let file = try #require(try upload.expected(in: map, with: fillings).first { $0.name == "file" })
        #expect(file.values == .file(anyOf: [ExpectedFile(name: "key.pem", sha256: SamplePacket.attestation.sha256)]))
    }
}
