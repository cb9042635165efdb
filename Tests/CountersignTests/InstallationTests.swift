import Foundation
import Testing

/// Packet, approvals and check by the command line alone, with OpenSSL's keys, as the demonstration makes them.
@Suite(.timeLimit(.minutes(10))) struct InstallationTests {
    @Test func `a packet made, approved and checked by command line passes, and each fault is refused`() throws {
        let folder = try installed(packets: ["CR-2291"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let good = try check(folder)
        #expect(good.status == 0, "\(good.output)\(good.errors)")
        #expect(good.objects.first?["packetDigest"] as? String != nil)
        try sourced(folder, "approve CR-2291 ca-delegate 1ms")
        let stale = try check(folder)
        #expect(stale.status == 10)
        #expect(rules(stale) == ["approvals.expiry"])
        let text = try Program.run([Program.countersign, "check", "packets/CR-2291"], in: folder)
        #expect(text.output.contains("from      approvals/ca-delegate.p7s"))
        #expect(text.output.contains("to clear  a fresh approval"))
        #expect(text.output.hasSuffix("REFUSED: 1 reason. Exit 10.\n"))
        #expect(!text.output.contains("\u{1B}["))
    }

    @Test func `a refusal leaves a JUnit file and adds to a job's summary (P10)`() throws {
        let folder = try installed(packets: ["CR-2291"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try sourced(folder, "approve CR-2291 ca-delegate 1ms; echo 'An earlier step.' >summary.md")
        let ended = try Program.run(
            [
                Program.countersign, "submit", "packets/CR-2291", "--portal", "staging", "--junit", "run.xml",
                "--summary", "summary.md",
            ], in: folder, environment: ["STAGING_PORTAL_PASSWORD": "none is needed"])
        #expect(ended.status == 10, "\(ended.output)\(ended.errors)")
        let junit = try String(contentsOfFile: "\(folder)/run.xml", encoding: .utf8)
        #expect(junit.contains("<testcase classname=\"gate 1\" name=\"approvals.expiry\" time=\"0.000\"><failure "))
        #expect(junit.contains(" failures=\"2\" errors=\"0\""))
        let summary = try String(contentsOfFile: "\(folder)/summary.md", encoding: .utf8)
        #expect(summary.hasPrefix("An earlier step.\n## 🛑 refused: CR-2291 v"))
        #expect(summary.contains("- **approvals.expiry**"))
    }

    @Test func `an approval is readable by openssl and by in-toto's own layout of files`() throws {
        let folder = try installed(packets: ["CR-2291"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let verified = try Program.run(
            [
                "openssl", "cms", "-verify", "-inform", "DER", "-in", "packets/CR-2291/approvals/ca-delegate.p7s",
                "-CAfile", "keys/ines.moreau.crt", "-purpose", "any",
            ], in: folder)
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.objects.first?["role"] as? String == "ca-delegate")
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/packets/CR-2291/approvals")
        #expect(names.filter { $0.hasSuffix(".link") }.count == 3)
    }

    @Test func `a key of somebody else cannot approve for a certificate`() throws {
        let folder = try installed(packets: ["CR-2291"])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ended = try Program.run(
            [
                Program.countersign, "approve", "packets/CR-2291", "--role", "ca-delegate", "--person", "ines.moreau",
                "--certificate", "keys/ines.moreau.crt", "--key", "keys/mara.lindqvist.key",
            ], in: folder)
        #expect(ended.status == 65)
        #expect(ended.errors.contains("expected the key of keys/ines.moreau.crt, found another key"))
    }

    @Test func `doctor names what is missing and how to get it`() throws {
        let folder = try installed(packets: [])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ended = try Program.run(
            [Program.countersign, "doctor", "--driver", "/no/such/chromedriver", "--json"], in: folder)
        #expect(ended.status == 13)
        let unfit = ended.objects.filter { $0["passed"] as? Bool == false }
        #expect(
            Set(unfit.compactMap { $0["subject"] as? String }) == ["driver", "credentials staging", "portal staging"])
        let driver = unfit.first { $0["subject"] as? String == "driver" }
        #expect((driver?["remedy"] as? String)?.contains("apt-get install chromium-driver") == true)
        let fit = ended.objects.filter { $0["passed"] as? Bool == true }.compactMap { $0["subject"] as? String }
        #expect(fit == ["policy", "registry", "keys", "journal", "evidence", "browser", "map staging"])
    }

    @Test func `a reader that goes away ends no command by a crash`() throws {
        let folder = try installed(packets: [])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let script = "\"$0\" doctor --json | true; echo ${PIPESTATUS[0]}"
        let ended = try Program.run(["bash", "-c", script, Program.countersign], in: folder)
        #expect(ended.output == "13\n")
    }

    @Test func `an empty journal has no runs, and asking for one ends with 64`() throws {
        let folder = try installed(packets: [])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try Program.run([Program.countersign, "runs"], in: folder).output == "No runs yet.\n")
        let ended = try Program.run([Program.countersign, "show", "7f3a"], in: folder)
        #expect(ended.status == 64)
        #expect(ended.errors.contains("no run is named “7f3a”"))
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/state/journal.sqlite"))
    }

    private func installed(packets: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cli-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = packets.map { "make_packet \($0); approve_all \($0)" }.joined(separator: "; ")
        try sourced(folder, "make_keys; make_device; write_installation; \(made)")
        return folder
    }

    private func sourced(_ folder: String, _ commands: String) throws {
        let script = """
            set -euo pipefail
            project="$0" bin="$1" portal=http://127.0.0.1:9
            . "$project/scripts/demo.d/installation.sh"
            \(commands)
            """
        let bin = URL(fileURLWithPath: Program.countersign).deletingLastPathComponent().path
        let ended = try Program.run(["bash", "-c", script, Program.project, bin], in: folder)
        try #require(ended.status == 0, "\(ended.errors)")
    }

    private func check(_ folder: String) throws -> Program.Ended {
        try Program.run([Program.countersign, "check", "packets/CR-2291", "--json"], in: folder)
    }

    private func rules(_ ended: Program.Ended) -> [String] {
        let gate = ended.objects.first?["gate"] as? [String: Any]
        let rules = gate?["rules"] as? [[String: Any]] ?? []
        return rules.filter { ($0["reasons"] as? [Any])?.isEmpty == false }.compactMap { $0["id"] as? String }
    }
}
