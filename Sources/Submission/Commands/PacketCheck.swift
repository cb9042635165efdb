import Evidence
import Foundation
package import Governance
import PKI
import Portal

/// What `check` finds: every fact with its source and every rule's verdict, without opening a portal.
package struct PacketCheck: Codable, Hashable, Sendable {
    /// One fact.
    package struct Fact: Codable, Hashable, Sendable {
        /// What it is about.
        package let name: String
        /// The fact.
        package let value: String
        /// Where it came from.
        package let source: String
    }

    /// Request in the governed record.
    package let request: String
    /// Version of the request.
    package let version: Int
    /// SHA-256 over the canonical packet, hexadecimal.
    package let packetDigest: String
    /// Every fact.
    package let facts: [Fact]
    /// What the gate says.
    package let gate: GateReport
    /// The instant that was judged for; nil: now.
    package let at: String?
    /// What passes now and will have lapsed by then.
    package let lapsed: [Reason]

    /// Reads every fact and has it judged, as for a run that a person attends unless it is said otherwise.
    ///
    /// - Throws: `InputError` where an input cannot be read.
    package static func perform(
        packet path: String, configuration: Configuration, portal: String?, isAttended: Bool = true,
        pins: PinsPlace = .installed, at moment: Instant? = nil
    ) async throws(InputError) -> PacketCheck {
        let packet = try PacketFolder.read(path)
        let chosen = try configuration.portal(portal ?? packet.packet.portal)
        let reading = FactReading(
            packet: packet, record: try configuration.issuanceRecord(of: packet), configuration: configuration,
            portal: chosen,
            isAttended: isAttended, performer: await .proven(configuration),
            memory: GateMemory(try configuration.journalIfPresent()), hasSharedClaims: configuration.claims != nil,
            unshownRequests: configuration.browser.governed.unshown(in: try chosen.selectorMap()), pins: pins)
        let read = try await reading.read().facts
        let facts = moment.map(read.moved) ?? read
        let judgements = Gate.standard.examine(facts)
        return PacketCheck(
            request: packet.packet.requestID, version: packet.packet.version, packetDigest: packet.digest.hex,
            facts: Self.facts(facts),
            gate: GateReport(purpose: .entry, facts: facts, judgements: judgements),
            at: moment?.description, lapsed: moment == nil ? [] : lapsed(since: read, judgements))
    }

    private static func facts(_ facts: Facts) -> [Fact] {
        [
            Fact(name: "now", value: facts.now.description, source: "this machine's clock"),
            Fact(name: "packet", value: facts.packetDigest, source: "packet.json"),
            Fact(name: "policy", value: "\(facts.policy.name) v\(facts.policy.version)", source: facts.policy.digest),
            Fact(name: "registry", value: "\(facts.registry.persons.count) persons", source: facts.registry.digest),
            operation(facts),
            Fact(
                name: "window", value: "\(facts.packet.window.opens) to \(facts.packet.window.closes)",
                source: "packet.json"),
        ] + record(facts) + csr(facts) + CustodyListing(facts: facts).all + files(facts) + facts.approvals.map(approval)
            + machine(facts)
    }

    private static func machine(_ facts: Facts) -> [Fact] {
        var found = facts.inputs.map { input in
            Fact(
                name: "\(input.kind.rawValue) signatures",
                value:
                    "v\(input.version), \(input.signatures.isEmpty ? "none" : input.signatures.map(\.source).joined(separator: ", "))",
                source: input.source)
        }
        found.append(Fact(name: "map", value: "\(facts.map.label), sha256 \(facts.map.sha256)", source: "map.yaml"))
        if !facts.map.showsAccount {
            found.append(Fact(name: "account", value: "not shown by the portal", source: "map.yaml"))
        }
        found += facts.clocks.map { Fact(name: "clock offset", value: "\($0.offset) ms", source: $0.source) }
        switch facts.probe {
        case .notAsked: break
        case .unreadable(let reason): found.append(Fact(name: "portal TLS", value: reason, source: "probe"))
        case .read(let shown):
            found.append(
                Fact(
                    name: "portal TLS",
                    value: "leaf sha256 \(shown.leafSHA256), issuer's key \(shown.issuerSPKI ?? "not shown"), "
                        + "until \(shown.notAfter)", source: "probe"))
        }
        return found
    }

    /// Refusals of a later moment by rules that do not refuse for the same source now.
    private static func lapsed(since read: Facts, _ judgements: [RuleJudgement]) -> [Reason] {
        let now = Gate.standard.examine(read).flatMap(\.refusals)
        return judgements.flatMap(\.refusals).filter { later in
            !now.contains { $0.rule == later.rule && $0.source == later.source }
        }.map(Reason.init)
    }

    private static func operation(_ facts: Facts) -> Fact {
        let starter = facts.performer.startedBy.map { ", started by \($0.name) (\($0.system))" } ?? ""
        let proof =
            switch facts.performer.proof {
            case .valid(let certificate, _, _): "key SHA256:\(certificate.prefix(12))"
            case .invalid(let reason): "not proven: \(reason)"
            case .account(let account): "account \(account.name)"
            }
        return Fact(
            name: "operator", value: "\(facts.performer.id), \(proof)\(starter)",
            source: facts.sources["operator"] ?? "configuration")
    }

    private static func record(_ facts: Facts) -> [Fact] {
        switch facts.record {
        case .read(let record):
            [
                Fact(
                    name: "record", value: "\(record.requestID) v\(record.version) \(record.state)",
                    source: record.source)
            ]
                + record.prerequisites.map { item in
                    Fact(
                        name: "prerequisite",
                        value: "\(item.item) \(item.state) by \(item.person ?? "nobody"), "
                            + "\(item.at?.description ?? "no time"), sha256 \(item.sha256 ?? "none")",
                        source: record.source)
                }
        case .unreadable(let source, let reason): [Fact(name: "record", value: reason, source: source)]
        case .unknownSchema(let source, let found): [Fact(name: "record", value: "schema \(found)", source: source)]
        }
    }

    private static func csr(_ facts: Facts) -> [Fact] {
        let file = facts.packet.csr.file
        switch facts.csr {
        case .unreadable(let reason): return [Fact(name: "csr", value: reason, source: file)]
        case .parsed(let csr):
            return [
                Fact(name: "csr subject", value: csr.subject, source: file),
                Fact(
                    name: "csr names", value: csr.alternativeNames.map(\.description).joined(separator: ", "),
                    source: file),
                Fact(name: "csr key", value: csr.keyType, source: file),
                Fact(name: "csr key sha256", value: csr.spkiSHA256, source: file),
                Fact(name: "csr der sha256", value: csr.derSHA256, source: file),
            ]
                + csr.extensions.map { asked in
                    Fact(
                        name: "csr extension",
                        value: "\(asked.name)\(asked.isCritical ? ", critical" : ""): \(asked.words)", source: file)
                }
        }
    }

    private static func files(_ facts: Facts) -> [Fact] {
        facts.filesFound.sorted { $0.key < $1.key }.map { name, digest in
            Fact(name: "file", value: digest ?? "missing", source: name)
        }
    }

    private static func approval(_ approval: Approval) -> Fact {
        switch approval.signature {
        case .invalid(let reason):
            Fact(name: "approval", value: "not validly signed: \(reason)", source: approval.source)
        case .account(let account):
            Fact(
                name: "approval",
                value: "\(approval.role) \(approval.decision.rawValue) by \(approval.person), \(approval.decided), "
                    + "account \(account.name) at \(account.system), unsigned", source: approval.source)
        case .valid(let certificate, _, _):
            Fact(
                name: "approval",
                value: "\(approval.role) \(approval.decision.rawValue) by \(approval.person)"
                    + (approval.deputyFor.map { ", deputy for \($0)" } ?? "") + ", \(approval.decided) to "
                    + "\(approval.expires), signed by SHA256:\(certificate.prefix(12))", source: approval.source)
        }
    }
}

extension Facts {
    /// The same facts at another moment; the record is taken to be read then, and to say the same.
    fileprivate func moved(to moment: Instant) -> Facts {
        var facts = self
        facts.now = moment
        if case .read(var record) = facts.record {
            record.readAt = moment
            facts.record = .read(record)
        }
        return facts
    }
}

extension PacketCheck {
    /// A moment as people type it, with its zone, seconds or none: `2026-11-23T14:00Z`; nil where it is none.
    package static func moment(_ text: String) -> Instant? {
        Instant(iso8601: text) ?? Instant(iso8601: "\(text.prefix(16)):00\(text.dropFirst(16))")
    }

    /// Writes the page for approvers.
    ///
    /// - Throws: `InputError` where the file cannot be written.
    package func writePage(to path: String) throws(InputError) {
        do {
            try Data(html.utf8).write(to: URL(fileURLWithPath: absolute(path)), options: .atomic)
        } catch {
            throw InputError(file: path, expected: "a file that may be written", found: error.localizedDescription)
        }
    }

    /// The check as one page for approvers.
    package var html: String {
        let words =
            gate.passed
            ? "permitted: all \(gate.rules.count) rules pass" : "refused: \(gate.reasons.count) reasons"
        return CheckPage(
            title: "\(request) v\(version)\(at.map { ", judged for \($0)" } ?? "")", digest: packetDigest,
            verdict: (gate.passed, words), facts: facts.map { [$0.name, $0.value, $0.source] },
            rules: gate.rules.map { rule in
                CheckPage.Judged(
                    id: rule.id, demand: rule.demand,
                    reasons: rule.reasons.map { [$0.message, $0.fact, $0.source, $0.remedy] })
            },
            notes: [("Will have lapsed by then", lapsed.map(\.message)), ("Worth knowing", gate.warnings)]
        ).html
    }
}
