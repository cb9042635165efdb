import Evidence
import Foundation
import Testing

/// The bundle in the hands of tools that are not ours (P6).
@Suite(.timeLimit(.minutes(10))) struct ForeignToolTests {
    private let bundle: SampleBundle
    private let path: String
    private static let openssl = [
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "SHA256SUMS.p7s", "-content", "SHA256SUMS",
        "-CAfile", "signer.pem", "-purpose", "any", "-attime", "\(SampleBundle.sealedAt / 1000)", "-out", "/dev/null",
    ]

    init() throws {
        bundle = try SampleBundle()
        path = try bundle.seal().path
    }

    @Test func `sha256sum passes the bundle, and names a changed file, P6`() throws {
        let good = try Tool.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], in: path)
        #expect(good.status == 0)
        #expect(good.output.split(separator: "\n").count == 23)
        try Data("other".utf8).write(to: URL(filePath: "\(path)/VERIFY.md"))
        let bad = try Tool.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], in: path)
        #expect(bad.status != 0)
        #expect(bad.output.contains("VERIFY.md: FAILED"))
    }

    @Test func `openssl passes the signature, and refuses a changed list, P6`() throws {
        let good = try Tool.run(Self.openssl, in: path)
        #expect(good.status == 0, "\(good.output)")
        #expect(good.output.contains("CMS Verification successful"))
        try Data("other".utf8).write(to: URL(filePath: "\(path)/SHA256SUMS"))
        #expect(try Tool.run(Self.openssl, in: path).status != 0)
    }

    @Test func `every command of VERIFY.md does what it says, P6`() throws {
        let expected =
            ["VERIFY.md: OK", "", "CMS Verification successful", "sha256 Fingerprint=", "journal OK"] + [
                "Verified OK", "Verified OK",
            ]
        for (block, answer) in zip(try blocks(), expected) {
            let run = try Tool.run(["sh", "-c", block], in: path)
            #expect(run.status == 0, "\(block)\n\(run.output)")
            #expect(answer.isEmpty ? run.output.isEmpty : run.output.contains(answer), "\(run.output)")
        }
    }

    @Test(arguments: ["extra.txt", "shots/extra.png", ".hidden"])
    func `VERIFY.md finds an added file, P6`(name: String) throws {
        try Data("more".utf8).write(to: URL(filePath: "\(path)/\(name)"))
        let run = try Tool.run(["sh", "-c", try blocks()[1]], in: path)
        #expect(run.status != 0)
        #expect(run.output == "\(name)\n")
    }

    @Test(arguments: [2, 13]) func `VERIFY.md finds a journal without one of its lines, P6`(removed: Int) throws {
        let url = URL(filePath: "\(path)/journal.jsonl")
        var lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        lines.remove(at: removed)
        try lines.map { "\($0)\n" }.joined().write(to: url, atomically: false, encoding: .utf8)
        #expect(try Tool.run(["sh", "-c", try blocks()[4]], in: path).status != 0)
    }

    /// The commands of VERIFY.md, in order.
    private func blocks() throws -> [String] {
        let blocks = try verifyCommands(of: path)
        try #require(blocks.count == 7)
        return blocks
    }
}
