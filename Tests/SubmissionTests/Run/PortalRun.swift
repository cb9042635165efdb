import Foundation
import Governance
import Portal
import StagingPortal
import Submission
import Synchronization

/// One run of the whole product against a staging portal of its own, with a packet of its own.
struct PortalRun: Sendable {
    let outcome: RunOutcome
    let ledger: PortalLedger
    let events: [RunEvent]
    let good: GoodPacket

    /// Notes about browsers that still run, or were not cleared up after.
    var browserNotes: [String] {
        let state = good.folder.appendingPathComponent("state").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? []
        return names.filter { $0.hasSuffix(".browser.json") }
    }

    /// Starts the portal, makes the packet, runs the submission, stops the portal.
    static func perform(
        _ scenarios: Set<Scenario> = [], shape: CommitShape = .draft, on browser: TestEngine = .chromium,
        tls: Bool = false, untilReview: Bool = false, tape: WalkTape? = nil,
        host: String = "127.0.0.1", registered: RegisteredSecurityKey? = nil, plugged: VirtualSecurityKey? = nil,
        maps: String? = nil, mapping: (StagingPortal) throws -> String? = { _ in nil },
        editing: (inout Packet) -> Void = { _ in },
        prepare: (GoodPacket) throws -> Void = { _ in },
        observe: @escaping @Sendable (RunEvent, GoodPacket, Interruption) -> Void = { _, _, _ in },
        check: (PortalRun) async throws -> Void
    ) async throws {
        var options = StagingPortalOptions()
        options.scenarios = scenarios
        options.commitShape = shape
        options.tls = tls
        options.securityKey = registered
        let portal = try await StagingPortal.start(options)
        let maps = try mapping(portal) ?? maps ?? shape.maps
        let good = try GoodPacket.make(
            origin: portal.origin.replacing("127.0.0.1", with: host), maps: maps, browser: browser,
            authorities: portal.authority.map { [$0] } ?? [],
            editing: editing)
        defer { good.remove() }
        do {
            try prepare(good)
            let events = Mutex<[RunEvent]>([])
            let interruption = Interruption()
            var request = try good.request(untilReview: untilReview)
            request.tape = tape
            request.securityKey = plugged
            let outcome = await Run(request, interruption: interruption).perform { event in
                events.withLock { $0.append(event) }
                observe(event, good, interruption)
            }
            let run = PortalRun(
                outcome: outcome, ledger: await portal.ledger, events: events.withLock { $0 }, good: good)
            try await check(run)
        } catch {
            await portal.stop()
            throw error
        }
        await portal.stop()
    }
}

extension CommitShape {
    /// The maps of the staging portal in this shape.
    var maps: String {
        switch self {
        case .draft: stagingMaps
        case .form: stagingMaps + "-form"
        case .application: stagingMaps + "-app"
        }
    }
}
