# Running a packet and judging what became of it.
# shellcheck shell=bash disable=SC2154

faults=0

title() { printf '\n── %s\n' "$1"; }

fault() {
    echo "FAULT: $1" >&2
    faults=$((faults + 1))
}

# run_packet NUMBER PACKET EXPECTED TITLE
run_packet() {
    title "Run $1: $4"
    local status=0
    (echo "$BASHPID" >run.pid && exec "$bin/countersign" submit "packets/$2" --portal staging) 2>&1 |
        tee "run-$1.txt" || status=${PIPESTATUS[0]}
    echo "(exit $status)"
    [ "$status" -eq "$3" ] || fault "run $1 ended with $status instead of $3"
    expect_nothing_left "$(cat run.pid)" "$1"
}

# What a run starts carries its folder in command line or environment; folder and processes must be gone.
expect_nothing_left() {
    local left
    left=$(grep -lsa "countersign-$1-" /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null || true)
    [ -z "$left" ] || fault "processes of run $2 are left: $left"
    left=$(find /dev/shm "${TMPDIR:-/tmp}" -maxdepth 1 -name "countersign-$1-*" -newer run.pid 2>/dev/null || true)
    [ -z "$left" ] || fault "folders of run $2 are left: $left"
}

# expect_accepted COUNT: what the portal says it accepted, not what any page said
expect_accepted() {
    local count
    count=$(curl -fsS "$ledger/ledger" | jq '.accepted | length')
    [ "$count" -eq "$1" ] || fault "the portal accepted $count requests instead of $1"
}

expect_draft_saved() {
    local count
    count=$(curl -fsS "$ledger/ledger" | jq '[.drafts[] | select(.discarded | not)] | length')
    [ "$count" -gt 0 ] || fault "the portal has no draft of the halted run"
}

# expect_body PACKET: the accepted body with this key has every value of the packet, and no other value
expect_body() {
    local packet="packets/$1/packet.json" csr difference
    csr=$(openssl req -in "packets/$1/request.csr")
    difference=$(curl -fsS "$ledger/ledger" | jq -c --slurpfile packet "$packet" --arg csr "$csr" '
        $packet[0] as $p
        | def tick: if . then ["yes"] else [] end;
          def trimmed: map(gsub("\r\n"; "\n") | sub("\n$"; ""));
        ($p.approvers | map({
            ((.role | gsub("-"; "_")) + "_name"): [.name],
            ((.role | gsub("-"; "_")) + "_reference"): [.reference],
            ((.role | gsub("-"; "_")) + "_attested"): ["yes"]}) | add) as $approvers
        | ({
            organization: [$p.subscriber.organization], unit: [$p.subscriber.unit],
            locality: [$p.subscriber.locality], country: [$p.subscriber.country],
            contact_name: [$p.subscriber.contactName], contact_email: [$p.subscriber.contactEmail],
            subscriber_number: [$p.subscriber.number], profile: [$p.profile], issuer: [$p.issuer.keyID],
            environment: [$p.environment], subject_dn: [$p.subject], validity_days: [$p.validityDays | tostring],
            csr: [$csr], san_type: [$p.alternativeNames[].kind], san_value: [$p.alternativeNames[].value],
            hsm_model: [$p.attestations[0].kind], hsm_serial: [$p.attestations[0].serial],
            generated_on_device: ($p.attestations[0].generatedOnDevice | tick),
            not_exportable: ($p.attestations[0].exportable | not | tick),
            release: [$p.justification.release], change_ticket: [$p.justification.changeTicket],
            reason: [$p.justification.reason], justification: [$p.justification.text],
            window_opens: [$p.window.opens], window_closes: [$p.window.closes]} + $approvers) as $expected
        | [.accepted[] | select(.keySHA256 == $p.csr.spkiSHA256)] as $bodies
        | if ($bodies | length) != 1 then "\($bodies | length) bodies with this key"
          else
            ($bodies[0].fields | del(._csrf, .draft, .stamp, .action) | map_values(trimmed)) as $found
            | ($expected | map_values(trimmed)) as $wanted
            | [($wanted + $found | keys[]) | select($wanted[.] != $found[.])
                | "\(.): packet \($wanted[.]), portal \($found[.])"]
              + (if ($bodies[0].attachments | map(.sha256)) == [$p.attestations[].sha256, $p.attachments[].sha256]
                 then [] else ["attachments: \($bodies[0].attachments)"] end)
            | join("; ")
          end')
    [ "$difference" = '""' ] || fault "the body of $1 is not the packet: ${difference:0:600}"
}
