# Every failure message of django-ca, brought about through a governed run.
# shellcheck shell=bash disable=SC2154,SC2034

# What the portal's operator keeps beside the two authorities: one whose key has a password, and a user without rights.
make_operators_own() {
    manage init_ca --key-type EC --elliptic-curve secp256r1 --algorithm SHA-256 --path-length 0 --password locked-by-password \
        "Example Locked CA" "C=US,O=Example Corp,CN=Example Locked CA" >/dev/null
    locked_serial=$(serial_of Locked)
    pem CertificateAuthority "$locked_serial" >locked.pem
    manage shell -v 0 -c "from django.contrib.auth.models import User; User.objects.create_user('viewer', 'v@example.test', '$DJANGO_CA_PASSWORD', is_staff=True)"
    sed -i "s/issuers: \[\(.*\)\]/issuers: [\1, $(key_id locked.pem)]/" policy.yaml
    sed -i 's/accounts: \[{ system: staging, name: operator }\]/accounts: [{ system: staging, name: operator }, { system: staging, name: viewer }]/' registry.yaml
    sed -i "s/^deadlines: .*/deadlines: { page: 20s, commit: 60s, lookUps: 1, lookUpPause: 500ms }/" countersign.yaml
}

messages() { python3 "$project/scripts/peer.d/messages.py" "$@"; }

# message NAME: one run, by a map that is changed for it; its end, its words in text, evidence and report, and no certificate
message() {
    local name=$1 words end user act
    words=$(messages field "$name" words)
    end=$(messages field "$name" exit)
    user=$(messages field "$name" user)
    act=$(messages field "$name" act)
    rm -rf maps && cp -r "$project/selectors/django-ca" maps && messages map "$name" maps
    sed "s#map: .*#map: $PWD/maps#; s/value: operator/value: $user/" operator.yaml >countersign.yaml
    [ "$act" != locked ] || issue_by Locked
    issuer=$([ "$act" != locked ] || echo locked) make_packet "M-$name"
    approve_all "M-$name"
    local before
    before=$(serials | grep -c . || true)
    attempt "$name" "$end" "$act"
    [ "$act" != locked ] || issue_by Issuing
    [ "$(serials | grep -c . || true)" -eq "$before" ] || fail "$name: a certificate was issued"
    evidence_says "M-$name" "$words"
}

# No text of a map or a packet is empty, so no governed run leaves a field so: a plain client does, and reads the answer.
message_of_plain_client() {
    local said
    said=$(plain_script "sources/$1/release.csr" without-date)
    [ "$said" = "This field is required." ] || fail "the plain client reads: $said"
    printf '  %-18s %s\n' date-empty "by a plain client only: “$said”"
}

# attempt NAME EXIT ACT: the run; before its last click the portal's operator does what the case says
attempt() {
    local code=0 begun=$SECONDS
    "$bin/countersign" submit "packets/M-$1" --portal staging --json >"M-$1.txt" 2>"M-$1.err" &
    local run=$!
    case $3 in sessions | csrf | authority)
        while kill -0 $run 2>/dev/null && ! grep -q '"event":"reviewed"' "M-$1.txt"; do sleep 0.05; done
        # It stands still meanwhile: facts are read, and a permit is made, only afterwards.
        kill -STOP $run 2>/dev/null || true
        "meanwhile_$3"
        kill -CONT $run 2>/dev/null || true
        ;;
    esac
    wait $run || code=$?
    case $3 in csrf | authority) "afterwards_$3" ;; esac
    [ "$code" -eq "$2" ] || { tail -n 3 "M-$1.txt" "M-$1.err" >&2; fail "$1 ended with $code, not with $2"; }
    took=$((SECONDS - begun))
}

meanwhile_sessions() { change_database "delete from django_session"; }
meanwhile_authority() { change_database "update django_ca_certificateauthority set id = id + 1000 where name = 'Example Issuing CA'"; }
afterwards_authority() { change_database "update django_ca_certificateauthority set id = id - 1000 where name = 'Example Issuing CA'"; }
meanwhile_csrf() { restart other_cookie_settings; }
afterwards_csrf() { restart settings; }

change_database() {
    python3 -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=30); c.execute(sys.argv[2]); c.commit()' "$STATE/db.sqlite3" "$1"
}

# The authority that the form offers first, so that nobody has to choose another.
issue_by() {
    serial_of "$1" | tr -d '\n' >"$STATE/default_ca"
    restart settings
}

# evidence_says PACKET WORDS: the portal's words stand in the manifest's reasons and in the report, and all of it verifies
evidence_says() {
    expect_evidence "$1" >/dev/null
    local reasons
    reasons=$(jq -r '.outcome.reasons + [.outcome.summary] | join("\n")' "$folder/manifest.json")
    grep -qF "$2" <<<"$reasons" || { echo "$reasons" >&2; fail "$1: the evidence does not say what the portal said"; }
    python3 -c 'import html, sys; sys.exit(sys.argv[2] not in html.unescape(open(sys.argv[1]).read()))' \
        "$folder/report.html" "$2" || fail "$1: the report does not say what the portal said"
    printf '  %-18s %s %3s s  %s\n' "${1#M-}" "$(jq -r .outcome.state "$folder/manifest.json")" "$took" \
        "$(grep -m 1 -F "$2" <<<"$reasons" | cut -c1-160)"
}
