import Foundation
import Testing

/// A page held up against a map, with the real program, a real browser and the staging portal.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A page held up against a map` {
    private static let commands = """
        run() { local code=0; echo "== $1"; shift; "$bin/countersign" "$@" 2>&1 || code=$?; echo "-- $code"; }
        cp -r "$project/selectors/staging" maps
        sed -i "s|^    map: .*|    map: $PWD/maps|" countersign.yaml
        run same maps try profile --portal staging --with-draft
        run closed maps try profile --portal staging
        run nowhere maps try colour --portal staging --with-draft
        mkdir maps/next
        sed 's/^version: .*/version: next/; 0,/id: validity-days/s//&\\n        css: "#validity"/' \\
            maps/2026-11.1/map.yaml >maps/next/map.yaml
        "$bin/countersign" maps try profile --portal staging --map maps/next --with-draft --watch --json >watched &
        trial=$!
        # looks N: waits until it looked that often.
        looks() { for _ in $(seq 600); do [ "$(wc -l <watched)" -ge "$1" ] && return 0; sleep 0.1; done; return 1; }
        looks 1
        sed -i 's/^version: .*/version: [/' maps/next/map.yaml
        looks 2
        sed 's/^version: .*/version: next/' maps/2026-11.1/map.yaml >maps/next/map.new
        mv maps/next/map.new maps/next/map.yaml
        looks 3
        kill -INT "$trial"
        code=0; wait "$trial" || code=$?
        echo "== watched"
        jq -c '[.map, .verdict, ([.findings[] | select(.isFound | not) | .name] | join(",")), (.problems | length > 0)]' watched
        echo "-- $code"
        curl -fsS "$ledger/ledger" | jq -r '"drafts left: " + ([.drafts[] | select(.discarded | not)] | length | tostring) + ", accepted: " + (.accepted | length | tostring)'
        """

    @Test func `P7 every locator is told with what it finds, and again whenever the map is saved`() throws {
        try Installation.with { installation in
            let ended = try installation.sourced(Self.commands)
            func expect(_ name: Substring, _ words: String...) {
                let part = ended.parts[name] ?? ""
                for word in words { #expect(part.contains(word), "\(name): \(part) \(ended)") }
            }
            expect(
                "same", "✓ field     validity-days            legible  #validity-days 1",
                "✓ button    #save-next", "THE MAPPED PAGE", "-- 0")
            expect("closed", "it is reached only by making a draft (--with-draft)", "-- 13")
            expect("nowhere", "“colour”", "-- 65")
            expect(
                "watched", #"["next","moved","validity-days",false]"#, #"[null,null,"",true]"#,
                #"["next","same","",false]"#, "-- 0", "drafts left: 0, accepted: 0")
        }
    }
}
