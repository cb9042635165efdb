/// What refuses elsewhere than at a gate: the claim on a key, and what a person does about a run.
extension RuleExplanation {
    static let besideGates = [
        RuleExplanation(
            rule: "claim.free", demand: "No other run holds this key, or this request, at this portal and environment.",
            why: "At most one submission leaves for a key, whatever crashed before.", norm: "the organization's own",
            clears: "See countersign show RUN; a held run is decided by countersign reconcile, never submitted again."),
        RuleExplanation(
            rule: "claim.journal", demand: "The claim stands in the journal of the machine that holds it.",
            why: "A claim of which this machine knows nothing is another machine's, or a journal was lost.",
            norm: "the organization's own", clears: "Look on the machine that the claim names; restore its journal."),
        RuleExplanation(
            rule: "hold.signed", demand: "A decision about a hold is signed with its person's own registered key.",
            why: "Who decides what became of a request answers for it.", norm: "NIST SP 800-53 AU-10",
            clears: "Sign with the key of the certificate that the registry has for this person."),
        RuleExplanation(
            rule: "hold.person",
            demand: "Owner, reviewer, deputy, person on call or operator decides, never the requester.",
            why: "Whoever wants the certificate does not judge whether it was asked for.", norm: "NIST SP 800-53 AC-5",
            clears: "Have one of those decide whom the packet names under handover."),
        RuleExplanation(
            rule: "hold.grounds", demand: "A decision rests on what the portal shows or its operator said.",
            why: "Unknown becomes known by looking, not by wishing.", norm: "the organization's own",
            clears: "Give the request's id at the portal, or who said so and when: docs/holds.md."),
        RuleExplanation(
            rule: "hold.state", demand: "A decision is about this run, and fits how the run ended.",
            why: "What the portal itself confirmed is no person's to take back.", norm: "the organization's own",
            clears: "Decide what countersign show RUN says is open."),
        RuleExplanation(
            rule: "takeover.signed", demand: "A take-over is signed with its person's own registered key.",
            why: "A stopped run goes on only in somebody's name.", norm: "NIST SP 800-53 AU-10",
            clears: "Sign with the key of the certificate that the registry has for this person."),
        RuleExplanation(
            rule: "takeover.person", demand: "Owner, reviewer or deputy takes a run over.",
            why: "The packet that was approved says who may.", norm: "NIST SP 800-53 AC-5",
            clears: "Have one of them resume it."),
        RuleExplanation(
            rule: "takeover.packet", demand: "A run is taken over with the packet that it was for.",
            why: "Approvals are for one packet.", norm: "the organization's own",
            clears: "Use the packet of that run, or submit anew."),
        RuleExplanation(
            rule: "takeover.state",
            demand: "Only a run that stopped with nothing sent, and left a draft, is taken over.",
            why: "After a release nobody knows whether a second request would be a second certificate.",
            norm: "the organization's own", clears: "See countersign show RUN, and countersign holds."),
        RuleExplanation(
            rule: "release.first", demand: "What goes into production was released where things are tried out.",
            why: "A version that was never walked and taken down has nothing its pages could be compared with.",
            norm: "NIST SP 800-53 CM-4 (1)", clears: "Release the version for staging first: docs/map-keeper.md."),
        RuleExplanation(
            rule: "release.author", demand: "A map's version has an author who is a registered person.",
            why: "Whether a second person signed can be told only where the first is known.",
            norm: "NIST SP 800-53 AC-5",
            clears: "Name the author in the list of maps by their identity in the registry."),
        RuleExplanation(
            rule: "release.signed", demand: "A second person, not the map's author, signs what goes into production.",
            why: "A wrong map enters right values in wrong fields; one pair of eyes is not enough.",
            norm: "NIST SP 800-53 CM-5 (4)",
            clears: "Have another registered person read the version's difference and run countersign maps sign."),
        RuleExplanation(
            rule: "release.submission",
            demand: "One submission by exactly this map and fingerprint was confirmed where things are tried out.",
            why: "A walk that only looks shows that fields are there, not that what is entered arrives.",
            norm: "NIST SP 800-53 CM-4 (1)",
            clears: "Submit a packet on staging with this version; its sealed evidence has to be there and hold."),
        RuleExplanation(
            rule: "release.age", demand: "That submission is no older than the policy's mapTrialMaximumAge.",
            why: "A portal that was tried long ago is another portal by now.", norm: "the organization's own",
            clears: "Submit once more on staging with this version."),
        RuleExplanation(
            rule: "annotation.signed",
            demand: "What a person found out about a run is signed with their own registered key.",
            why: "Statistics rest on it.", norm: "NIST SP 800-53 AU-10",
            clears: "Sign with the key of the certificate that the registry has for this person."),
        RuleExplanation(
            rule: "annotation.note", demand: "It is said in words what was found.",
            why: "A finding without words helps nobody.", norm: "the organization's own",
            clears: "Give --note a sentence."),
        RuleExplanation(
            rule: "annotation.state", demand: "The run has ended.", why: "Nothing is found out about what still moves.",
            norm: "the organization's own", clears: "Wait until it has ended."),
    ]
}
