/// Whether a map's version may be released for production (P7): tried to the end where things are tried out, lately, byte
/// for byte this one, and signed by a second person.
package enum MapReleaseRules {
    /// Every reason to refuse; none permits.
    package static func judge(_ facts: MapReleaseFacts) -> [Refusal] {
        first(facts) + author(facts) + signed(facts) + submission(facts) + age(facts)
    }

    private static func first(_ facts: MapReleaseFacts) -> [Refusal] {
        guard facts.fingerprintSHA256 == nil else { return [] }
        return [
            Refusal(
                rule: "release.first", message: "The version was released nowhere yet.",
                fact: "map \(facts.version) has no release.json", source: "the version's folder",
                remedy: "countersign maps release for a portal in \(listed(trialEnvironments(facts), by: "or"))")
        ]
    }

    private static func author(_ facts: MapReleaseFacts) -> [Refusal] {
        let found = facts.author.flatMap(facts.registry.person)
        guard found == nil || found?.isService == true else { return [] }
        let fact = facts.author.map { "\(quoted($0)) is \(found == nil ? "not in the registry" : "a service")" }
        return [
            Refusal(
                rule: "release.author", message: "The version has no author who is a registered person.",
                fact: fact ?? "neither the list of maps nor a release names one",
                source: "the list of maps; release.json",
                remedy: "the author in the list of maps, by their identity in the registry")
        ]
    }

    /// The signatures of which one, by somebody who is not the author, is enough.
    private static func signed(_ facts: MapReleaseFacts) -> [Refusal] {
        let faults = facts.signatures.map { fault(of: $0, facts) }
        guard !faults.contains(where: { $0 == nil }) else { return [] }
        let remedy = "countersign maps sign, by a person in the registry who did not write the map"
        guard !faults.isEmpty else {
            return [
                Refusal(
                    rule: "release.signed", message: "No second person has signed the release.",
                    fact: "no signature beside release.json", source: "the version's folder", remedy: remedy)
            ]
        }
        return zip(facts.signatures, faults).compactMap { signature, fault in
            fault.map {
                Refusal(
                    rule: "release.signed", message: $0.message, fact: $0.fact,
                    source: "release.json.\(signature.source).p7s", remedy: remedy)
            }
        }
    }

    private static func fault(
        of signature: Sourced<SignatureState>, _ facts: MapReleaseFacts
    ) -> (message: String, fact: String)? {
        let personal = PersonalSignature(
            rule: "release.signed", what: "release", person: signature.source, state: signature.value)
        if let refusal = personal.refusals(at: facts.now, facts.registry).first {
            return (refusal.message, refusal.fact)
        }
        if facts.registry.person(signature.source)?.isService == true {
            return ("The release is signed by a service.", "\(quoted(signature.source)) is no person")
        }
        guard let author = facts.author,
            facts.registry.known(author).isSame(as: facts.registry.known(signature.source))
        else { return nil }
        return ("The map's author is no second person.", "author and signer are \(quoted(signature.source))")
    }

    private static func submission(_ facts: MapReleaseFacts) -> [Refusal] {
        guard let found = facts.submission else {
            return [
                Refusal(
                    rule: "release.submission", message: "No submission speaks for this version.",
                    fact: "none by map \(facts.version) (sha256 \(short(facts.mapSHA256)))", source: facts.searched,
                    remedy: remedy(facts))
            ]
        }
        func refusal(_ message: String, _ fact: String) -> Refusal {
            Refusal(
                rule: "release.submission", message: message, fact: fact, source: "run \(found.run), \(found.source)",
                remedy: remedy(facts))
        }
        var refusals = found.faults.map { refusal("The submission's evidence does not hold.", $0) }
        if found.state != "confirmed" || found.confirmation == nil {
            refusals.append(
                refusal(
                    "The submission was not confirmed by the portal.",
                    "it is \(found.state), \(found.confirmation == nil ? "without" : "with") a request's id"))
        }
        if found.isProduction || !facts.policy.surveyDraftEnvironments.holdsExactly(found.environment) {
            refusals.append(
                refusal(
                    "The submission was not made where things are tried out.",
                    "environment \(quoted(found.environment)); the policy tries out in "
                        + listed(trialEnvironments(facts))))
        }
        if !found.mapSHA256.isExactly(facts.mapSHA256) {
            refusals.append(
                refusal(
                    "The submission went by another map.",
                    contrast(("here", facts.mapSHA256), ("there", found.mapSHA256))))
        }
        if let here = facts.fingerprintSHA256, found.fingerprintSHA256.map(here.isExactly) != true {
            refusals.append(
                refusal(
                    "The submission's pages were compared with another fingerprint.",
                    found.fingerprintSHA256.map { contrast(("here", here), ("there", $0)) } ?? "with none"))
        }
        return refusals
    }

    private static func age(_ facts: MapReleaseFacts) -> [Refusal] {
        guard let found = facts.submission else { return [] }
        let limit = facts.policy.mapTrialMaximumAge
        let age = facts.now.milliseconds - found.ended.milliseconds
        guard age < 0 || age > limit else { return [] }
        return [
            Refusal(
                rule: "release.age",
                message: age < 0 ? "The submission lies in the future." : "The submission is too old.",
                fact: "it ended \(found.ended), now is \(facts.now), the policy allows \(limit / 86_400_000) days",
                source: "run \(found.run), \(found.source)", remedy: remedy(facts))
        ]
    }

    private static func trialEnvironments(_ facts: MapReleaseFacts) -> [String] {
        facts.policy.surveyDraftEnvironments.map(quoted)
    }

    private static func remedy(_ facts: MapReleaseFacts) -> String {
        "one whole submission in \(listed(trialEnvironments(facts), by: "or")) with this version: countersign submit"
    }
}
