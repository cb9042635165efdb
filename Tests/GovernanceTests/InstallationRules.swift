import Governance
import Testing

/// What production demands of this machine and of the files that requests are judged by.
@Suite struct InstallationRules {
    static let cases: [RuleCase] = [
        .refuses(
            "installation.pinned", "no pins", "Root has not said what production is on this machine.",
            others: ["inputs.signed", "portal.tls"]
        ) {
            $0.installation.pins = nil
            $0.installation.withoutPins = "nothing there"
        },
        .refuses(
            "installation.pinned", "the user's own configuration", "This configuration does not count in production."
        ) { $0.installation.configuration = "/home/ops/countersign.yaml" },
        .refuses(
            "installation.pinned", "another origin", "This origin is not one of production.",
            others: ["environment.registered", "portal.tls"]
        ) { $0.installation.origin = "https://pki.example.com.evil.example" },
        .refuses(
            "installation.pinned", "a flag", "In production nothing replaces what the configuration says."
        ) { $0.installation.overrides = ["--journal"] },
        .refuses(
            "installation.pinned", "anchors that the user may write",
            "Somebody other than root can replace what production rests on."
        ) { $0.installation.replaceable = ["/home/ops/anchors belongs to user 1000"] },
        .refuses(
            "installation.pinned", "production under another name", "This configuration does not count in production.",
            others: ["map.allowed", "environment.registered"]
        ) {
            $0.beStaging()
            $0.installation.configuration = "/home/ops/countersign.yaml"
        },
        .permits("installation.pinned", "staging with anything") {
            $0.beStaging(at: "http://127.0.0.1:9")
            $0.installation.overrides = ["--journal"]
            $0.map.allowed = nil
            $0.inventory = nil
            $0.inputs = []
        },

        .refuses("inputs.signed", "one signature", signed("policy", 1)) { $0.inputs[0].signatures.removeLast() },
        .refuses("inputs.signed", "no signature", signed("registry", 0)) { $0.inputs[1].signatures = [] },
        .refuses("inputs.signed", "one person twice", signed("maps", 1)) {
            $0.inputs[2].signatures[1] = $0.inputs[2].signatures[0]
        },
        .refuses("inputs.signed", "one person with two keys", signed("inventory", 1)) {
            $0.installation.pins?.signers[1].person.email = "S.ONE@example.com"
            for number in 0...2 { $0.inputs[number].signatures.append(Sourced(.by(hex("a4")), "s.four.p7s")) }
            $0.installation.pins?.signers.append(.named("s.four", hex("a4")))
        },
        .refuses("inputs.signed", "a key that is not pinned", signed("policy", 1)) {
            $0.inputs[0].signatures[1].value = .by(hex("af"))
        },
        .refuses("inputs.signed", "an expired key", signed("policy", 1)) {
            $0.inputs[0].signatures[1].value = .valid(
                certificateSHA256: hex("a2"), notBefore: .hours(-9), notAfter: .hours(-1))
        },
        .refuses("inputs.signed", "a signature over other bytes", signed("policy", 1)) {
            $0.inputs[0].signatures[1].value = .invalid("digest differs")
        },
        .refuses("inputs.signed", "by an approver", signed("policy", 1)) {
            $0.inputs[0].signatures[1].value = .by(hex("a3"))
        },
        .refuses("inputs.signed", "by the operator", signed("policy", 1)) {
            $0.installation.pins?.signers.append(.named("o.ops", hex("a5")))
            $0.inputs[0].signatures[1].value = .by(hex("a5"))
        },
        .refuses("inputs.signed", "by the requester", signed("policy", 1)) {
            $0.installation.pins?.signers.append(.named("q.req", hex("a5")))
            $0.inputs[0].signatures[1].value = .by(hex("a5"))
        },
        .refuses("inputs.signed", "no list of maps at all", "There is no maps that could be signed.") {
            $0.inputs.remove(at: 2)
        },
        .permits("inputs.signed", "a third signature, by an approver") {
            $0.inputs[0].signatures.append(Sourced(.by(hex("a3")), "d.cad.p7s"))
        },

        .refuses("inputs.version", "below root's least", "The policy is older than root allows.") {
            $0.inputs[0].version = 2
        },
        .refuses("inputs.version", "below what was seen", "The registry went back to an older version.") {
            $0.seen.inputs[.registry] = SeenInput(version: 2, digest: hex("11"))
        },
        .refuses("inputs.version", "changed and not risen", "The registry changed and its version did not rise.") {
            $0.seen.inputs[.registry] = SeenInput(version: 1, digest: hex("11"))
        },
        .permits("inputs.version", "the same file again") {
            $0.seen.inputs[.registry] = SeenInput(version: 1, digest: hex("1a"))
        },
        .permits("inputs.version", "risen") {
            $0.inputs[1].version = 3
            $0.seen.inputs[.registry] = SeenInput(version: 2, digest: hex("11"))
        },

        .refuses("map.allowed", "no list", "No list says which maps may be used.") { $0.map.allowed = nil },
        .refuses("map.allowed", "one byte changed", "The selector map is not on the list.") {
            $0.map.sha256 = hex("3b")
        },
        .refuses("map.allowed", "of another portal", "The selector map is not on the list.") {
            $0.map.allowed?[0].portal = "live"
        },
        .refuses(
            "map.allowed", "for another environment", "The selector map is not for environment “production”."
        ) { $0.map.allowed?[0].environments = ["staging"] },
        .refuses("map.allowed", "by nobody", "The selector map's author is not in the registry.") {
            $0.map.allowed?[0].author = "x.unknown"
        },
        .permits("map.allowed", "one of two") {
            var other = MapFacts.good.allowed?[0]
            other?.portal = "live"
            $0.map.allowed?.insert(contentsOf: [other].compactMap(\.self), at: 0)
        },
        .refuses(
            "map.tested", "a map that says it is untested", "The selector map says of itself that it is untested."
        ) { $0.map.isUntested = true },
        .refuses(
            "map.tested", "allowed in another production", "The selector map says of itself that it is untested."
        ) { ($0.map.isUntested, $0.policy.untestedMapEnvironments) = (true, ["Production", "staging"]) },
        .permits("map.tested", "the policy lets it") {
            ($0.map.isUntested, $0.policy.untestedMapEnvironments) = (true, ["production"])
        },
        .permits("map.tested", "staging, where maps are tried") {
            $0.beStaging(at: "http://127.0.0.1:9")
            $0.map.isUntested = true
            $0.map.allowed = nil
            $0.inventory = nil
            $0.inputs = []
        },
        .refuses(
            "duties.separate", "the author approves", "“d.cad” is both author of the map and approver."
        ) { $0.map.allowed?[0].author = "d.cad" },
        .refuses(
            "duties.separate", "the author signs the list",
            "“m.map” is both author of the map and signer of the list of maps."
        ) {
            $0.installation.pins?.signers.append(.named("m.map", hex("a6")))
            $0.inputs[2].signatures[1].value = .by(hex("a6"))
        },
    ]

    private static func signed(_ kind: String, _ count: Int) -> String {
        "The \(kind) is signed by \(count) of the 2 persons it takes."
    }

    @Test(arguments: cases) func `production rests on what root and two persons said (P1, P10)`(_ example: RuleCase) {
        example.check()
    }
}

extension Facts {
    /// The good facts' portal under the name of another environment; every other demand of it is met.
    mutating func beStaging(at origin: String = "https://pki.example.com") {
        environment = "staging"
        packet.environment = "staging"
        policy.profiles[0].environments = ["staging"]
        installation.origin = origin
    }
}
