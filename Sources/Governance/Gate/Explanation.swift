/// Why a rule is there, and what clears it.
package struct Explanation: Hashable, Sendable {
    /// Why, in a sentence or two.
    package let why: String
    /// Norm and section, or `own`.
    package let norm: String
    /// What clears a refusal.
    package let clears: String

    init(_ why: String, norm: String = "the organization's own", clears: String) {
        self.why = why
        self.norm = norm
        self.clears = clears
    }

    /// The explanation of a rule; nil where there is no such rule.
    package static func of(_ rule: String) -> Explanation? {
        machine[rule] ?? record[rule] ?? approvals[rule] ?? request[rule] ?? custody[rule] ?? profile[rule]
    }

    private static let machine: [String: Explanation] = [
        "installation.pinned": Explanation(
            "Whoever runs a submission must not be able to choose what it is judged by.",
            norm: "NIST SP 800-53 CM-5, AC-5",
            clears: "Use root's configuration and nothing over it; have root own what production rests on."),
        "inputs.signed": Explanation(
            "One person who edits policy or registry alone could approve by it.",
            norm: "CSBR §5.2.4; NIST SP 800-53 AC-5",
            clears: "Two pinned signers read the file and run countersign policy sign."),
        "inputs.version": Explanation(
            "An older policy or registry is genuine too, and may allow what was since forbidden.",
            norm: "NIST SP 800-53 CM-3",
            clears: "Put the newest signed version back; raise the version on every change."),
        "map.allowed": Explanation(
            "A selector map decides which field gets which value; a changed map submits something else.",
            norm: "NIST SP 800-53 CM-3",
            clears: "Have the map reviewed, entered in the list of maps, and the list signed."),
        "map.tested": Explanation(
            "A map that nobody ever reached a confirmation with describes a portal as somebody read about it.",
            norm: "NIST SP 800-53 CM-4",
            clears: "Use a version of the map with status: tested, once a submission was confirmed with it in staging."),
        "packet.files": Explanation(
            "Approvers saw these bytes and no others.",
            clears: "Put the named files back, or have a new packet approved."),
        "portal.named": Explanation(
            "An approval for one portal is none for another.",
            clears: "Choose the packet's portal, or have another packet approved."),
        "portal.account": Explanation(
            "The portal's own log names an account; it has to be a person's.", norm: "CSBR §5.4.1",
            clears: "Sign in with the operator's own account, and enter it in the registry. "
                + "A portal that does not show it has to be allowed by policy (unshownAccounts)."),
        "portal.attended": Explanation(
            "In production a person sees what leaves.", clears: "Run with --headed, by a person at a terminal."),
        "portal.compared": Explanation(
            "A body that the browser does not show cannot be compared before it leaves.",
            clears: "Use a browser that shows it, or have policy let that request go uncompared."),
        "portal.issuance": Explanation(
            "A portal with a queue gives a person there a last look; one that issues at once does not.",
            clears: "Have policy allow it for that environment, knowing that a wrong certificate can only be revoked."),
        "claim.shared": Explanation(
            "Two machines with claims of their own could submit one key twice.",
            clears: "Name the PostgreSQL server that all machines share."),
        "evidence.sealable": Explanation(
            "What cannot be shown afterwards had better not begin.", norm: "NIST SP 800-53 AU-5",
            clears: "Make key, folder, readers, timestamp authority and store usable: countersign doctor."),
        "portal.tls": Explanation(
            "A certificate by another issuer may be somebody in between.",
            norm: "RFC 7469 §2 (pins on the issuer's key)",
            clears: "Ask the portal's operator; then root brings the pins up to date, and a new run begins."),
        "clock.agrees": Explanation(
            "Windows, expiries and evidence rest on the time of day.", norm: "NIST SP 800-53 AU-8",
            clears: "Keep the machine's clock by NTP."),
        "operator.proven": Explanation(
            "A name in a file is no identity; a signature by a registered key is.", norm: "CSBR §5.4.1",
            clears: "Configure the operator's own certificate and key as signer, and register the certificate."),
        "operator.started": Explanation(
            "Behind a service there is a person who may not be an approver.", norm: "NIST SP 800-53 AC-5",
            clears: "Say who started it (startedBy), with an account that the registry has for one person."),
        "duties.separate": Explanation(
            "Whoever reviews, maps or signs must not check themselves.", norm: "CSBR §5.2.4; NIST SP 800-53 AC-5",
            clears: "Give one of the two duties to another person."),
        "environment.registered": Explanation(
            "An environment at another address is another environment.",
            clears: "Enter it in the inventory with its origin, and have the inventory signed."),
    ]

    private static let record: [String: Explanation] = [
        "record.schema": Explanation(
            "A form that is not known may say “not approved” in a word that is not known.",
            clears: "Give the record in a known form, or install a Countersign that knows it."),
        "record.state": Explanation(
            "The record, not a copy of an approval, says whether the request stands.",
            clears: "Bring the record to state approved, for this request, version and CSR."),
        "record.version": Explanation(
            "A version that goes back is a copy, a cache or a rollback.", norm: "NIST SP 800-53 CM-3",
            clears: "Read the record itself; approve a packet of its newest version."),
        "record.prerequisites": Explanation(
            "What had to be done first is done by a named person, at a time, and shown by a digest.",
            norm: "CSBR §5.4.1",
            clears: "Finish the item and enter person, time and digest; or have the profile no longer ask for it."),
        "record.conflict": Explanation(
            "Two open requests for one certificate become two certificates.", clears: "Close one of the requests."),
        "record.investigation": Explanation(
            "A key or subscriber under investigation gets no new certificate.", norm: "CSBR §4.9.1",
            clears: "Have the investigation cleared in the record."),
        "record.fresh": Explanation(
            "A record read a while ago does not know of a withdrawal since.",
            clears: "Run again; the record is read anew."),
        "window.open": Explanation(
            "Approvers agreed to a time, with people present.", clears: "Wait for the window, or have another approved."
        ),
    ]

    private static let approvals: [String: Explanation] = [
        "approvals.roles": Explanation(
            "Three points of view are asked for, each once.", norm: "CSBR §5.2.4",
            clears: "Have the missing role approve; take out what is there twice."),
        "approvals.persons": Explanation(
            "Three accounts of one person are one person.", norm: "CSBR §5.2.4; NIST SP 800-53 AC-5",
            clears: "Have another person approve in one of the roles."),
        "approvals.requester": Explanation(
            "Nobody approves what they ask for or carry out.", norm: "CSBR §5.2.4; NIST SP 800-53 AC-5",
            clears: "Have another person approve, or another run it."),
        "approvals.deputy": Explanation(
            "A deputy is a right with a role, a scope and an end, and cannot be handed on.",
            clears: "Have the holder of the role approve, or a deputy within their bounds."),
        "approvals.named": Explanation(
            "The portal is told who approved; that has to be true.",
            clears: "Have the named person approve, or name this one."),
        "approvals.signature": Explanation(
            "A row in a ticket system can be written by its administrator; a signature cannot.", norm: "RFC 5652 §5",
            clears: "Sign with the approver's own registered key: countersign approve."),
        "approvals.digest": Explanation(
            "An approval is of exact content; any change voids it.",
            clears: "Have this packet approved; countersign packet diff shows what changed."),
        "approvals.expiry": Explanation(
            "A yes of last month was about last month.", clears: "Have a fresh approval given."),
        "approvals.decision": Explanation(
            "A no, or a yes taken back, counts until the click.", clears: "Settle the objection; then a new approval."),
        "approvals.locked": Explanation(
            "What was approved before the last change was something else.", clears: "Have it approved again."),
        "approvals.unchanged": Explanation(
            "An approval that appears during a run was not what the run was permitted by.", clears: "Begin a new run."),
    ]

    private static let request: [String: Explanation] = [
        "csr.readable": Explanation(
            "What cannot be read cannot be compared.", norm: "RFC 2986", clears: "Restore the locked PKCS#10 request."),
        "csr.fingerprint": Explanation(
            "The request that leaves is, byte for byte, the one that was approved.",
            clears: "Restore the locked request, or have the new one approved."),
        "csr.possession": Explanation(
            "Who asks for a certificate holds the key.", norm: "RFC 2986 §3; CSBR §3.2.1",
            clears: "Make the request with the key it asks for."),
        "csr.subject": Explanation(
            "Subject of request and packet are one.", norm: "RFC 4514", clears: "Make both from one source."),
        "csr.sans": Explanation(
            "Names of request and packet are one set, with types.", norm: "RFC 5280 §4.2.1.6",
            clears: "Make both from one source."),
        "csr.key": Explanation(
            "A profile says which keys it is for.", norm: "CSBR §6.1.5.2", clears: "Use an allowed kind of key."),
        "csr.strength": Explanation(
            "Some keys can be computed from their public half.", norm: "CSBR §6.1.6, §6.1.1.3",
            clears: "Make a new key in a device that is not affected."),
        "csr.extensions": Explanation(
            "What is critical and unknown must be refused; a signing key is no authority.",
            norm: "RFC 5280 §4.2; CSBR §7.1.2.3", clears: "Make the request without it."),
    ]

    private static let custody: [String: Explanation] = [
        "custody.stated": Explanation(
            "A key outside a device may be copied.", norm: "CSBR §6.2.7.4.1", clears: "Make the key in the device."),
        "custody.attested": Explanation(
            "The device says where the key lives, and its vendor vouches for the device.", norm: "CSBR §6.2.7.4.2 (2)",
            clears: "Attach the device's attestation; root configures the vendor's anchors."),
        "custody.key": Explanation(
            "An attestation of another key says nothing.", norm: "CSBR §6.2.7.4.2 (2)",
            clears: "Attach this key's attestation."),
        "custody.serial": Explanation(
            "Approvers agreed to one device.", clears: "Name the device that attests."),
        "custody.generated": Explanation(
            "A key that was brought in may still exist elsewhere.", norm: "CSBR §6.2.7.4.1",
            clears: "Make the key in the device."),
        "custody.exportable": Explanation(
            "A key that can leave may have left.", norm: "CSBR §6.2.7.4.1", clears: "Make a key that cannot leave."),
        "custody.fips": Explanation(
            "The profile asks for a validated module.", norm: "CSBR §6.2.7.4.1; FIPS 140-3",
            clears: "Use a validated device, and enter its validation in the policy."),
        "custody.age": Explanation(
            "An attestation is of its day.", norm: "CSBR §4.2.1", clears: "Have the device attest again."),
        "custody.findings": Explanation(
            "What is no fault but unusual, an approver has to have seen.",
            clears: "Accept the finding in the packet, approved anew."),
    ]

    private static let profile: [String: Explanation] = [
        "profile.known": Explanation("A profile is a set of limits.", clears: "Use a profile of the policy."),
        "profile.environment": Explanation(
            "A test profile is not for production.", clears: "Use the environment's profile."),
        "profile.validity": Explanation(
            "Shorter lives bound what a lost key can do.", norm: "CSBR §6.3.2", clears: "Ask for fewer days."),
        "profile.sans": Explanation("A profile says which names it is for.", clears: "Ask without these names."),
        "profile.usages": Explanation(
            "A key does one thing.", norm: "CSBR §7.1.2.3 f", clears: "Ask without this use."),
        "san.inventory": Explanation(
            "A name is someone's, and someone has to have said whose.",
            clears: "Enter the name for the subscriber in the inventory, and have it signed."),
        "subscriber.current": Explanation(
            "The organization is who it was when it was registered.", norm: "CSBR §3.2.2, §4.2.1",
            clears: "Bring packet and inventory to agree."),
        "issuer.allowed": Explanation("A profile says who signs it.", clears: "Ask an allowed issuer."),
        "issuer.current": Explanation(
            "An issuer that ends first takes the certificate with it.", norm: "RFC 5280 §6.1",
            clears: "Ask a current issuer, or for fewer days; keep the inventory of chains."),
        "baseline.met": Explanation(
            "The authority has to refuse it, or revoke it later.", norm: "CSBR 3.10.0, section in each refusal",
            clears: "Meet the section that the refusal names."),
    ]
}
