import NIOCore
import Testing

@testable import Valve

@Suite(.timeLimit(.minutes(10))) struct OpenValveTests {
    @Test func `bytes pass both ways and are counted`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send([1, 2, 3])
            #expect(try await portal.read(3) == [1, 2, 3])
            try await portal.send([4, 5])
            #expect(try await browser.read(2) == [4, 5])
            let ledger = await valve.ledger
            #expect(ledger.bytesOut == 3)
            #expect(ledger.bytesIn == 2)
            #expect(ledger.opened == [listener.origin: 1])
            #expect(ledger.refused.isEmpty)
        }
    }

    @Test func `an end on one side is passed on, and the other may still speak`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send([1])
            try await browser.finish()
            #expect(try await portal.read(2) == [1])
            #expect(try await portal.end() == .orderly)
            try await portal.send([2, 3])
            await portal.close()
            #expect(try await browser.read(9) == [2, 3])
            #expect(try await browser.end() == .orderly)
        }
    }

    @Test func `a reset on one side is a reset on the other`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await portal.reset()
            #expect(try await browser.end() == .reset)
            let second = try await Wire.tunnel(valve, to: listener.origin)
            let answered = try #require(await listener.next())
            try await second.reset()
            #expect(try await answered.end() == .reset)
        }
    }

    @Test func `16 MiB go each way at once, whole and in order`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            let block = (1..<(1 << 16)).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
            let up = (0..<256).flatMap { [UInt8($0)] + block }
            let down = (0..<256).flatMap { block + [UInt8($0)] }
            let size = up.count
            async let sentUp: Void = browser.send(up)
            async let sentDown: Void = portal.send(down)
            async let gotDown = browser.read(size)
            #expect(try await portal.read(size) == up)
            #expect(try await gotDown == down)
            _ = try await (sentUp, sentDown)
            let ledger = await valve.ledger
            #expect(ledger.bytesOut == size)
            #expect(ledger.bytesIn == size)
        }
    }

    @Test func `a hundred tunnels at once each carry their own bytes`() async throws {
        try await withValve { valve, listener async throws in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                let portal = Task { await echo(listener) }
                for number in 0..<100 {
                    group.addTask {
                        let browser = try await Wire.tunnel(valve, to: listener.origin)
                        try await browser.send([UInt8(number), 7])
                        let answer = try await browser.read(2)
                        await browser.close()
                        return answer == [UInt8(number), 7]
                    }
                }
                let whole = try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                #expect(whole == 100)
                portal.cancel()
            }
            #expect(await valve.ledger.opened[listener.origin] == 100)
        }
    }

    @Test func `a portal that does not read stops the browser, not the valve's memory`() async throws {
        try await withValve(reading: false) { valve, listener async throws in
            let size = 128 << 20
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let sending = browser.post(size)
            var (counted, quiet) = (-1, 0)
            // Stable over many looks: every look is a turn of the loop that carries the bytes.
            while quiet < 500 {
                try Task.checkCancellation()
                let now = await valve.ledger.bytesOut
                (counted, quiet) = (now, now == counted && now > 0 ? quiet + 1 : 0)
            }
            #expect(counted < size / 2)
            await browser.close()
            await #expect(throws: (any Error).self) { try await sending.get() }
        }
    }

    @Test func `closing resets what is open, frees the port and ends every watch`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            let watch = valve.changes
            await valve.close()
            #expect(try await browser.end() == .reset)
            #expect(try await portal.end() == .reset)
            #expect(try listener.socketsTowards() == 0)
            #expect(await watch.reduce(into: []) { $0.append($1) }.last == .closed)
            await #expect(throws: (any Error).self) { try await Wire.connect(to: valve.port) }
            await valve.close()
            await valve.arm()
            #expect(await valve.responseSeen() == .closed)
            #expect(await valve.reaches(.closed))
        }
    }
}
