import NIOCore
import Testing

@testable import Valve

@Suite(.timeLimit(.minutes(10))) struct UpstreamProxyTests {
    private static let portal = Origin(host: "portal.example", port: 443)
    private static let asked =
        "CONNECT portal.example:443 HTTP/1.1\r\nHost: portal.example:443\r\n"
        + "Proxy-Authorization: Basic b3BzOnM6M2NyZXQ=\r\n\r\n"

    /// A valve behind a proxy that a test plays.
    private func withProxy(_ test: (Valve, Listener) async throws -> Void) async throws {
        let proxy = try await Listener.open()
        let upstream = UpstreamProxy(proxy.origin, username: "ops", password: "s:3cret")
        let valve = try await Valve.open(allowing: [Self.portal], through: upstream, grace: .seconds(30))
        do {
            try await test(valve, proxy)
        } catch {
            await valve.close()
            await proxy.close()
            throw error
        }
        await valve.close()
        await proxy.close()
    }

    /// Plays the proxy's part: reads what is asked, and answers.
    private func answer(_ proxy: Listener, _ reply: String) async throws -> Wire {
        let wire = try #require(await proxy.next())
        let asked = try await wire.read(Self.asked.utf8.count)
        #expect(String(decoding: asked, as: UTF8.self) == Self.asked)
        try await wire.send(Array(reply.utf8))
        return wire
    }

    @Test func `is asked for a tunnel by name, with its credentials, and then carries it uncounted`() async throws {
        try await withProxy { valve, proxy async throws in
            async let tunnel = Wire.tunnel(valve, to: Self.portal)
            let far = try await answer(proxy, "HTTP/1.1 200 Connection established\r\nVia: 1.1 gate\r\n\r\n")
            let browser = try await tunnel
            try await browser.send([1, 2, 3])
            #expect(try await far.read(3) == [1, 2, 3])
            try await far.send([4, 5])
            #expect(try await browser.read(2) == [4, 5])
            let ledger = await valve.ledger
            #expect(ledger.bytesOut == 3)
            #expect(ledger.bytesIn == 2)
            #expect(ledger.opened == [Self.portal: 1])
        }
    }

    @Test(arguments: [
        ("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n", 407),
        ("HTTP/1.0 403 Forbidden\r\n\r\n", 403), ("SSH-2.0-gate\r\n\r\n", 0),
        ("HTTP/1.1 200 OK\r\n\r\nand something that nobody asked for", 0),
    ])
    func `that gives no tunnel is named by its status`(_ reply: String, _ status: Int) async throws {
        try await withProxy { valve, proxy async throws in
            async let asked = Wire.through(valve, to: Self.portal)
            _ = try await answer(proxy, reply)
            #expect(try await asked.reply == 4)
            #expect(await valve.ledger.refusedByProxy == [status: 1])
            #expect(await valve.ledger.opened.isEmpty)
        }
    }

    @Test func `gives the release its one tunnel, and a refusal of that is the valve's death (P2)`() async throws {
        try await withProxy { valve, proxy async throws in
            await valve.arm()
            try await valve.releaseOne(to: Self.portal)
            async let asked = Wire.through(valve, to: Self.portal)
            _ = try await answer(proxy, "HTTP/1.1 502 Bad Gateway\r\n\r\n")
            _ = try await asked
            #expect(await valve.reaches(.dead))
            #expect(try await Wire.through(valve, to: Self.portal).reply == 2)
            #expect(await valve.ledger.bytesOutReleased == 0)
        }
    }

    @Test func `is not even connected to while the valve is shut (P2)`() async throws {
        try await withProxy { valve, proxy async throws in
            await valve.arm()
            #expect(try await Wire.through(valve, to: Self.portal).reply == 2)
            #expect(try proxy.socketsTowards() == 0)
        }
    }

    @Test func `never shows its credentials`() {
        let proxy = UpstreamProxy(Origin(host: "gate", port: 3128), username: "ops", password: "hush-hush")
        var dumped = ""
        dump(proxy, to: &dumped)
        for text in ["\(proxy)", String(reflecting: proxy), dumped] {
            #expect(!text.contains("Basic") && !text.contains("hush"))
        }
    }
}
