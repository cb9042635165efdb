import Foundation
import PKI
import Testing

@testable import Evidence

/// Forgeries of what other tools read, again by somebody who has the signer's key.
extension Tampering {
    static let exports = transparency + statement

    private static let transparency = [
        Tampering("a checkpoint of another origin", fails: "checkpoint", "proofs", reason: "did not sign it as") {
            let entries = try JournalLines.read($0.read("journal.jsonl"))
            try $0.write(Checkpoint(run: "8b21", entries: entries).signed(by: $0.bundle.key), "checkpoint")
            try $0.listAnew("checkpoint")
        },
        Tampering("a checkpoint by another key", fails: "checkpoint", "proofs", reason: "did not sign it as") {
            let entries = try JournalLines.read($0.read("journal.jsonl"))
            try $0.write(Checkpoint(run: "7f3a", entries: entries).signed(by: .generate(.p256)), "checkpoint")
            try $0.listAnew("checkpoint")
        },
        Tampering("a checkpoint over a shorter journal", fails: "checkpoint", "proofs", reason: "over another journal")
        {
            let entries = try JournalLines.read($0.read("journal.jsonl")).dropLast()
            try $0.write(Checkpoint(run: "7f3a", entries: Array(entries)).signed(by: $0.bundle.key), "checkpoint")
            try $0.listAnew("checkpoint")
        },
        Tampering("a checkpoint with a flipped signature", fails: "checkpoint", "proofs", reason: "does not hold") {
            var note = try $0.text("checkpoint")
            let last = note.index(note.endIndex, offsetBy: -8)
            note.replaceSubrange(last...last, with: note[last] == "A" ? "B" : "A")
            try $0.write(note, "checkpoint")
            try $0.listAnew("checkpoint")
        },
        Tampering("a valid proof of another record", fails: "proofs", reason: "0007.tlog-proof proves record 12") {
            try $0.write($0.read("proofs/0012.tlog-proof"), "proofs/0007.tlog-proof")
            try $0.listAnew("proofs/0007.tlog-proof")
        },
        Tampering("a valid proof of another record, renumbered", fails: "proofs", reason: "does not lead to") {
            let other = try $0.text("proofs/0012.tlog-proof").replacingOccurrences(of: "index 11", with: "index 6")
            try $0.write(other, "proofs/0007.tlog-proof")
            try $0.listAnew("proofs/0007.tlog-proof")
        },
        Tampering("a proof with a corrupted hash", fails: "proofs", reason: "does not lead to the checkpoint's root") {
            var lines = try $0.text("proofs/0012.tlog-proof").components(separatedBy: "\n")
            lines[2] = Data(SHA256Digest(of: [7]).bytes).base64EncodedString()
            try $0.write(lines.joined(separator: "\n"), "proofs/0012.tlog-proof")
            try $0.listAnew("proofs/0012.tlog-proof")
        },
        Tampering("a proof that is too long", fails: "proofs", reason: "does not lead to the checkpoint's root") {
            var lines = try $0.text("proofs/0012.tlog-proof").components(separatedBy: "\n")
            lines.insert(lines[2], at: 2)
            try $0.write(lines.joined(separator: "\n"), "proofs/0012.tlog-proof")
            try $0.listAnew("proofs/0012.tlog-proof")
        },
        Tampering("a proof of no record", fails: "proofs", reason: "0099.tlog-proof is of no record") {
            try $0.write($0.read("proofs/0012.tlog-proof"), "proofs/0099.tlog-proof")
            try $0.listAnew("proofs/0099.tlog-proof")
        },
        Tampering("a missing proof", fails: "proofs", reason: "0012.tlog-proof is not there") {
            try FileManager.default.removeItem(atPath: "\($0.path)/proofs/0012.tlog-proof")
            try $0.listAnew("proofs/0012.tlog-proof")
        },
    ]

    private static let statement = [
        Tampering("a statement under another payload type", fails: "statement", "sigstore", reason: "payload is text") {
            try $0.remakeStatement($0.bundle.signer, $0.bundle.key, type: "text/plain")
        },
        Tampering("a statement that says something else", fails: "statement", "sigstore", reason: "something else") {
            try $0.remakeStatement($0.bundle.signer, $0.bundle.key) { $0.outcome.state = .halted }
        },
        Tampering("a statement by another key", fails: "statement", "sigstore", reason: "not signed by the signer") {
            try $0.remakeStatement($0.bundle.signer, .generate(.p256))
        },
        Tampering("a statement with a flipped bit", fails: "statement", reason: "it is") {
            try $0.flip("statement.intoto.json")
        },
        Tampering("a statement signed twice by one key", fails: "statement", reason: "no envelope with one signature") {
            let text = try $0.text("statement.intoto.json")
            let signature = text.components(separatedBy: "\"signatures\":[")[1].dropLast(2)
            try $0.replace("\(signature)]}", by: "\(signature),\(signature)]}", in: "statement.intoto.json")
        },
        Tampering("a statement with a duplicate key", fails: "statement", reason: "no envelope") {
            try $0.replace(
                "\"payloadType\":", by: "\"payloadType\":\"x\",\"payloadType\":", in: "statement.intoto.json")
        },
        Tampering("no statement", fails: "statement", reason: "statement.intoto.json is not there") {
            try FileManager.default.removeItem(atPath: "\($0.path)/statement.intoto.json")
        },
        Tampering("a Sigstore bundle of another certificate", fails: "sigstore", reason: "is not signer.pem") {
            let old = try #require(SigstoreBundle(reading: $0.read("statement.sigstore.json")))
            let other = try SampleBundle.certificate(.generate(.p256))
            try $0.write(
                SigstoreBundle(envelope: old.envelope, certificate: other.der, timestamps: []).bytes,
                "statement.sigstore.json")
        },
        Tampering("a Sigstore bundle with a timestamp nobody gave", fails: "sigstore", reason: "holds 1 timestamps") {
            let old = try #require(SigstoreBundle(reading: $0.read("statement.sigstore.json")))
            let answer = TimestampAnswer(der: [0x30, 0])
            try $0.write(
                SigstoreBundle(envelope: old.envelope, certificate: old.certificate, timestamps: [answer]).bytes,
                "statement.sigstore.json")
        },
        Tampering("a timestamp nobody gave", fails: "timestamp", reason: "though it was not made") {
            try $0.write("x", "SHA256SUMS.p7s.tsr")
        },
    ]
}

extension Forgery {
    /// Lists a file that was changed, added or removed, and signs the list again.
    func listAnew(_ name: String) throws {
        var lines = try text("SHA256SUMS").split(separator: "\n").map(String.init).filter { !$0.hasSuffix("  \(name)") }
        if FileManager.default.fileExists(atPath: "\(path)/\(name)") {
            lines.append("\(SHA256Digest(of: try read(name)).hex)  \(name)")
        }
        try write(lines.sorted { $0.dropFirst(66) < $1.dropFirst(66) }.map { "\($0)\n" }.joined(), "SHA256SUMS")
        try sign()
    }
}
