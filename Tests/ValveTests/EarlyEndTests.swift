import NIOCore
import Testing

@testable import Valve

/// Browsers send a POST again when its connection dies; a valve whose released tunnel died must let none of them out.
@Suite(.timeLimit(.minutes(10))) struct EarlyEndTests {
    enum Ending: CaseIterable, Sendable {
        case portalCloses
        case portalResets
        case browserResets
        case portalResetsBeforeAnyByte
        case portalClosesBeforeAnyByte
    }

    @Test(arguments: Ending.allCases)
    func `a released tunnel that ends without an answer kills the valve for good (P2)`(ending: Ending) async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            if ![.portalResetsBeforeAnyByte, .portalClosesBeforeAnyByte].contains(ending) {
                try await browser.send([1, 2, 3])
                #expect(try await portal.read(3) == [1, 2, 3])
            }
            let watch = valve.changes
            switch ending {
            case .portalCloses, .portalClosesBeforeAnyByte: await portal.close()
            case .portalResets, .portalResetsBeforeAnyByte: try await portal.reset()
            case .browserResets: try await browser.reset()
            }
            #expect(await watch.contains(.dead))
            try await expectDead(valve, listener)
        }
    }

    @Test func `a portal that cannot be reached kills the valve too`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            await listener.close()
            #expect(try await Wire.through(valve, to: listener.origin).reply == nil)
            try await expectDead(valve, listener)
        }
    }

    @Test func `an answer and its connection's end may come before the word that it was seen`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            let browser = try await answeredAndEnded(valve, listener)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2, "nothing passes while it waits")
            #expect(await valve.state == .releasing)
            try? await browser.send([9])
            #expect(await valve.responseSeen() == .passed)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 0)
            #expect(await valve.ledger.bytesOutReleased == 1)
        }
    }

    @Test func `an answer that nobody sees in time kills the valve`() async throws {
        try await withValve(grace: .milliseconds(20)) { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            _ = try await answeredAndEnded(valve, listener)
            #expect(await valve.reaches(.dead))
            try await expectDead(valve, listener)
        }
    }

    private func answeredAndEnded(_ valve: Valve, _ listener: Listener) async throws -> Wire {
        let browser = try await Wire.tunnel(valve, to: listener.origin)
        let portal = try #require(await listener.next())
        try await browser.send([1])
        #expect(try await portal.read(1) == [1])
        try await portal.send([2, 3])
        await portal.close()
        #expect(try await browser.read(9) == [2, 3])
        #expect(try await browser.end() == .orderly)
        return browser
    }

    private func expectDead(_ valve: Valve, _ listener: Listener) async throws {
        #expect(await valve.state == .dead)
        #expect(try await Wire.through(valve, to: listener.origin).reply == 2)
        #expect(await valve.responseSeen() == .dead)
        await valve.arm()
        #expect(await valve.state == .dead)
        await #expect(throws: ValveError.notShut(.dead)) { try await valve.releaseOne(to: listener.origin) }
        #expect(try listener.socketsTowards() == 0)
        #expect(await valve.ledger.bytesOutWhileShut == 0)
    }
}
