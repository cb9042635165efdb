import Governance
import Testing

@Suite struct PacketAndRecordRules {
    static let cases: [RuleCase] = [
        .refuses(
            "portal.attended", "nobody at the terminal",
            "Nobody watches, and the policy asks for a person in environment “production”."
        ) { $0.isAttended = false },
        .refuses(
            "portal.attended", "unattended elsewhere",
            "Nobody watches, and the policy asks for a person in environment “production”."
        ) {
            $0.isAttended = false
            $0.policy.unattendedEnvironments = ["staging", "Production"]
        },
        .permits("portal.attended", "an environment that may run unattended") {
            $0.isAttended = false
            $0.policy.unattendedEnvironments = ["production"]
        },
        .permits("portal.attended", "a person at the terminal") { $0.policy.unattendedEnvironments = [] },

        .refuses(
            "portal.compared", "a file nobody sees",
            "The configured browser does not show the files that upload would carry."
        ) { $0.unshownRequests = ["upload"] },
        .refuses(
            "portal.compared", "another request is named",
            "The configured browser does not show the files that upload would carry."
        ) { ($0.unshownRequests, $0.policy.uncompared) = (["upload", "save"], ["save", "Upload"]) },
        .permits("portal.compared", "the policy names it") {
            ($0.unshownRequests, $0.policy.uncompared) = (["upload"], ["upload"])
        },

        .refuses(
            "portal.issuance", "a portal that issues at once, and no word of policy",
            "The portal issues the certificate at once; after the last click nobody can stop it."
        ) { $0.map.issuesAtOnce = true },
        .refuses(
            "portal.issuance", "allowed elsewhere",
            "The portal issues the certificate at once; after the last click nobody can stop it."
        ) { ($0.map.issuesAtOnce, $0.policy.immediateIssuanceEnvironments) = (true, ["staging", "Production"]) },
        .permits("portal.issuance", "the policy lets it") {
            ($0.map.issuesAtOnce, $0.policy.immediateIssuanceEnvironments) = (true, ["production"])
        },
        .permits("portal.issuance", "a portal that holds requests") { $0.map.issuesAtOnce = false },

        .refuses("packet.files", "an attachment is gone", "ticket.txt is named by the packet and is not there.") {
            $0.filesFound["ticket.txt"] = .some(nil)
        },
        .refuses(
            "packet.files", "nobody looked for an attachment", "ticket.txt is named by the packet and is not there."
        ) {
            $0.filesFound.removeValue(forKey: "ticket.txt")
        },
        .refuses("packet.files", "the request is gone", "request.csr is named by the packet and is not there.") {
            $0.filesFound["request.csr"] = .some(nil)
            $0.csr = .unreadable("no such file")
        },
        .refuses("packet.files", "an attestation was exchanged", "custody.pem is not the file that the packet names.") {
            $0.filesFound["custody.pem"] = hex("ab")
        },
        .permits("packet.files", "a file that is not named lies beside them") {
            $0.filesFound["notes.txt"] = hex("cc")
        },

        .refuses(
            "portal.named", "another portal was chosen", "The packet is for another portal.",
            others: ["portal.account", "map.allowed", "environment.registered"]
        ) {
            $0.portal = "live"
        },
        .refuses(
            "portal.named", "both differ", "The packet is for another portal.",
            "The packet is for another environment.",
            others: ["portal.account", "map.allowed", "environment.registered"]
        ) { ($0.portal, $0.environment) = ("live", "staging") },
        .refuses(
            "portal.named", "a look-alike letter", "The packet is for another portal.",
            others: ["portal.account", "map.allowed", "environment.registered"]
        ) {
            $0.portal = "stаging"
        },
        .permits("portal.named", "packet and choice change together") {
            ($0.packet.portal, $0.portal) = ("live", "live")
            $0.registry.persons[3].accounts = [Account(system: "live", name: "ops")]
            $0.map.allowed?[0].portal = "live"
            $0.inventory?.environments[0].portal = "live"
        },

        .refuses("record.state", "unreachable", "The governed record cannot be read.") {
            $0.record = .unreadable(source: "record.json", reason: "no such file")
        },
        .refuses("record.state", "reopened", "The record does not say approved.") { $0.recorded.state = "pending" },
        .refuses("record.state", "approved in capitals", "The record does not say approved.") {
            $0.recorded.state = "Approved"
        },
        .refuses("record.state", "older version", "The record is at another version than the packet.") {
            $0.recorded.version = 3
        },
        .refuses("record.state", "newer version", "The record is at another version than the packet.") {
            $0.recorded.version = 5
        },
        .refuses("record.state", "superseded", "The request was superseded.") { $0.recorded.supersededBy = "CR-2300" },
        .refuses("record.state", "another request", "The record is about another request.") {
            $0.recorded.requestID = "CR-2292"
        },
        .permits("record.state", "another place") { $0.recorded.source = "record v13" },

        .refuses("record.fresh", "read 5.001 s ago", "The record was read too long ago.") {
            $0.recorded.readAt = Instant.noon.adding(milliseconds: -5001)
        },
        .refuses("record.fresh", "the policy asks for 2 s", "The record was read too long ago.") {
            $0.policy.permitMaximumAge = 2000
            $0.recorded.readAt = .seconds(-3)
        },
        .refuses("record.fresh", "the policy asks for an hour", "The record was read too long ago.") {
            $0.policy.permitMaximumAge = 3_600_000
            $0.recorded.readAt = .seconds(-6)
        },
        .refuses("record.fresh", "read in the future", "The record was read in the future.") {
            $0.recorded.readAt = .seconds(6)
        },
        .permits("record.fresh", "read 5 s ago") { $0.recorded.readAt = .seconds(-5) },
        .permits("record.fresh", "a clock 5 s ahead") { $0.recorded.readAt = .seconds(5) },

        .refuses("window.open", "not yet", "The issuance window opens in 1 h.") {
            $0.packet.window = Window(opens: .hours(1), closes: .hours(4))
        },
        .refuses("window.open", "just closed", "The issuance window closed less than 1 s ago.") {
            $0.packet.window.closes = .noon
        },
        .refuses("window.open", "long closed", "The issuance window closed 18 h ago.") {
            $0.packet.window = Window(opens: .hours(-20), closes: .hours(-18))
        },
        .refuses("window.open", "turned round", "The issuance window closes before it opens.") {
            $0.packet.window = Window(opens: .hours(4), closes: .hours(-1))
        },
        .refuses(
            "window.open", "too little left", "The issuance window closes in 9 min 59 s, too soon: 10 min must be left."
        ) {
            $0.packet.window.closes = .seconds(599)
        },
        .permits("window.open", "just enough left") { $0.packet.window.closes = .seconds(600) },
        .permits("window.open", "opens now") { $0.packet.window.opens = .noon },
    ]

    @Test(arguments: cases) func `packet, portal, record and window are judged (P10)`(_ example: RuleCase) {
        example.check()
    }
}
