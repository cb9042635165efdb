import PNGMask
import Testing

@Suite(.timeLimit(.minutes(10)))
struct TextMaskTests {
    private static let mask = TextMask(approved: ["signing.bank.internal", "CN=Release signing 2026,O=Example Bank AG"])

    @Test(arguments: [
        ("see hsm-7.vault.corp.internal now", "see [masked] now"),
        ("refused by 10.20.30.40", "refused by [masked]"),
        ("Serial number: 00:9F:13:77:AB:01", "[masked]"), ("key of S/N 4711-0815", "key of [masked]"),
        ("Authorization: Bearer abcdefghijklmnop0123", "Authorization: [masked]"),
        ("eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2ln", "[masked]"),
        ("api_key=0815 and Enrolment PIN: 4711", "[masked] and [masked]"),
        ("-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\nx", "[masked]\nx"),
        ("ghp_abcdefghijklmnopqrst", "[masked]"),
    ])
    func `P5: what looks like a secret is masked wherever it stands`(text: String, expected: String) {
        #expect(Self.mask.masked(text) == expected)
    }

    @Test(arguments: [
        "signing.bank.internal", "CN=Release signing 2026,O=Example Bank AG", "code-signing-production-p384",
        "91c4a7e07b5512d09f9f1f1f4c0d8e3a91c4a7e07b5512d09f9f1f1f4c0d8e3a", "2026-11-23T12:00:00Z",
        "https://example.bank/release", "127.0.0.1:8443", "the serial of the release decides", "Password",
        "basic constraints", "CR-104233 is “Pending issuance”",
    ])
    func `approved values and plain sentences stay as they are`(text: String) {
        #expect(Self.mask.masked(text) == text)
    }

    @Test func `an approved value spares itself, not its neighbours, P5`() {
        let text = "signing.bank.internal and other.bank.internal"
        #expect(Self.mask.masked(text) == "signing.bank.internal and [masked]")
        #expect(Self.mask.masked("x.signing.bank.internal") == "[masked]")
    }

    @Test(arguments: ["token: abc token: def", "PIN: 1 PIN: 22 a.b.local", "secret=[masked]"])
    func `masking twice is masking once`(text: String) {
        let once = Self.mask.masked(text)
        #expect(Self.mask.masked(once) == once)
    }

    @Test func `the mark says nothing of the length, P5`() {
        #expect(Self.mask.masked("PIN: 1") == Self.mask.masked("PIN: 123456789012345678901234567890"))
    }
}
