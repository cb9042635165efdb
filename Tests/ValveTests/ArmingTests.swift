import NIOCore
import NIOPosix
import Testing

@testable import Valve

@Suite(.timeLimit(.minutes(10))) struct ArmingTests {
    @Test func `after arming nothing of an old tunnel reaches the portal (P1)`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send([1])
            #expect(try await portal.read(1) == [1])
            #expect(try listener.socketsTowards() == 1)
            await valve.arm()
            #expect(await valve.state == .shut)
            #expect(try listener.socketsTowards() == 0)
            try? await browser.send([2, 3, 4])
            #expect(try await browser.end() == .reset)
            #expect(try await portal.read(9) == [])
            #expect(try await portal.end() == .reset)
            let ledger = await valve.ledger
            #expect(ledger.bytesOut == 1)
            #expect(ledger.bytesOutWhileShut == 0)
        }
    }

    @Test func `a shut valve refuses every new tunnel, and counts it`() async throws {
        try await withValve { valve, listener async throws in
            await valve.arm()
            for _ in 0..<3 { #expect(try await Wire.through(valve, to: listener.origin).reply == 2) }
            #expect(await valve.ledger.refused == [listener.origin: 3])
            #expect(try listener.socketsTowards() == 0)
            await valve.arm()
            #expect(await valve.state == .shut)
        }
    }

    @Test func `bytes queued for a portal that does not read are thrown away`() async throws {
        try await withValve(reading: false) { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            let sending = browser.post(128 << 20)
            while await valve.ledger.bytesOut < 1 << 20 { try Task.checkCancellation() }
            await valve.arm()
            let counted = await valve.ledger.bytesOut
            #expect(try listener.socketsTowards() == 0)
            try? await portal.channel.setOption(.autoRead, value: true).get()
            #expect(try await portal.end() == .reset)
            await #expect(throws: (any Error).self) { try await sending.get() }
            #expect(await valve.ledger.bytesOut == counted)
        }
    }

    @Test func `an upload that the browser has ended is cut off too`() async throws {
        try await withValve(reading: false) { valve, listener async throws in
            let browser = try await Wire.tunnel(valve, to: listener.origin)
            let portal = try #require(await listener.next())
            try await browser.send(Array(repeating: 7, count: 6 << 20))
            try await browser.finish()
            await portal.close()
            await valve.arm()
            #expect(try listener.socketsTowards() == 0)
        }
    }

    @Test func `a connection that is still being made does not survive arming`() async throws {
        let full = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 0).serverChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(full.localAddress?.port)
        // The kernel takes one connection more than the queue holds, and leaves the next one unanswered.
        let filler = try await Wire.connect(to: port)
        let origin = Origin(host: "127.0.0.1", port: port)
        let valve = try await Valve.open(allowing: [origin])
        let browser = try await Wire.connect(to: valve.port)
        try await browser.send([5, 1, 0])
        #expect(try await browser.read(2) == [5, 0])
        try await browser.send(Wire.request(for: origin))
        while try connecting(to: port) == 0 {
            try Task.checkCancellation()
            await Task.yield()
        }
        await valve.arm()
        #expect(try connecting(to: port) == 0)
        #expect(try await browser.read(10) == [])
        #expect(try await browser.end() == .reset)
        #expect(await valve.ledger.opened.isEmpty)
        await valve.close()
        await filler.close()
        try await full.close().get()
    }

    @Test(arguments: 0..<40)
    func `tunnels that are opened while it arms are either reset or refused`(round: Int) async throws {
        try await withValve { valve, listener async throws in
            try await withThrowingTaskGroup(of: Wire?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        // A reset in the middle of the handshake is one of the right answers.
                        guard let (wire, reply) = try? await Wire.through(valve, to: listener.origin) else {
                            return nil
                        }
                        if reply == 0 { try? await wire.send([1]) }
                        return wire
                    }
                }
                for _ in 0..<round * 5 { await Task.yield() }
                await valve.arm()
                #expect(try listener.socketsTowards() == 0)
                let counted = await valve.ledger.bytesOut
                for try await case let wire? in group {
                    try? await wire.send([2])
                    _ = try await wire.end()
                }
                let ledger = await valve.ledger
                #expect(ledger.bytesOut == counted)
                #expect(ledger.bytesOutWhileShut == 0)
            }
        }
    }

    /// Sockets that have sent their SYN to this port and wait.
    private func connecting(to port: Int) throws -> Int {
        try TCPSocket.all().filter { $0.remotePort == port && $0.state == 2 }.count
    }
}
