import Foundation
import PKI

/// Forgeries by somebody who has the signer's key: only what is inside gives them away.
extension Tampering {
    static let journal = [
        Tampering("a removed record", fails: "journal.chain", "journal.tail", reason: "line 3 does not follow") {
            try $0.changeLines(of: "journal.jsonl") { $0.remove(at: 2) }
            try $0.reseal()
        },
        Tampering("swapped records", fails: "journal.chain", reason: "line 3 does not follow") {
            try $0.changeLines(of: "journal.jsonl") { $0.swapAt(2, 3) }
            try $0.reseal()
        },
        Tampering("a changed record", fails: "journal.chain", reason: "line 4 does not follow") {
            try $0.replace("chromium 156", by: "chromium 155", in: "journal.jsonl")
            try $0.reseal()
        },
        Tampering("a cut tail", fails: "journal.tail", reason: "the manifest says entry") {
            try $0.changeLines(of: "journal.jsonl") { $0.removeLast() }
            try $0.reseal()
        },
        Tampering("a torn last line", fails: "journal.chain", reason: "its last line is cut") {
            try $0.write($0.read("journal.jsonl").dropLast(20), "journal.jsonl")
            try $0.reseal()
        },
        Tampering("a record with a duplicate key", fails: "journal.chain", reason: "line 1 is no entry") {
            try $0.changeLines(of: "journal.jsonl") { $0[0] = "{\"at\":1,\($0[0].dropFirst())" }
            try $0.reseal()
        },
        Tampering("another outcome", fails: "journal.story", reason: "it ends as confirmed") {
            try $0.replace("\"state\":\"confirmed\"", by: "\"state\":\"held\"", in: "manifest.json")
            try $0.reseal()
        },
        Tampering("replay under another run's name", fails: "run", reason: "of run 7f3a, not of 8b21") {
            let other = $0.path.replacingOccurrences(of: "/7f3a", with: "/8b21")
            try FileManager.default.moveItem(atPath: $0.path, toPath: other)
            $0.path = other
        },
        Tampering("replay under another run's name, renamed inside", fails: "journal.chain", reason: "is of run 7f3a") {
            let other = $0.path.replacingOccurrences(of: "/7f3a", with: "/8b21")
            try FileManager.default.moveItem(atPath: $0.path, toPath: other)
            $0.path = other
            try $0.replace("\"run\":\"7f3a\"", by: "\"run\":\"8b21\"", in: "manifest.json")
            try $0.reseal()
        },
    ]

    static let links = [
        Tampering("a manifest with a duplicate key", fails: "manifest", reason: "manifest.json:1:") {
            try $0.write(Array("{\"run\":\"8b21\",".utf8) + $0.read("manifest.json").dropFirst(), "manifest.json")
            try $0.reseal()
        },
        Tampering("a manifest with an unknown member", fails: "manifest", reason: "does not know") {
            try $0.write(Array("{\"aside\":\"x\",".utf8) + $0.read("manifest.json").dropFirst(), "manifest.json")
            try $0.reseal()
        },
        Tampering("a manifest that is not UTF-8", fails: "manifest", reason: "manifest.json:1:") {
            try $0.write(Array("{\"aside\":\"".utf8) + [0xFF] + Array("\"}".utf8), "manifest.json")
            try $0.reseal()
        },
        Tampering("another packet", fails: "links", reason: "packet.json is another packet") {
            try $0.swap("inputs/packet.json", for: Array("{}".utf8))
        },
        Tampering("another request", fails: "links", reason: "request.csr is another request") {
            let csr = try CertificateSigningRequest.make(subject: "CN=Other", names: [], key: $0.bundle.key)
            try $0.swap("inputs/request.csr", for: Array(csr.pem.utf8))
        },
        Tampering("another approval", fails: "links", reason: "ca-delegate.p7s is not what the manifest names") {
            try $0.write("other", "inputs/approvals/ca-delegate.p7s")
            try $0.reseal()
        },
        Tampering("an added picture", fails: "links", reason: "shots/03-more.png is not named in the manifest") {
            let line = "\(String(repeating: "0", count: 64))  shots/03-more.png"
            try $0.write($0.read("shots/02-review.png"), "shots/03-more.png")
            try $0.changeLines(of: "SHA256SUMS") { $0.insert(line[...], at: $0.count - 1) }
            try $0.changeLines(of: "SHA256SUMS") { $0.sort { $0.dropFirst(66) < $1.dropFirst(66) } }
            try $0.reseal()
        },
        Tampering("a better grade", fails: "completeness", reason: "graded incomplete: no picture of custody") {
            try $0.replace(
                "[\"subscriber\",\"review\"]", by: "[\"subscriber\",\"review\",\"custody\"]", in: "manifest.json")
            try $0.reseal()
        },
        Tampering("a picture with text in it", fails: "pictures", reason: "has a chunk \"tEXt\"") {
            let chunk: [UInt8] = [0, 0, 0, 3] + Array("tEXta".utf8) + [0, 0x62, 1, 2, 3, 4]
            let png = try $0.read("shots/02-review.png")
            try $0.swap("shots/02-review.png", for: png.prefix(33) + chunk + png.dropFirst(33))
        },
        Tampering("a picture that goes on after its end", fails: "pictures", reason: "goes on after its end") {
            try $0.swap("shots/02-review.png", for: $0.read("shots/02-review.png") + [0])
        },
        Tampering("a picture with alpha", fails: "pictures", reason: "is not a plain RGB picture") {
            var png = try $0.read("shots/02-review.png")
            png[25] = 6
            try $0.swap("shots/02-review.png", for: png)
        },
    ]
}

extension Forgery {
    /// Puts other bytes in a file's place, in the manifest too.
    fileprivate func swap(_ name: String, for bytes: [UInt8]) throws {
        let old = SHA256Digest(of: try read(name)).hex
        let step = name.hasPrefix("shots/") ? name : nil
        try write(bytes, name)
        // The two pictures are equal, so that a digest alone would not tell which is meant.
        let new = SHA256Digest(of: bytes).hex
        if let step {
            let entry = { (digest: String) in "\"digest\":\"\(digest)\",\"file\":\"\(step)\"" }
            try replace(entry(old), by: entry(new), in: "manifest.json")
        } else {
            try replace(old, by: new, in: "manifest.json")
        }
        try reseal()
    }
}
