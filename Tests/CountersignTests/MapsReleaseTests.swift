import Foundation
import Testing

/// What `maps release` demands for production, with the real program, a real browser, the staging portal and openssl's keys.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A release for production` {
    private static let commands = """
        run() { local code=0; echo "== $1"; shift; "$bin/countersign" "$@" 2>&1 || code=$?; echo "-- $code"; }
        make_person lena.fischer "Lena Fischer"
        registered lena.fischer "Lena Fischer" "" >>registry.yaml
        cp -r "$project/selectors/staging" maps
        rm -f maps/2026-11.1/release.json
        cp -r maps/2026-11.1 maps/2026-11.2
        sed -i 's/^version: .*/version: 2026-11.2/' maps/2026-11.2/map.yaml
        rm maps/2026-11.2/fingerprint.json
        sed -i "s|^    map: .*|    map: $PWD/maps|" countersign.yaml
        # The same portal once more, as production: one loopback portal is both here, told apart by the environment's name.
        sed -n '/^  staging:/,/^browser:/p' countersign.yaml | sed -e '$d' -e 's/^  staging:/  live:/' \
            -e 's/environment: staging/environment: production/' >live
        sed -i '/^portals:/r live' countersign.yaml
        live() { run "$1" maps release maps/2026-11.2 --portal live --reason "Tried for a week." "${@:2}"; }
        sign() { "$bin/countersign" maps sign maps/2026-11.2 --person "$1" --certificate keys/$1.crt --key keys/$1.key; }

        live nothing
        run unsignable maps sign maps/2026-11.2 --person lena.fischer --certificate keys/lena.fischer.crt --key keys/lena.fischer.key
        run staged maps release maps/2026-11.2 --portal staging --with-draft --reason "For the new portal."
        sign jonas.weber
        live untried
        run submitted submit packets/CR-2291 --portal staging
        live alone
        run signed maps sign maps/2026-11.2 --person lena.fischer --certificate keys/lena.fischer.crt --key keys/lena.fischer.key
        bundle=$(dirname "$(find "$PWD/evidence" -name manifest.json)")
        cp -r "$bundle" edited
        sed -i 's/2026-11.2/2026-11.3/' edited/inputs/map.yaml
        live edited --submission edited
        sed 's/^version: 3/version: 3\\nmapTrialMaximumAge: 1s/' policy.yaml >strict.yaml
        sed 's/^policy: .*/policy: strict.yaml/' countersign.yaml >strict-countersign.yaml
        live old --config strict-countersign.yaml
        scenario labels-swapped wrong-vendor-build
        live drifted
        grep -c production: maps/CURRENT || true
        scenario
        live released
        cat maps/CURRENT maps/2026-11.2/CHANGES.md
        jq -r '.environment + " by " + .by + ", signed by " + (.signatures | join(" and "))' maps/2026-11.2/release-production.json
        openssl cms -verify -inform DER -in maps/2026-11.2/release.json.lena.fischer.p7s -content maps/2026-11.2/release.json \
            -CAfile keys/lena.fischer.crt -purpose any -binary -out /dev/null 2>&1
        run explained explain release
        run green drift --portal staging --with-draft
        """

    @Test func `P7 takes a submission confirmed on staging by that build, lately, and a second person's signature`()
        throws
    {
        try Installation.with { installation in
            let ended = try installation.sourced(isAttended: false, Self.commands)
            func expect(_ name: Substring, _ words: String...) {
                let part = ended.parts[name] ?? ""
                for word in words { #expect(part.contains(word), "\(name): \(part) \(ended)") }
            }
            expect(
                "nothing", "release.first", "release.author", "release.signed", "release.submission", "No submission",
                "-- 10")
            expect("unsignable", "was not released yet", "-- 65")
            expect("staged", "9 of 9 pages seen", "-- 0")
            expect("untried", "The map's author is no second person", "No submission speaks for this version", "-- 10")
            expect("submitted", "-- 0")
            expect("alone", "The map's author is no second person", "-- 10")
            #expect(ended.parts["alone"]?.contains("release.submission") == false)
            expect("signed", "wrote", "-- 0")
            expect("edited", "The submission's evidence does not hold", "sums.files", "-- 10")
            expect("old", "release.age", "the policy allows", "-- 10")
            #expect(ended.parts["old"]?.contains("release.signed") == false)
            expect("drifted", "-- 11\n0\n")
            expect(
                "released", "wrote", "release-production.json", "-- 0", "staging: 2026-11.2", "production: 2026-11.2",
                "Released for production", "production by jonas.weber, signed by jonas.weber and lena.fischer",
                "CMS Verification successful")
            expect("explained", "release.submission", "release.age", "release.signed", "-- 0")
            expect("green", "UNCHANGED: 9 of 9 pages seen", "-- 0")
        }
    }
}
