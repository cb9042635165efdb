import Testing

/// The built program, ended by a signal while it is in the portal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A run that a signal ends` {
    @Test(arguments: ["INT", "TERM"])
    func `halts with its draft named, nothing submitted and nothing left (P8, P9)`(_ signal: String) throws {
        try Installation.with { folder in
            let ended = try folder.sourced(
                isAttended: false,
                """
                . "$project/scripts/demo.d/judging.sh"
                set +e
                (echo "$BASHPID" >run.pid && exec "$bin/countersign" submit packets/CR-2291 --portal staging) 2>&1 |
                    while IFS= read -r line; do
                        echo "$line"
                        case $line in *"6 fields entered"*) kill -s \(signal) "$(cat run.pid)" ;; esac
                    done
                echo "ended ${PIPESTATUS[0]}"
                expect_nothing_left "$(cat run.pid)" 1
                echo "faults $faults"
                curl -fsS "$ledger/ledger" | jq -c '{accepted: .accepted | length, drafts: .drafts | length}'
                """)
            #expect(ended.output.contains("ended 11\n"), "\(ended.output)\(ended.errors)")
            #expect(ended.output.contains("A person ended the run"))
            #expect(ended.output.contains("Draft D-"))
            #expect(ended.output.contains("faults 0\n"), "\(ended.errors)")
            #expect(ended.output.contains("{\"accepted\":0,\"drafts\":1}"))
        }
    }
}
