import NIOCore
import Testing

@testable import Valve

@Suite(.timeLimit(.minutes(10))) struct PreludeTests {
    @Test func `what precedes a commit passes a shut valve on one tunnel, and the release needs a new one (P2)`()
        async throws
    {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.passPrelude(to: listener.origin)
            let (browser, portal) = try await asked(valve, listener)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2, "a second tunnel")
            await valve.endPrelude()
            #expect(try await browser.end() == .reset)
            #expect(try await portal.end() == .reset)
            #expect(await valve.state == .shut)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2, "the prelude is over")
            try await valve.releaseOne(to: listener.origin)
            let commit = try await Wire.tunnel(valve, to: listener.origin)
            let answering = try #require(await listener.next())
            try await commit.send([5, 6])
            #expect(try await answering.read(2) == [5, 6])
            let ledger = await valve.ledger
            #expect(ledger.bytesOutPrelude == 3)
            #expect(ledger.bytesOutReleased == 2)
            #expect(ledger.bytesOutWhileShut == 0)
            #expect(ledger.opened == [listener.origin: 2])
        }
    }

    @Test func `a browser that asks after the release asks on a tunnel of its own, before the commit's (P2)`()
        async throws
    {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.releaseOne(to: listener.origin)
            try await valve.passPrelude(to: listener.origin)
            let (browser, _) = try await asked(valve, listener)
            await valve.endPrelude()
            #expect(try await browser.end() == .reset)
            let commit = try await Wire.tunnel(valve, to: listener.origin)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2, "the release has its tunnel")
            await #expect(throws: ValveError.preludeOutOfPlace) { try await valve.passPrelude(to: listener.origin) }
            let answering = try #require(await listener.next())
            try await commit.send([5])
            #expect(try await answering.read(1) == [5])
            let ledger = await valve.ledger
            #expect(ledger.bytesOutPrelude == 3)
            #expect(ledger.bytesOutReleased == 1)
        }
    }

    @Test(arguments: [true, false])
    func `a prelude that ends without an answer is the valve's death (P2)`(isReleased: Bool) async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            if isReleased { try await valve.releaseOne(to: listener.origin) }
            try await valve.passPrelude(to: listener.origin)
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send([1])
            #expect(try await portal.read(1) == [1])
            await portal.close()
            #expect(try await browser.end() == .reset)
            #expect(await valve.state == .dead)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2, "the browser asks again by itself")
        }
    }

    @Test func `an answer whose connection ends at once waits for the browser's word`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            try await valve.passPrelude(to: listener.origin)
            let (_, portal) = try await asked(valve, listener)
            await portal.close()
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2)
            #expect(await valve.state == .shut)
            await valve.endPrelude()
            try await valve.releaseOne(to: listener.origin)
            #expect(try await Wire.through(valve, to: listener.origin).reply == 0)
        }
    }

    @Test func `a prelude is for one origin that the valve knows, and never for an open valve`() async throws {
        let other = try await Listener.open()
        try await withValve(allowing: [other.origin]) { valve, listener async throws in
            await #expect(throws: ValveError.notShut(.open)) { try await valve.passPrelude(to: other.origin) }
            await valve.arm()
            let stranger = Origin(host: "tracker.example", port: 443)
            await #expect(throws: ValveError.notAllowed(stranger)) { try await valve.passPrelude(to: stranger) }
            try await valve.passPrelude(to: other.origin)
            await #expect(throws: ValveError.preludeOutOfPlace) { try await valve.passPrelude(to: other.origin) }
            #expect(try await Wire.through(valve, to: listener.origin).reply == 2)
            #expect(try await Wire.through(valve, to: other.origin).reply == 0)
            await valve.arm()
            #expect(try await Wire.through(valve, to: other.origin).reply == 2, "arming again takes it back")
        }
        await other.close()
    }

    /// A tunnel on which three bytes went out and one came back.
    private func asked(_ valve: Valve, _ listener: Listener) async throws -> (browser: Wire, portal: Wire) {
        let browser = try await Wire.tunnel(valve, to: listener.origin)
        let portal = try #require(await listener.next())
        try await browser.send([1, 2, 3])
        #expect(try await portal.read(3) == [1, 2, 3])
        try await portal.send([4])
        #expect(try await browser.read(1) == [4])
        return (browser, portal)
    }
}
