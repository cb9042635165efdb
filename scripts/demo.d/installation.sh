# Portal, persons, keys, policy, registry, configuration and packets of the demonstration.
# shellcheck shell=bash disable=SC2154

start_portal() {
    "$bin/staging-portal" >portal.json 2>portal.log &
    portal_pid=$!
    for _ in $(seq 100); do
        [ -s portal.json ] && break
        kill -0 "$portal_pid" 2>/dev/null || { cat portal.log >&2; exit 1; }
        sleep 0.1
    done
    portal=$(jq -r .portal portal.json)
    ledger=$(jq -r .ledger portal.json)
    echo "Staging portal at $portal, its ledger at $ledger"
}

stop_portal() {
    kill "$portal_pid" 2>/dev/null || true
    wait "$portal_pid" 2>/dev/null || true
}

scenario() {
    curl -fsS -X PUT -d "$(jq -nc '{on: $ARGS.positional}' --args "$@")" "$ledger/scenario" >/dev/null
}

# A key and a certificate of a person's own.
make_person() {
    openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "keys/$1.key"
    openssl req -new -x509 -key "keys/$1.key" -out "keys/$1.crt" -days 30 -subj "/C=DE/O=Harbour Systems GmbH/CN=$2"
    chmod 600 "keys/$1.key"
}

fingerprint() { openssl x509 -in "keys/$1.crt" -outform DER | sha256sum | cut -d' ' -f1; }

make_keys() {
    mkdir -m 700 keys
    make_person mara.lindqvist "Mara Lindqvist"
    make_person tomas.okafor "Tomas Okafor"
    make_person ines.moreau "Ines Moreau"
    make_person jonas.weber "Jonas Weber"
}

# A vendor of the demonstration's own, trusted for the staging portal alone, and one device of it.
make_device() {
    mkdir -m 700 device anchors
    printf 'basicConstraints=critical,CA:TRUE\n' >device/root.ext
    cat >device/device.ext <<EXTENSIONS
basicConstraints=critical,CA:TRUE,pathlen:0
1.3.6.1.4.1.41482.4.1=DER:04:03:02:04:00
1.3.6.1.4.1.41482.4.2=DER:02:04:00:BC:61:B0
EXTENSIONS
    local name
    for name in root device; do
        openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "device/$name.key"
    done
    openssl x509 -new -key device/root.key -subj "/CN=Demonstration Vendor Root" -extfile device/root.ext -days 30 \
        -out anchors/demonstration-vendor.pem
    openssl pkey -in device/device.key -pubout -out device/device.pub
    openssl x509 -new -force_pubkey device/device.pub -subj "/CN=YubiHSM Attestation (12345776)" \
        -CA anchors/demonstration-vendor.pem -CAkey device/root.key -extfile device/device.ext -days 30 \
        -out device/device.pem
}

# attest REQUEST: what a YubiHSM 2 says of a key that it made (origin 1) and does not let out (no bit 16)
attest() {
    cat >device/key.ext <<EXTENSIONS
1.3.6.1.4.1.41482.4.1=DER:04:03:02:04:00
1.3.6.1.4.1.41482.4.2=DER:02:04:00:BC:61:B0
1.3.6.1.4.1.41482.4.3=DER:03:02:00:01
1.3.6.1.4.1.41482.4.4=DER:03:03:00:00:01
1.3.6.1.4.1.41482.4.5=DER:03:09:00:00:00:00:00:00:00:00:80
1.3.6.1.4.1.41482.4.6=DER:02:02:1A:2B
1.3.6.1.4.1.41482.4.9=DER:0C:07:72:65:6C:65:61:73:65
EXTENSIONS
    openssl x509 -req -in "$1" -subj "/CN=YubiHSM Attestation id:0x1a2b" -CA device/device.pem \
        -CAkey device/device.key -extfile device/key.ext -days 30 2>/dev/null
    cat device/device.pem
}

registered() {
    echo "  - id: $1"
    echo "    name: $2"
    echo "    email: $1@harbour.example"
    echo "    roles: [$3]"
    echo "    certificates: [$(fingerprint "$1")]"
}

write_installation() {
    {
        echo "schema: countersign.registry/1"
        echo "persons:"
        registered mara.lindqvist "Mara Lindqvist" release-integrity-owner
        registered tomas.okafor "Tomas Okafor" cryptography-engineering-manager
        registered ines.moreau "Ines Moreau" ca-delegate
        registered jonas.weber "Jonas Weber" ""
        echo "    accounts: [{ system: staging, name: ops.engineer }]"
    } >registry.yaml
    cat >policy.yaml <<POLICY
schema: countersign.policy/1
name: harbour-code-signing
version: 3
profiles:
  - name: code-signing-production-p384
    keyTypes: [EC P-384]
    alternativeNameKinds: [dns, email, uri]
    maximumValidityDays: 460
    environments: [staging, production]
    issuers: [8f1d2c3b4a59687786950a1b2c3d4e5f60718293]
approvalMaximumAge: 72h
minimumWindowRemaining: 5m
unattendedEnvironments: [staging]
uncompared: [upload-attestation]
POLICY
    cat >countersign.yaml <<CONFIGURATION
portals:
  staging:
    origin: $portal
    map: $project/selectors/staging
    environment: staging
    attestationAnchors: anchors
    credentials:
      username: { value: ops.engineer }
      password: { env: STAGING_PORTAL_PASSWORD }
browser:
  noSandbox: $([ "$(id -u)" -eq 0 ] && echo true || echo false)
journal: state/journal.sqlite
evidence: evidence
state: state
policy: policy.yaml
registry: registry.yaml
signer: { certificate: keys/jonas.weber.crt, key: keys/jonas.weber.key }
operator: jonas.weber
deadlines: { commit: 10s, lookUps: 2, lookUpPause: 500ms }
CONFIGURATION
}

# A packet with a key of its own: a key is submitted once.
make_packet() {
    mkdir -p packets "sources/$1"
    openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out "sources/$1/release.key"
    openssl req -new -key "sources/$1/release.key" -out "sources/$1/release.csr" \
        -subj "/C=DE/O=Harbour Systems GmbH/OU=Release Engineering/CN=Harbour Systems Release Signing" \
        -addext "subjectAltName=DNS:code.harbour.example,email:release@harbour.example"
    attest "sources/$1/release.csr" >"sources/$1/attestation-yubihsm2.pem"
    answers "$1" >"sources/$1/answers.yaml"
    "$bin/countersign" packet new "packets/$1" --csr "sources/$1/release.csr" --from "sources/$1/answers.yaml" \
        >"sources/$1/packet-new.log"
    jq -n --arg id "$1" '{schema: "countersign.record/1", request: $id, version: 1, state: "approved"}' \
        >"packets/$1/record.json"
}

answers() {
    cat <<ANSWERS
schema: countersign.answers/1
request: { id: $1, version: 1 }
owner: { id: pavel.novak, name: Pavel Novák, email: pavel.novak@harbour.example }
requester: { id: pavel.novak, name: Pavel Novák, email: pavel.novak@harbour.example }
portal: staging
environment: staging
subscriber:
  organization: Harbour Systems GmbH
  unit: Release Engineering
  locality: Hamburg
  country: DE
  contactName: Pavel Novák
  contactEmail: pki@harbour.example
  number: SUB-204418
profile: code-signing-production-p384
issuer:
  subject: CN=Meridian Code Signing CA 3,O=Meridian PKI,C=CH
  keyID: 8f1d2c3b4a59687786950a1b2c3d4e5f60718293
  chain: []
validityDays: 365
justification:
  release: Harbour Agent 9.4
  changeTicket: CHG-88213
  reason: new-key
  text: |-
    Signing key for the 9.4 release line.
    The key of 9.3 ends with its certificate.
window:
  opens: $(date -u -d '-1 hour' +%Y-%m-%dT%H:%M:%SZ)
  closes: $(date -u -d '+4 hours' +%Y-%m-%dT%H:%M:%SZ)
attestations:
  - { kind: yubihsm2, serial: "0012345776", file: attestation-yubihsm2.pem, generatedOnDevice: true, exportable: false }
approvers:
  - { role: release-integrity-owner, person: mara.lindqvist, name: Mara Lindqvist, reference: APR-$1-1 }
  - { role: cryptography-engineering-manager, person: tomas.okafor, name: Tomas Okafor, reference: APR-$1-2 }
  - { role: ca-delegate, person: ines.moreau, name: Ines Moreau, reference: APR-$1-3 }
handover:
  owner: { id: pavel.novak, name: Pavel Novák, email: pavel.novak@harbour.example }
  reviewer: { id: lena.fischer, name: Lena Fischer, email: lena.fischer@harbour.example }
  deputies: []
  onCall: { id: pki.oncall, name: PKI on call, email: pki.oncall@harbour.example }
ANSWERS
}

# approve PACKET ROLE LIFETIME: by the person who holds the role, with that person's own key
approve() {
    local person
    case $2 in
        release-integrity-owner) person=mara.lindqvist ;;
        cryptography-engineering-manager) person=tomas.okafor ;;
        ca-delegate) person=ines.moreau ;;
    esac
    "$bin/countersign" approve "packets/$1" --role "$2" --person "$person" \
        --certificate "keys/$person.crt" --key "keys/$person.key" --expires "$3" >>"sources/$1/approve.log"
}

approve_all() {
    approve "$1" release-integrity-owner 24h
    approve "$1" cryptography-engineering-manager 24h
    approve "$1" ca-delegate 24h
}
