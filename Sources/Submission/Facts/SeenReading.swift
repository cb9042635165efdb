package import Evidence
import Governance
import PKI
import Synchronization

/// What earlier gates saw: of this run, kept here, and of all runs, in the journal.
package final class GateMemory: Sendable {
    private struct State {
        var approvals: [String]?
        var account: String?
        var portal: PortalTLS?
        var authorityClock: ClockReading?
        var demandsLookUp = false
    }

    private let journal: Journal?
    private let state = Mutex(State())

    /// The memory of one run; without a journal nothing was ever seen.
    package init(_ journal: Journal?) { self.journal = journal }

    /// The account that the portal shows after the login; nil before it.
    var account: String? { state.withLock { $0.account } }

    /// Whether the first gate's facts demand that the portal is asked for the key.
    var demandsLookUp: Bool { state.withLock { $0.demandsLookUp } }

    /// Notes the account that the portal shows.
    func met(account: String) { state.withLock { $0.account = account } }

    /// What the clock of the authority said that stamped the journal; nil before it did.
    var authorityClock: ClockReading? { state.withLock { $0.authorityClock } }

    /// Notes what the clock of the authority said that stamped the journal.
    func met(authorityClock: ClockReading) { state.withLock { $0.authorityClock = authorityClock } }

    /// Notes what the first gate found; later gates change nothing.
    func found(_ facts: Facts) {
        let approvals = facts.approvals.map(\.sha256)
        state.withLock {
            if $0.approvals == nil { ($0.approvals, $0.demandsLookUp) = (approvals, facts.demandsLookUp) }
            if $0.portal == nil, case .read(let shown) = facts.probe { $0.portal = shown }
        }
    }

    /// What was seen so far.
    ///
    /// - Throws: `JournalError` where the journal cannot be read.
    func seen(ofRequest id: String, in environment: String) throws(JournalError) -> Seen {
        let version = try journal?.highest(GateBody.recordVersion, where: GateBody.recordRequest, is: id)
        let (approvals, portal) = state.withLock { ($0.approvals, $0.portal) }
        var seen = Seen(
            recordVersion: version.map(Int.init), approvals: approvals, inputs: try inputs(in: environment))
        seen.portal = portal
        return seen
    }

    private func inputs(in environment: String) throws(JournalError) -> [SignedInput.Kind: SeenInput] {
        var seen: [SignedInput.Kind: SeenInput] = [:]
        for kind in SignedInput.Kind.allCases {
            let newest = try journal?.highest(
                GateBody.version(of: kind), beside: GateBody.digest(of: kind), where: GateBody.environment,
                is: environment)
            seen[kind] = newest.map { SeenInput(version: Int($0.number), digest: $0.text) }
        }
        return seen
    }
}

extension JSON {
    /// Adds a number to an object.
    fileprivate mutating func insert(_ key: String, _ number: Int64) {
        var members = object ?? [:]
        members[key] = .integer(number)
        self = .object(members)
    }
}

/// What a gate's entry in the journal says beside its rules, so that later gates know what was seen.
enum GateBody {
    static let recordVersion = "recordVersion"
    static let recordRequest = "recordRequest"
    static let environment = "environment"

    static func version(of kind: SignedInput.Kind) -> String { "\(kind.rawValue)Version" }
    static func digest(of kind: SignedInput.Kind) -> String { "\(kind.rawValue)Digest" }

    /// The record's version, and every input that two independent persons signed.
    static func seen(_ facts: Facts) -> [String: JSON] {
        var members: [String: JSON] = [environment: .string(facts.environment)]
        if case .read(let record) = facts.record {
            members[recordRequest] = .string(record.requestID)
            members[recordVersion] = .count(record.progress)
        }
        for clock in facts.clocks { members["clockOffset", default: .object([:])].insert(clock.source, clock.offset) }
        if case .read(let shown) = facts.probe {
            members["portalTLS"] = ["leaf": .string(shown.leafSHA256), "issuerKey": .text(shown.issuerSPKI)]
        }
        for input in facts.believedInputs {
            members[version(of: input.kind)] = .count(input.version)
            members[digest(of: input.kind)] = .string(input.digest)
        }
        return members
    }
}
