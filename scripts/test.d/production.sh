# A machine on which root has said what production is: scripts/demo.d/installation.sh with everything that production asks
# for. /etc is a copy of this machine's, in a mount namespace of the caller's own; the operator is nobody, who owns nothing.
# shellcheck shell=bash disable=SC2154

own_etc() {
    mkdir -m 755 etc
    cp -a /etc/. etc/
    mkdir -m 755 etc/countersign
    mount --make-rprivate /
    mount --bind etc /etc
}

# The staging portal with TLS, registered as production.
start_production_portal() {
    "$bin/staging-portal" --tls >portal.json 2>portal.log &
    portal_pid=$!
    for _ in $(seq 100); do
        [ -s portal.json ] && break
        sleep 0.1
    done
    portal=$(jq -r .portal portal.json)
    ledger=$(jq -r .ledger portal.json)
    install -m 644 "$(jq -r .authority portal.json)" portal-ca.pem
}

# start_authority [--clock=OFFSET]: a timestamp authority, whose clock is that far away.
start_authority() {
    rm -f authority.port
    python3 "$project/Tests/Servers/timestamp-authority.py" "$@" >authority.port &
    authority_pid=$!
    until [ -s authority.port ]; do sleep 0.1; done
    sed -i '/^timestamps:/d' countersign.yaml
    echo "timestamps: { url: \"http://127.0.0.1:$(cut -d' ' -f1 authority.port)/\", authorities: [tsa.pem] }" >>countersign.yaml
}

# start_house REQUEST: an in-house system that has the record of one request; from then on it is the one that is asked.
start_house() {
    mkdir -p house
    local account digest
    digest=$(sed -n 's/^ *packet sha256 *//p' "sources/$1/packet-new.log")
    approved_by() {
        jq -n --arg role "$1" --arg by "$2" --arg of "$digest" --arg at "$(date -u -d '-1 minute' +%Y-%m-%dT%H:%M:%SZ)" \
            --arg until "$(date -u -d '+1 hour' +%Y-%m-%dT%H:%M:%SZ)" '{$role, $by, $of, says: "YES", $at, $until}'
    }
    { approved_by release-integrity-owner mara; approved_by cryptography-engineering-manager tomas; approved_by ca-delegate ines; } |
        jq -s --arg id "$1" '{$id, version: 1, state: "DONE", signed: .}' >"house/$1"
    cat >mapping.yaml <<'MAPPING'
schema: countersign.record-mapping/1
version: 1
system: house
path: /{request}
request: /id
packetVersion: /version
state: /state
approvedStates: [DONE]
approvals: /signed
approval:
  role: /role
  account: /by
  packetDigest: /of
  decision: /says
  decided: /at
  expires: /until
  decisions: { "YES": approved }
MAPPING
    python3 -u -m http.server --bind 127.0.0.1 --directory house 0 >house.log 2>&1 &
    house_pid=$!
    until [ -s house.log ]; do sleep 0.1; done
    echo "record: { mapped: { url: \"http://127.0.0.1:$(grep -oE 'port [0-9]+' house.log | cut -d' ' -f2)\", mapping: mapping.yaml } }" \
        >>countersign.yaml
}

stop_production() {
    # By a signal that nobody blocks: a child of a test may have inherited the others blocked.
    kill -KILL "$authority_pid" ${house_pid:-} 2>/dev/null || true
    stop_portal
}

answers_for_production() {
    eval "$(declare -f answers | sed '1s/answers/staging_answers/')"
    answers() { staging_answers "$1" | sed 's/^environment: .*/environment: production/'; }
}

# Policy, registry, maps and inventory by hand of a person each, the operator's among them where they may be.
write_production() {
    local folder=$project/selectors/staging version
    version=$(basename "$(ls -d "$folder"/*/ | tail -1)")
    make_person erika.sol "Erika Sol"
    make_person sven.lund "Sven Lund"
    make_person karl.map "Karl Map"
    registered karl.map "Karl Map" "" >>registry.yaml
    # Where the in-house system has the record, its accounts are the approvers'.
    local approver
    for approver in mara.lindqvist tomas.okafor ines.moreau; do
        sed -i "/$(fingerprint "$approver")/a\    accounts: [{ system: house, name: ${approver%%.*} }]" registry.yaml
    done
    sed -i 's/^unattendedEnvironments: .*/unattendedEnvironments: []\ndemandsTimestamp: true\nrecordAccounts: [house]/' policy.yaml
    sed -i 's/^persons:/version: 2\npersons:/' registry.yaml
    cat >maps.yaml <<MAPS
schema: countersign.maps/1
version: 1
maps:
  - portal: staging
    version: $version
    sha256: $(sha256sum "$folder/$version/map.yaml" | cut -d' ' -f1)
    environments: [production]
    author: karl.map
MAPS
    cat >inventory.yaml <<INVENTORY
schema: countersign.inventory/1
version: 1
asOf: $(date -u -d '-1 day' +%Y-%m-%dT%H:%M:%SZ)
until: $(date -u -d '+30 days' +%Y-%m-%dT%H:%M:%SZ)
environments:
  - { environment: production, portal: staging, origin: "$portal", until: 2999-01-01T00:00:00Z }
subscribers:
  - organization: Harbour Systems GmbH
    unit: Release Engineering
    locality: Hamburg
    country: DE
    contactName: Pavel Novák
    contactEmail: pki@harbour.example
    number: SUB-204418
    until: 2999-01-01T00:00:00Z
names:
  - { kind: dns, value: code.harbour.example, subscriber: SUB-204418, until: 2999-01-01T00:00:00Z }
  - { kind: email, value: release@harbour.example, subscriber: SUB-204418, until: 2999-01-01T00:00:00Z }
INVENTORY
    sed -i -e "s/^    environment: staging/    environment: production\n    version: $version/" \
        -e 's|^browser:|browser:\n  headless: false\n  trustedAuthorities: [portal-ca.pem]|' \
        -e 's|^journal: .*|journal: operator/state/journal.sqlite|' -e 's|^evidence: .*|evidence: operator/evidence|' \
        -e 's|^state: .*|state: operator/state|' -e 's|^signer: .*|signer: { certificate: keys/jonas.weber.crt, key: operator/jonas.weber.key }|' \
        -e 's|noSandbox: .*|noSandbox: false|' countersign.yaml
    printf 'maps: maps.yaml\ninventory: inventory.yaml\n' >>countersign.yaml
    for name in policy registry maps inventory; do both_sign "$name"; done
}

# sign NAME PERSON
sign() {
    "$bin/countersign" policy sign "$1.yaml" --person "$2" --certificate "keys/$2.crt" --key "keys/$2.key" >/dev/null
}

both_sign() { sign "$1" erika.sol && sign "$1" sven.lund; }

issuer_key() { openssl x509 -in portal-ca.pem -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum | cut -d' ' -f1; }

# pin ISSUER: root's word, which the program looks for here and nowhere else.
pin() {
    cat >/etc/countersign/pins.yaml <<PINS
schema: countersign.pins/1
signers:
  - { id: erika.sol, name: Erika Sol, email: erika.sol@harbour.example, certificate: $(fingerprint erika.sol) }
  - { id: sven.lund, name: Sven Lund, email: sven.lund@harbour.example, certificate: $(fingerprint sven.lund) }
environments: [production]
origins: ["$portal"]
configurations: [$PWD/countersign.yaml]
leastVersions: { policy: 3, registry: 2 }
issuers: { "$portal": [$1] }
PINS
}

# The operator's own: a home, what runs leave, and their key.
make_operator() {
    mkdir -p operator/state operator/evidence
    mv keys/jonas.weber.key operator/
    chmod 711 keys packets
    chmod 755 anchors
    chmod -R a+rX packets
    chown -R nobody:nogroup operator
    chmod 700 operator
    operator="setpriv --reuid nobody --regid nogroup --clear-groups env HOME=$PWD/operator TMPDIR=/tmp"
}

# submits CASE TYPED [WORDS…]: a submission at a terminal; says how it ended and which rules refused. What is refused before
# the browser needs no display.
submits() {
    local name=$1 typed=$2 status=0
    shift 2
    printf '%s\n' "$typed" | $operator ${variable:-} script -qec \
        "${display:-} $bin/countersign submit packets/${packet:-CR-2291} --portal staging --config ${config:-$PWD/countersign.yaml} ${seen---headed} $*" \
        /dev/null >"$name.txt" 2>&1 || status=$?
    echo "$name ended $status $(grep -oE '\b(approvals|claim|clock|evidence|inputs|installation|map|portal)\.[a-z]+\b' "$name.txt" | sort -u | paste -sd ' ')"
}
