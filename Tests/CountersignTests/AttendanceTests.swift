import Foundation
import Testing

/// The built program at a terminal of its own, with a visible browser on a virtual display and typed input.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run that a person attends` {
    @Test(arguments: [("CR-2291", 0, 1), ("CR-2292", 11, 0)])
    func `submits once the request's id was typed, and nothing otherwise (P1, P8)`(
        typed: String, status: Int, accepted: Int
    ) throws {
        try Installation.with { folder in
            let ended = try folder.sourced(
                """
                printf '%s\\n' \(typed) | script -qec \
                    "xvfb-run -a $bin/countersign submit packets/CR-2291 --portal staging --headed" /dev/null \
                    && echo "ended 0" || echo "ended $?"
                curl -fsS "$ledger/ledger" | jq -c '{accepted: .accepted | length}'
                """)
            #expect(ended.output.contains("CONFIRM ─ CR-2291 v"), "\(ended.output)\(ended.errors)")
            #expect(ended.output.contains("Type CR-2291 to submit:"))
            #expect(ended.output.contains("ended \(status)\n"), "\(ended.output)")
            #expect(ended.output.contains("{\"accepted\":\(accepted)}"))
        }
    }

    @Test func `is refused by policy when nobody attends, and needs a terminal (P1)`() throws {
        try Installation.with { folder in
            let ended = try folder.sourced(
                """
                "$bin/countersign" submit packets/CR-2291 --portal staging || echo "ended $?"
                "$bin/countersign" submit packets/CR-2291 --portal staging --headed </dev/null || echo "ended $?"
                curl -fsS "$ledger/ledger" | jq -c '{accepted: .accepted | length}'
                """)
            #expect(ended.output.contains("portal.attended"), "\(ended.output)\(ended.errors)")
            #expect(ended.output.contains("ended 10\n"))
            #expect(ended.output.contains("ended 64\n"))
            #expect(ended.errors.contains("--headed needs a terminal"))
            #expect(ended.output.contains("{\"accepted\":0}"))
        }
    }
}

/// An installation like the demonstration's, with its portal running.
struct Installation {
    let folder: String

    static func with(_ body: (Installation) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cli-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(Installation(folder: folder))
    }

    /// Runs commands after portal, keys, policy and an approved packet were made; attended: policy lets nothing go alone.
    func sourced(isAttended: Bool = true, _ commands: String) throws -> Program.Ended {
        let unattended = isAttended ? "[]" : "[staging]"
        let script = """
            set -euo pipefail
            project="$0" bin="$1"
            . "$project/scripts/demo.d/installation.sh"
            export STAGING_PORTAL_PASSWORD=$(openssl rand -hex 12)
            start_portal
            trap stop_portal EXIT
            make_keys
            make_device
            write_installation
            sed -i 's/^unattendedEnvironments: .*/unattendedEnvironments: \(unattended)/' policy.yaml
            make_packet CR-2291
            approve_all CR-2291
            \(commands)
            """
        let bin = URL(fileURLWithPath: Program.countersign).deletingLastPathComponent().path
        return try Program.run(["bash", "-c", script, Program.project, bin], in: folder)
    }
}
