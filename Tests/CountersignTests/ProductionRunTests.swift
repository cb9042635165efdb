import Foundation
import Testing

/// A submission on a machine where root has said what production is: the program as the operator starts it, at a terminal
/// and with a visible browser, by a user who owns nothing of what it rests on.
@Suite(.serialized, .enabled(if: canHaveOwnEtc), .timeLimit(.minutes(10))) struct `A run in production` {
    @Test func `submits where two persons signed and a third confirmed, and refuses all else (P1, P2, P10)`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cli-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bin = URL(fileURLWithPath: Program.countersign).deletingLastPathComponent().path
        let ended = try Program.run(
            ["unshare", "-m", "bash", "-c", Self.script, Program.project, bin], in: folder)
        for line in Self.expected { #expect(ended.output.contains("\(line)\n"), "\(ended.output)\(ended.errors)") }
    }

    /// Each case, how it ended, and which rules refused.
    private static let expected = [
        "without-pins ended 10 inputs.signed installation.pinned portal.tls",
        "another-journal ended 10 installation.pinned", "a-variable ended 10 installation.pinned",
        "own-file ended 10 installation.pinned", "own-origin ended 10 installation.pinned portal.tls",
        "nobody-watches ended 10 portal.attended", "policy-alone ended 10 inputs.signed",
        "registry-alone ended 10 inputs.signed", "older-policy ended 10 inputs.version",
        "open-anchors ended 10 installation.pinned", "another-issuer ended 10 portal.tls",
        "far-clock ended 10 clock.agrees", "not-confirmed ended 11 ", "whole ended 0 ", "again ended 10 claim.free",
        "unsigned-mapping ended 10 inputs.signed", "mapping-alone ended 10 inputs.signed", "mapped ended 0 ",
        "lost-journal ended 10 claim.journal", "accepted before 0, after 2", "verified 0",
        // The first gate is judged again once the portal was asked for the key.
        "portal and authority told the time at 4 gates",
    ]

    private static let script = #"""
        set -euo pipefail
        project=$0 bin=$1
        . "$project/scripts/demo.d/installation.sh"
        . "$project/scripts/test.d/production.sh"
        own_etc
        export STAGING_PORTAL_PASSWORD=$(openssl rand -hex 12)
        start_production_portal
        authority_pid=
        trap stop_production EXIT
        answers_for_production
        make_keys
        make_device
        write_installation
        write_production
        start_authority
        pin "$(issuer_key)"
        for request in CR-2291 CR-2292; do
            make_packet "$request"
            approve_all "$request"
        done
        make_operator
        accepted() { curl -fsS "$ledger/ledger" | jq '.accepted | length'; }

        mv /etc/countersign/pins.yaml pins.kept
        submits without-pins CR-2291
        mv pins.kept /etc/countersign/pins.yaml
        submits another-journal CR-2291 --journal operator/other.sqlite
        variable=COUNTERSIGN_EVIDENCE=$PWD/operator/elsewhere submits a-variable CR-2291
        own_file() {
            sed -E "s#(: |\[)((policy|registry|maps|inventory)\.yaml|anchors|keys/|operator/|portal-ca|tsa\.)#\1$PWD/\2#g" \
                countersign.yaml >operator/mine.yaml
            chown nobody operator/mine.yaml
        }
        own_file
        config=$PWD/operator/mine.yaml submits own-file CR-2291
        sed -i 's/127.0.0.1:\([0-9]*\)$/localhost:\1/' operator/mine.yaml
        config=$PWD/operator/mine.yaml submits own-origin CR-2291
        seen= submits nobody-watches CR-2291

        # by_operator NAME EDIT: an edit that the operator alone signed; the same file, as two persons signed it, is restored.
        by_operator() {
            cp -p "$1".yaml* kept/
            sed -i "$2" "$1.yaml"
            rm "$1".yaml.*.p7s
            "$bin/countersign" policy sign "$1.yaml" --person jonas.weber --certificate keys/jonas.weber.crt \
                --key operator/jonas.weber.key >/dev/null
            submits "$1-alone" CR-2291
            rm "$1".yaml*
            cp -p kept/* .
            rm kept/*
        }
        mkdir kept
        by_operator policy 's/^version: 3/version: 4/'
        by_operator registry 's/^version: 2/version: 3/'
        cp -p policy.yaml* kept/
        sed -i 's/^version: 3/version: 2/' policy.yaml
        both_sign policy
        submits older-policy CR-2291
        cp -p kept/* .
        chown nobody anchors/demonstration-vendor.pem
        submits open-anchors CR-2291
        chown root anchors/demonstration-vendor.pem
        pin "$(printf '%064d' 0)"
        submits another-issuer CR-2291
        pin "$(issuer_key)"
        kill -KILL "$authority_pid"
        start_authority --clock=+10m
        submits far-clock CR-2291
        kill -KILL "$authority_pid"
        start_authority
        display="xvfb-run -a"
        packet=CR-2292 submits not-confirmed CR-0000

        before=$(accepted)
        submits whole CR-2291
        submits again CR-2291

        cp -p countersign.yaml kept.yaml
        start_house CR-2292
        packet=CR-2292 submits unsigned-mapping CR-2292
        sign mapping erika.sol
        packet=CR-2292 submits mapping-alone CR-2292
        sign mapping sven.lund
        packet=CR-2292 submits mapped CR-2292
        cat mapped.txt >&2
        cp -p kept.yaml countersign.yaml
        rm operator/state/journal.sqlite*
        submits lost-journal CR-2291
        echo "accepted before $before, after $(accepted)"
        cat whole.txt >&2
        bundle=$(grep -oE 'operator/evidence/[0-9a-f/-]+' whole.txt | head -1)
        echo "portal and authority told the time at $(grep -cE '"clockOffset":\{[^}]*Date[^}]*genTime|"clockOffset":\{[^}]*genTime[^}]*Date' "$bundle/journal.jsonl") gates"
        status=0
        "$bin/countersign" evidence verify "$bundle" --trust "$(fingerprint jonas.weber)" >verified.txt 2>&1 || status=$?
        echo "verified $status"
        cat verified.txt >&2
        """#
}

/// Root's word lies in /etc, of which only root can have a copy of its own.
private let canHaveOwnEtc =
    getuid() == 0 && (try? Program.run(["unshare", "-m", "mount", "--make-rprivate", "/"]))?.status == 0
