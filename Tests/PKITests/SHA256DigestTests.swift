import PKI
import Testing

struct SHA256DigestTests {
    // FIPS 180-4's own examples.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `a digest is that of the standard`(text: String, hex: String) {
        let digest = SHA256Digest(of: Array(text.utf8))
        #expect(digest.hex == hex)
        #expect(SHA256Digest(hex: hex) == digest)
        #expect(digest.bytes.count == 32)
        #expect("\(digest)" == hex)
    }

    @Test func `people see the first and the last four digits`() {
        #expect(SHA256Digest(of: []).short == "e3b0…b855")
    }

    @Test(arguments: [
        "", "e3b0", String(repeating: "E", count: 64), String(repeating: "0", count: 63) + "g",
        String(repeating: "0", count: 63), String(repeating: "0", count: 65), String(repeating: "é", count: 32),
        "0x" + String(repeating: "0", count: 62),
    ])
    func `anything but 64 lowercase digits is no digest`(hex: String) {
        #expect(SHA256Digest(hex: hex) == nil)
    }
}
