import NIOCore
import Synchronization
import Testing

@testable import Valve

@Suite(.timeLimit(.minutes(10))) struct ReleaseTests {
    @Test func `a release lets exactly one of twenty simultaneous tunnels through (P2)`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            let replies = try await withThrowingTaskGroup(of: UInt8?.self) { group in
                for _ in 0..<20 { group.addTask { try await Wire.through(valve, to: listener.origin).reply } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.filter { $0 == 0 }.count == 1)
            #expect(replies.filter { $0 == 2 }.count == 19)
            let ledger = await valve.ledger
            #expect(ledger.opened == [listener.origin: 1])
            #expect(ledger.refused == [listener.origin: 19])
            #expect(await valve.state == .releasing)
        }
    }

    @Test func `the released tunnel carries the request and its answer, and then the valve is open again`() async throws
    {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            #expect(await valve.responseSeen() == .releasing, "no tunnel yet")
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send([1, 2, 3])
            #expect(try await portal.read(3) == [1, 2, 3])
            #expect(await valve.responseSeen() == .releasing, "no answer yet")
            try await portal.send([4, 5])
            #expect(try await browser.read(2) == [4, 5])
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2, "not seen yet")
            #expect(await valve.responseSeen() == .passed)
            let page = try await Wire.tunnel(valve, to: listener.origin)
            let next = try #require(await listener.next())
            try await page.send([6])
            #expect(try await next.read(1) == [6])
            let ledger = await valve.ledger
            #expect(ledger.bytesOutReleased == 3)
            #expect(ledger.bytesInReleased == 2)
            #expect(ledger.bytesOutWhileShut == 0)
        }
    }

    @Test func `a release that no longer counts when a tunnel is wanted is the valve's death (P1)`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin) { false }
            #expect(try await Wire.through(valve, to: listener.origin).reply != 0)
            #expect(await valve.state == .dead)
            let ledger = await valve.ledger
            #expect(ledger.hasReleaseExpired)
            #expect(ledger.opened == [:])
            #expect(ledger.bytesOut == 0)
        }
    }

    @Test(arguments: [true, false])
    func `a release is asked once more before its first bytes, and never again (P1)`(isStillFresh: Bool) async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            let counts = Atomic(true)
            try await valve.releaseOne(to: listener.origin) { counts.load(ordering: .acquiring) }
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            counts.store(isStillFresh, ordering: .releasing)
            try await browser.send([1])
            guard isStillFresh else {
                #expect(try await portal.end() == .reset)
                #expect(try await portal.read(1).isEmpty)
                #expect(await valve.state == .dead)
                #expect(await valve.ledger.hasReleaseExpired)
                #expect(await valve.ledger.bytesOut == 0)
                return
            }
            #expect(try await portal.read(1) == [1])
            counts.store(false, ordering: .releasing)
            try await browser.send([2])
            #expect(try await portal.read(1) == [2])
            #expect(await valve.ledger.hasReleaseExpired == false)
        }
    }

    @Test func `there is one release in a valve's life, from shut, to an origin it knows (P2)`() async throws {
        try await withValve { valve, listener async throws in
            await #expect(throws: ValveError.notShut(.open)) { try await valve.releaseOne(to: listener.origin) }
            await valve.arm()
            let stranger = Origin(host: "tracker.example", port: 443)
            await #expect(throws: ValveError.notAllowed(stranger)) { try await valve.releaseOne(to: stranger) }
            try await valve.releaseOne(to: listener.origin)
            await #expect(throws: ValveError.notShut(.releasing)) { try await valve.releaseOne(to: listener.origin) }
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send([1])
            try await portal.send([2])
            #expect(try await browser.read(1) == [2])
            #expect(await valve.responseSeen() == .passed)
            await valve.arm()
            #expect(await valve.state == .shut)
            await #expect(throws: ValveError.alreadyReleased) { try await valve.releaseOne(to: listener.origin) }
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2)
        }
    }

    @Test func `a release is for one origin only`() async throws {
        let other = try await Listener.open()
        try await withValve(allowing: [other.origin]) { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            #expect(try await Wire.through(valve, to: other.origin).reply == 2)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 0)
        }
        await other.close()
    }

    @Test func `a connection from before the release does not get it`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            let early = try await Wire.connect(to: valve.port)
            try await early.send([5, 1, 0])
            #expect(try await early.read(2) == [5, 0])
            try await valve.releaseOne(to: listener.origin)
            #expect(try await early.end() == .reset)
            #expect(await valve.state == .releasing)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 0)
        }
    }

    @Test func `arming again after the release kills the valve`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            await valve.arm()
            #expect(await valve.state == .dead)
            #expect(try await browser.end() == .reset)
            #expect(try listener.socketsTowards() == 0)
        }
    }

    @Test func `responses seen in other states change nothing`() async throws {
        try await withValve { valve, _ async throws in
            #expect(await valve.responseSeen() == .open)
            await valve.arm()
            #expect(await valve.responseSeen() == .shut)
        }
    }
}
