import Governance
import PKI
import Testing

@testable import Portal

@Suite(.timeLimit(.minutes(10)))
struct PacketValuesTests {
    @Test(arguments: [
        ("subscriber.organization", ["Example Bank AG"]), ("validityDays", ["365"]),
        ("alternativeNames[].kind", ["dns", "uri"]), ("alternativeNames[1].value", ["https://example.bank/release"]),
        ("attestations[0].generatedOnDevice", ["true"]),
        ("approvers[role=ca-delegate].name", ["Person of ca-delegate"]),
        ("approvers[role=ca-delegate].role", ["ca-delegate"]), ("files[${attestations[].file}].name", ["key.pem"]),
        ("files[attestations/key.pem].text", ["attested\n"]),
    ])
    func `a path takes values in the packet's order`(path: String, expected: [String]) throws {
        #expect(try SamplePacket.values().values(at: path) == expected)
    }

    @Test func `a certificate request's PEM is the one that was parsed`() throws {
        let values = try SamplePacket.values()
        let pem = try #require(try values.values(at: "files[${csr.file}].pem").first)
        #expect(
            pem.hasPrefix("-----BEGIN CERTIFICATE REQUEST-----\n")
                && pem.hasSuffix("-----END CERTIFICATE REQUEST-----\n"))
        let found = try CertificateSigningRequest(Array(pem.utf8)).spkiSHA256.hex
        #expect(try values.values(at: "csr.spkiSHA256") == [found])
        #expect(try values.values(at: "files[request.csr].sha256") == [SHA256Digest(of: Array(pem.utf8)).hex])
    }

    @Test(arguments: [
        "subscriber.nothing", "subscriber", "alternativeNames", "alternativeNames[9].value", "validityDays.value",
        "subject[]", "approvers[role=nobody].name", "files[none.pem].text", "files[attestations/key.pem].pem", "a..b",
    ])
    func `a path to nothing is refused, never empty`(path: String) throws {
        let values = try SamplePacket.values()
        #expect(throws: ValueError.self) { try values.values(at: path) }
    }

    @Test func `a distinguished name is a list of its attributes, most significant first`() throws {
        let values = PacketValues(packet: ["subject": "CN=Signing\\, 9.4,OU=Füchse,O=Bank,C=DE"], files: [:])
        #expect(try values.values(at: "subject[].type") == ["2.5.4.6", "2.5.4.10", "2.5.4.11", "2.5.4.3"])
        #expect(try values.values(at: "subject[].value") == ["DE", "Bank", "Füchse", "Signing, 9.4"])
        #expect(try values.values(at: "subject[type=2.5.4.3].value") == ["Signing, 9.4"])
        #expect(throws: ValueError.self) { try values.values(at: "subject[type=2.5.4.5].value") }
    }

    @Test(arguments: ["no name at all", "XYZ=unknown to OpenSSL", "CN="])
    func `what is no distinguished name is no list`(subject: String) {
        let values = PacketValues(packet: ["subject": .string(subject)], files: [:])
        #expect(throws: ValueError.self) { try values.values(at: "subject[].value") }
    }

    @Test func `a table of the map says what the portal calls a value; what is not in it stops the run`() throws {
        let kinds = try PacketPath("alternativeNames[].kind as kinds", tables: ["kinds": ["dns": "DNS", "uri": "URI"]])
        #expect(try SamplePacket.values().values(at: kinds) == ["DNS", "URI"])
        let short = try PacketPath("alternativeNames[].kind as kinds", tables: ["kinds": ["dns": "DNS"]])
        #expect(throws: ValueError.self) { try SamplePacket.values().values(at: short) }
        #expect(throws: PacketPathError.self) { try PacketPath("alternativeNames[].kind as kinds") }
        let template = try Template("${alternativeNames[].kind as k}!", tables: ["k": ["dns": "D", "uri": "U"]])
        #expect(try template.filled(with: Fillings(origin: "", values: SamplePacket.values())) == ["D!", "U!"])
    }

    @Test func `days become the date so many days after the run began, across a leap day`() throws {
        let began = Instant(milliseconds: 1_835_395_199_000)  // 2028-02-28T23:59:59Z
        let values = PacketValues(packet: ["days": 1, "year": 366], files: [:], began: began)
        #expect(try values.values(at: "days as date-ahead") == ["2028-02-29"])
        #expect(try values.values(at: "year as date-ahead") == ["2029-02-28"])
        let without = PacketValues(packet: ["days": 1], files: [:])
        #expect(throws: ValueError.self) { try without.values(at: "days as date-ahead") }
    }

    @Test func `a request's block is its PEM without the last line end`() throws {
        let values = try SamplePacket.values()
        let pem = try #require(try values.values(at: "files[${csr.file}].pem").first)
        #expect(try values.values(at: "files[${csr.file}].pemBlock") == [String(pem.dropLast())])
    }

    @Test func `an empty list is no value and no fault`() throws {
        #expect(try SamplePacket.values(names: []).values(at: "alternativeNames[].value") == [])
    }

    @Test func `a template repeats for each value of a list`() throws {
        let fillings = Fillings(origin: "http://portal", draft: "D-5512", values: try SamplePacket.values())
        let names = try Template("${alternativeNames[].kind}: ${alternativeNames[].value}")
        #expect(try names.filled(with: fillings) == ["dns: signing.example.bank", "uri: https://example.bank/release"])
        #expect(try Template("${origin}/drafts/${draft}").filled(with: fillings) == ["http://portal/drafts/D-5512"])
        #expect(throws: ValueError.self) {
            try Template("${draft}").filled(with: Fillings(origin: "http://portal"))
        }
    }

    @Test func `an address is encoded, so that a value cannot change its shape`() throws {
        let values = PacketValues(packet: .object(["subject": .string("a&b=c/../ü?#")]), files: [:])
        let address = try Template("/requests?q=${subject}").address(with: Fillings(origin: "http://p", values: values))
        #expect(address == "http://p/requests?q=a%26b%3Dc%2F..%2F%C3%BC%3F%23")
    }

    @Test func `a box is ticked only where the packet says so`() throws {
        let fillings = Fillings(origin: "http://p", values: try SamplePacket.values())
        let path = try PacketPath("attestations[0].exportable")
        #expect(
            try ValueSource.when(path, equals: "false", text: "yes", otherwise: nil).values(with: fillings) == ["yes"])
        #expect(try ValueSource.when(path, equals: "true", text: "yes", otherwise: nil).values(with: fillings) == [])
        #expect(
            try ValueSource.when(path, equals: "true", text: "yes", otherwise: "no").values(with: fillings) == ["no"])
    }

    @Test func `a pattern matches the whole text and only the draft that is open`() throws {
        let pattern = try #require(Pattern("/drafts/${draft}/submit"))
        #expect(pattern.matches("/drafts/D-1.2/submit", draft: "D-1.2"))
        #expect(!pattern.matches("/drafts/D-1x2/submit", draft: "D-1.2"))
        #expect(!pattern.matches("/drafts/D-1.2/submit/more", draft: "D-1.2"))
        #expect(!pattern.matches("/drafts/D-1.2/submit", draft: nil))
        #expect(!pattern.matches("/drafts//submit", draft: nil))
        #expect(try #require(Pattern(#"Portal (\d+)"#)).capture(in: "Portal 74") == "74")
    }
}
