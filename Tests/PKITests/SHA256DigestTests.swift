import Foundation
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

    @Test(arguments: [0, 1, 63, 64, 65, 130])
    func `a file's digest is that of its bytes, however it is read`(count: Int) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = (0..<count).map { UInt8($0) }
        try Data(bytes).write(to: URL(filePath: path))
        #expect(SHA256Digest(ofFile: path, piece: 64) == SHA256Digest(of: bytes))
    }

    @Test func `a file that cannot be read has no digest`() {
        #expect(SHA256Digest(ofFile: "/nowhere/at/all") == nil)
        #expect(SHA256Digest(ofFile: "/") == nil)
    }
}
