import Foundation
import Testing

/// What `drift` and `maps` do with the real program, a real browser and the staging portal.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A walk that only looks` {
    private static let commands = """
        run() { local code=0; echo "== $1"; shift; "$bin/countersign" "$@" 2>&1 || code=$?; echo "-- $code"; }
        cp -r "$project/selectors/staging" maps
        rm -f maps/2026-11.1/release.json maps/2026-11.1/fingerprint.json maps/2026-11.1/CHANGES.md
        sed -i "s|^    map: .*|    map: $PWD/maps|" countersign.yaml
        cp -r maps/2026-11.1 maps/2026-11.2
        sed -i 's/^version: .*/version: 2026-11.2/' maps/2026-11.2/map.yaml
        run plain drift --portal staging
        run release maps release maps/2026-11.2 --portal staging --with-draft --sign --reason "Taken down at last."
        cat maps/CURRENT maps/2026-11.2/CHANGES.md
        openssl cms -verify -inform DER -in maps/2026-11.2/release.p7s -content maps/2026-11.2/release.json \
            -CAfile keys/jonas.weber.crt -purpose any -binary -out /dev/null 2>&1
        run again maps release maps/2026-11.2 --portal staging --with-draft --reason "Once more."
        run green drift --portal staging --with-draft
        scenario labels-swapped field-added-required
        run drifted drift --portal staging --with-draft --junit drift.xml --report drift.html
        grep -c '<failure' drift.xml
        grep -o 'default-src' drift.html
        run kept drift --portal staging --with-draft --keep walk
        run refused drift --portal staging --keep walk
        run riddle maps propose --from walk --accept subscriber.organization --reason "It looks the same."
        run added maps propose --from walk --add "cost-centre=packet:subscriber.number" --reason "New in 7.5."
        run source maps propose --from walk --add "cost-centre" --reason "New in 7.5."
        grep -A3 'cost-centre' maps/2026-11.3/map.yaml
        cat maps/2026-11.3/CHANGES.md
        scenario tab-reordered
        run tabs drift --portal staging --with-draft --page sans --keep tabs
        run order maps propose --from tabs --accept tabs --version 2026-11.4 --reason "Custody first."
        grep '^  - id:' maps/2026-11.4/map.yaml | tr -d '\n'
        scenario wrong-vendor-build
        run login drift --portal staging --with-draft
        curl -fsS "$ledger/ledger" | jq -r '"drafts left: " + ([.drafts[] | select(.discarded | not)] | length | tostring) + ", accepted: " + (.accepted | length | tostring)'
        echo "# more" >>maps/2026-11.2/map.yaml
        run changed drift --portal staging
        """

    @Test func `P7 drift is told page by page, and a release is taken down, named and never changed`() throws {
        try Installation.with { installation in
            let ended = try installation.sourced(Self.commands)
            func expect(_ name: Substring, _ words: String...) {
                let part = ended.parts[name] ?? ""
                for word in words { #expect(part.contains(word), "\(name): \(part) \(ended)") }
            }
            expect("plain", "✓ login", "2 of 9 pages seen, not seen (7 of 9)", "-- 11")
            expect(
                "release", "9 of 9 pages seen", "wrote", "-- 0", "staging: 2026-11.2", "Taken down at last.",
                "nothing of the map", "CMS Verification successful")
            expect("again", "a released version never changes", "-- 65")
            expect("green", "UNCHANGED: 9 of 9 pages seen", "-- 0")
            expect(
                "drifted", "hostile   label of #organization is “Organizational unit”", "changed   #cost-centre",
                "NOT THE MAPPED PORTAL", "-- 11", "\n3\n", "default-src")
            expect("riddle", "expected a field or button for which something is proposed", "-- 65")
            expect(
                "added", "WRITTEN", "-- 0")
            expect(
                "source", "--add takes FIELD=packet:PATH or FIELD=value:TEXT", "-- 64", "label: Cost centre",
                "css: \"#review-cost-centre\"", "justification.cost-centre: new, packet subscriber.number",
                "New in 7.5.")
            expect(
                "order", "WRITTEN", "- id: subscriber  - id: profile  - id: custody  - id: sans  - id: justification")
            expect(
                "login", "? begin           not seen: the login page is not the mapped one; no secret was typed",
                "-- 11")
            expect("login", "drafts left: 0, accepted: 0")
            expect("changed", "map.yaml is not what was released", "-- 65")
        }
    }
}
