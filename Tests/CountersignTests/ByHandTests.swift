import Foundation
import Testing

/// A take-over in the browser, driven as an operator would: keyboard and mouse come from outside, what is to be seen is
/// seen on a virtual display.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A take-over in the browser` {
    /// The browsers in which a person can take over, and what shows there that a request was stopped.
    enum Engine: String, CaseIterable, Sendable {
        case chromium
        case firefox

        /// Back to the page from which a stopped request came.
        var back: String {
            switch self {
            // The browser's own page of the error: back from anything earlier would lead elsewhere.
            case .chromium: "titled 127.0.0.1; xdotool key alt+Left"
            // It stays on the page.
            case .firefox: ":"
            }
        }

        /// Has the configuration name it.
        var chosen: String {
            switch self {
            case .chromium: ":"
            case .firefox:
                "sed -i \"s|^  noSandbox: .*|  engine: firefox\\n  driver: $project/build/geckodriver"
                    + "\\n  newerThanDriver: true|\" countersign.yaml"
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `is finished by the person's own click, once it was armed (P1, P2, P8)`(_ engine: Engine) throws {
        try Self.run(
            on: engine,
            """
            for next in "Certificate profile" "SAN set" HSM "Issuance justification" "Approver attestations" Review; do
                tried "Save and continue" titled "$next"
            done
            # Before anything is armed the portal's button is of no use.
            tried "Submit request" heard 'It has not left' said
            \(engine.back)
            titled Review
            say CR-2291
            heard 'armed: press' said
            tried "Submit request" heard 'body equal' said
            """
        ) { ended in
            #expect(ended.output.contains("ended 0\n"), "\(ended.output)\(ended.errors)")
            #expect(ended.output.contains("accepted 1, arrived at /submit 1, drafts 1"))
            #expect(ended.output.contains("the page tried to submit while nothing was armed"))
            #expect(ended.output.contains("\"byHand\":\"lena.fischer\""))
            #expect(ended.output.contains("verified 0"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `asks for pages that were not saved, and ends with the draft when the browser is closed (P8)`(
        _ engine: Engine
    ) throws {
        try Self.run(
            on: engine,
            """
            tried "Save and continue" titled "Certificate profile"
            say CR-2291
            heard 'Approver attestations.* was not saved in this run' said
            xdotool key --clearmodifiers ctrl+shift+w
            """
        ) { ended in
            expectNothingSent(ended)
            #expect(ended.output.contains("The browser was closed before anything was submitted."))
        }
    }

    @Test func `ends with the draft when nobody arms it in time, whatever was pressed (P2, P8)`() throws {
        try Self.run(
            """
            tried Review titled Review
            tried "Submit request" heard 'It has not left' said
            """, within: "15s"
        ) { ended in
            expectNothingSent(ended)
            #expect(ended.output.contains("Nobody confirmed within 15 s."))
            #expect(ended.output.contains("the page tried to submit while nothing was armed"))
        }
    }

    private func expectNothingSent(_ ended: Program.Ended) {
        #expect(ended.output.contains("ended 11\n"), "\(ended.output)\(ended.errors)")
        #expect(ended.output.contains("accepted 0, arrived at /submit 0, drafts 1"))
        #expect(ended.output.contains("was taken up again; what was saved in it stays."))
        #expect(ended.output.contains("verified 0"))
    }

    /// A run that halted at the review page, taken over by its reviewer; `steps` are what the person does.
    private static func run(
        on engine: Engine = .chromium, _ steps: String, within limit: String = "3m",
        _ check: (Program.Ended) throws -> Void
    ) throws {
        try Installation.with { folder in
            let commands = """
                . "$project/scripts/test.d/operator.sh"
                \(engine.chosen)
                make_person lena.fischer "Lena Fischer"
                registered lena.fischer "Lena Fischer" "" >>registry.yaml
                sed -i 's/^unattendedEnvironments: .*/unattendedEnvironments: [staging]/' policy.yaml
                scenario warning
                "$bin/countersign" submit packets/CR-2291 --portal staging >first.log || true
                scenario
                run=$("$bin/countersign" runs --json | jq -r .run)
                mkfifo typed
                operate() {
                    exec 8<>typed
                    script -qefc "$bin/countersign resume $run packets/CR-2291 --headed --by-hand --reason looked-at \\
                        --confirm-within \(limit) --person lena.fischer --certificate keys/lena.fischer.crt \\
                        --key keys/lena.fischer.key" said <typed >/dev/null && echo "ended 0" >end || echo "ended $?" >end &
                    local program=$!
                    # A person who gets nowhere gives up.
                    steps &
                    wait $! || say enough
                    wait "$program" || true
                    cat said end
                }
                steps() { set -e; heard 'to arm: ' said; \(steps.replacing("\n", with: "\n    ")); }
                export bin run project
                # By a file: xvfb-run's shell hands no functions on.
                { declare -f; echo operate; } >operate.sh
                on_display operate.sh
                last=$("$bin/countersign" runs --json | head -1 | jq -r .run)
                "$bin/countersign" show "$last"
                "$bin/countersign" evidence verify evidence/*/"$last" >verified \\
                    && echo "verified 0" || cat verified
                curl -fsS "$ledger/ledger" | jq -r '"accepted \\(.accepted | length), arrived at /submit \\(
                    [.arrivals[] | select(.path | endswith("/submit"))] | length), drafts \\(.drafts | length)"'
                """
            try check(try folder.sourced(commands))
        }
    }
}
