import Governance
import Testing

@Suite struct ProfileRules {
    static let cases: [RuleCase] = [
        .refuses("profile.known", "not in the catalogue", "The policy knows no profile “code-signing-2”.") {
            $0.packet.profile = "code-signing-2"
        },
        .refuses("profile.known", "a look-alike letter", "The policy knows no profile “c\\u{43e}de-signing”.") {
            $0.packet.profile = "c\u{43e}de-signing"
        },
        .refuses("profile.known", "an empty catalogue", "The policy knows no profile “code-signing”.") {
            $0.policy.profiles = []
        },
        .permits("profile.known", "one of several") {
            var other = $0.policy.profiles[0]
            other.name = "timestamping"
            $0.policy.profiles.insert(other, at: 0)
        },

        .refuses("profile.environment", "a test profile", "Profile code-signing is not for environment “production”.") {
            $0.policy.profiles[0].environments = ["staging"]
        },
        .permits("profile.environment", "one of two") { $0.policy.profiles[0].environments.insert("staging", at: 0) },

        .refuses("profile.validity", "a day too long", "Profile code-signing does not allow a validity of 399 days.") {
            $0.packet.validityDays = 399
        },
        .refuses("profile.validity", "no day", "Profile code-signing does not allow a validity of 0 days.") {
            $0.packet.validityDays = 0
        },
        .permits("profile.validity", "the longest") { $0.packet.validityDays = 398 },
        .permits("profile.validity", "one day") { $0.packet.validityDays = 1 },

        .refuses(
            "profile.sans", "a type that is not allowed", "Profile code-signing does not allow names of this type.",
            others: ["san.inventory"]
        ) {
            let name = AlternativeName(kind: "uri", value: "https://example.com")
            $0.packet.alternativeNames.append(name)
            $0.parsed.alternativeNames.append(name)
        },
        .permits("profile.sans", "the type once it is allowed") {
            $0.policy.profiles[0].alternativeNameKinds.append("uri")
            let name = AlternativeName(kind: "uri", value: "https://example.com")
            $0.inventory?.names.append(Inventory.Name(name: name, subscriber: "S-1", until: .hours(1)))
            $0.packet.alternativeNames.append(name)
            $0.parsed.alternativeNames.append(name)
        },

        .refuses(
            "claim.shared", "a claim of one machine",
            "Claims are this machine's own, and the policy asks for shared ones in environment “production”."
        ) {
            $0.policy.sharedClaims = ["staging", "production"]
        },
        .permits("claim.shared", "a claim that all machines share") {
            $0.policy.sharedClaims = ["production"]
            $0.hasSharedClaims = true
        },
        .permits("claim.shared", "an environment in which one machine is enough") {
            $0.policy.sharedClaims = ["staging"]
        },

        .refuses(
            "issuer.allowed", "a retiring issuer",
            "Profile code-signing is not signed by CN=Meridian Code Signing CA 3."
        ) {
            $0.packet.issuer.keyID = "77aa"
        },
        .permits("issuer.allowed", "one of two") { $0.policy.profiles[0].issuers.insert("77aa", at: 0) },
    ]

    @Test(arguments: cases) func `the profile's limits are kept (P10)`(_ example: RuleCase) { example.check() }
}
