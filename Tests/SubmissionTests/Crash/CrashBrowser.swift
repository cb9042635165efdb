import Foundation
import Governance

@testable import Portal
@testable import Submission
@testable import Valve
@testable import WebDriver

/// The product's interlock with a simulated browser at its far end.
struct CrashBrowser: Sendable {
    let interlock: Interlock
    private let bidi: BiDi
    private let fields: [JSONValue]

    /// Opens valve and connection as a visit does, and has the browser sign in through the valve.
    static func open(
        _ address: String, _ map: SelectorMap, _ values: PacketValues, origin: String
    ) async throws -> CrashBrowser {
        let parts = try unwrapped(URLComponents(string: origin))
        let portal = Origin(host: parts.host ?? "", port: parts.port ?? 80)
        let valve = try await Valve.open(allowing: [portal])
        let bidi = try await BiDi.connect(to: address)
        let rules = RequestRules(map: map, values: values, origin: origin, uncompared: [])
        let inspector = Inspector(bidi: bidi, rules: rules) { await valve.arm() }
        try await inspector.watch(.chromium(ChromeOptions()))
        try await bidi.send(
            "sim.open", ["proxy": .number(Double(valve.port)), "portal": .string(origin)], within: .seconds(60))
        // Short where the portal is known to stay silent, long where the machine may be busy.
        let patience = ProcessInfo.processInfo.environment["CRASH_PATIENCE"].flatMap(Int.init) ?? 30
        let interlock = Interlock(
            inspector: inspector, valve: valve, commitOrigin: portal,
            limits: CommitLimits(hold: .seconds(20), answer: .seconds(patience)))
        return CrashBrowser(interlock: interlock, bidi: bidi, fields: try body(map, values, origin))
    }

    /// Arms, has the record made, and presses.
    func hold(_ permit: consuming Permit, _ armed: @Sendable () throws -> Void) async throws(Stop) -> HeldCommit {
        let ready = try await interlock.arm(permit, uptime: BootClock.now())
        do {
            try armed()
        } catch {
            throw .machinery(MachineFailure("the journal could not record that the valve is shut: \(error)"))
        }
        return try await ready.press { () async throws(Stop) in
            do {
                try await bidi.send("sim.press", ["fields": .array(fields)])
            } catch {
                throw .machinery(MachineFailure("\(error)"))
            }
        }
    }

    /// Request ids on the page after the commit.
    func confirmation() async -> [String] {
        let shown = try? await bidi.send("sim.confirmation", .object([:]), within: .seconds(20))
        return shown?["ids"]?.array?.compactMap(\.string) ?? []
    }

    /// The body that a browser would send from a page that was filled as the map says.
    private static func body(_ map: SelectorMap, _ values: PacketValues, _ origin: String) throws -> [JSONValue] {
        let commit = try unwrapped(map.request(map.commit.request))
        let expected = try commit.expected(in: map, with: Fillings(origin: origin, values: values))
        return expected.flatMap { field -> [JSONValue] in
            guard case .exactly(let texts) = field.values else { return [] }
            return texts.map { [.string(field.name), .string($0.replacing("\n", with: "\r\n"))] }
        }
    }
}

/// What has to be there for a proof to mean anything.
struct Missing: Error {}

private func unwrapped<Value>(_ value: Value?) throws(Missing) -> Value {
    guard let value else { throw Missing() }
    return value
}
