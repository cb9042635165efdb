import Foundation
import Testing

/// Several packets of one command, against the staging portal.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in a queue` {
    private let packets = """
        for name in CR-2 CR-3; do make_packet $name; approve_all $name; done
        approve CR-2 ca-delegate 1ms
        set +e
        """

    @Test func `is each packet's own run: a refused one stops no other, and the gravest end is the command's (P1, P4)`()
        throws
    {
        try Installation.with { folder in
            let ended = try folder.sourced(
                isAttended: false,
                """
                \(packets)
                "$bin/countersign" submit packets/CR-2291 packets/CR-2 packets/CR-3 --portal staging --jobs 2 \
                    --summary summary.md
                echo "ended $?"
                "$bin/countersign" submit packets/CR-3 packets/CR-3 --portal staging --jobs 2 --json
                echo "again $?"
                grep -c '^## ' summary.md
                curl -fsS "$ledger/ledger" | jq -c '.accepted | length'
                """)
            let output = ended.output
            #expect(output.contains("CR-2 (2 of 3) ended:\nREFUSED"), "\(output)\(ended.errors)")
            #expect(output.contains("\n3 packets: 2 confirmed, 1 refused. Exit 10.\nended 10\n"), "\(output)")
            #expect(output.contains("again 10\n3\n2\n"), "\(output)\(ended.errors)")
            let ends = ended.objects.filter { $0["event"] as? String == "finished" }
            #expect(ends.compactMap { $0["outcome"] as? String } == ["refused", "refused"])
            #expect(Set(ends.compactMap { $0["place"] as? Int }) == [0, 1])
            #expect(ends.allSatisfy { $0["packet"] as? String == "packets/CR-3" })
        }
    }

    @Test func `does not begin where policy wants a person to watch (P1)`() throws {
        try Installation.with { folder in
            let ended = try folder.sourced(
                """
                \(packets)
                "$bin/countersign" submit packets/CR-2291 packets/CR-3 --portal staging --jobs 2
                echo "ended $?"
                "$bin/countersign" runs --json | wc -l
                """)
            #expect(ended.errors.contains("expected unattendedEnvironments to name “staging”"), "\(ended.errors)")
            #expect(ended.output.hasSuffix("ended 65\n0\n"), "\(ended.output)")
        }
    }

    @Test(arguments: [["--jobs", "0"], ["--headed"], ["--junit", "run.xml"], ["--timings"]])
    func `is asked for in a way that can be done`(_ words: [String]) throws {
        let ended = try Program.run([Program.countersign, "submit", "a", "b", "--portal", "staging"] + words)
        #expect(ended.status == 64)
        #expect(ended.errors.contains(words[0]))
    }
}
