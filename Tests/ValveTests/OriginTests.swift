import NIOCore
import Testing

@testable import Valve

@Suite(.timeLimit(.minutes(10))) struct OriginTests {
    @Test func `an origin that is not allowed is refused and counted by name`() async throws {
        try await withValve { valve, listener async throws in
            let strangers = [
                Origin(host: "tracker.example", port: 443), Origin(host: "127.0.0.1", port: listener.origin.port ^ 1),
                Origin(host: "x127.0.0.1", port: listener.origin.port),
                Origin(host: "127.0.0.1.", port: listener.origin.port),
            ]
            for stranger in strangers {
                #expect(try await Wire.through(valve, to: stranger).reply == 2)
            }
            #expect(await valve.ledger.refused == Dictionary(uniqueKeysWithValues: strangers.map { ($0, 1) }))
            #expect(await valve.ledger.opened.isEmpty)
        }
    }

    @Test func `a page that names hosts without end does not fill the memory`() {
        var ledger = ValveLedger()
        for number in 0..<5000 { ledger.countRefused(Origin(host: "\(number).example", port: 443)) }
        #expect(ledger.refused.count == 1001)
        #expect(ledger.refused.values.reduce(0, +) == 5000)
    }

    @Test(arguments: [
        ("Portal.Example", "portal.example", "portal.example:443"), ("[::1]", "::1", "[::1]:443"),
        ("0:0:0:0:0:0:0:1", "::1", "[::1]:443"), ("127.0.0.1", "127.0.0.1", "127.0.0.1:443"),
    ])
    func `a host has one spelling`(given: String, host: String, shown: String) {
        #expect(Origin(host: given, port: 443).host == host)
        #expect(Origin(host: given, port: 443).description == shown)
    }

    @Test func `an origin that nobody listens on is told apart from a refused one`() async throws {
        try await withValve { valve, listener async throws in
            await listener.close()
            #expect(try await Wire.through(valve, to: listener.origin).reply == 4)
            #expect(await valve.ledger.unreachable == [listener.origin: 1])
            #expect(await valve.state == .open)
        }
    }

    @Test func `IPv6 is reached by address and by its text`() async throws {
        try await withValve(host: "::1") { valve, listener async throws in
            let port = listener.origin.port
            let address: [UInt8] =
                [5, 1, 0, 4] + Array(repeating: 0, count: 15) + [1, UInt8(port >> 8), UInt8(port & 0xff)]
            for request in [address, Wire.request(for: listener.origin)] {
                let browser = try await Wire.connect(to: valve.port)
                try await browser.send([5, 1, 0])
                #expect(try await browser.read(2) == [5, 0])
                try await browser.send(request)
                #expect(try await browser.read(10).prefix(2) == [5, 0])
                let portal = try #require(await listener.next())
                try await browser.send([9])
                #expect(try await portal.read(1) == [9])
            }
        }
    }

    @Test func `IPv4 is reached by address, and a name by all its addresses`() async throws {
        let listener = try await Listener.open()
        let port = listener.origin.port
        let valve = try await Valve.open(allowing: [listener.origin, Origin(host: "localhost", port: port)])
        let address: [UInt8] = [5, 1, 0, 1, 127, 0, 0, 1, UInt8(port >> 8), UInt8(port & 0xff)]
        for request in [address, Wire.request(for: Origin(host: "LOCALHOST", port: port))] {
            let browser = try await Wire.connect(to: valve.port)
            try await browser.send([5, 1, 0])
            #expect(try await browser.read(2) == [5, 0])
            try await browser.send(request)
            #expect(try await browser.read(10).prefix(2) == [5, 0])
            let portal = try #require(await listener.next())
            try await browser.send([9])
            #expect(try await portal.read(1) == [9])
        }
        await valve.close()
        await listener.close()
    }

    @Test func `a request in single bytes, with the first words behind it, is understood`() async throws {
        try await withValve { valve, listener async throws in
            let browser = try await Wire.connect(to: valve.port)
            for byte in [5, 2, 1, 0] as [UInt8] { try await browser.send([byte]) }
            #expect(try await browser.read(2) == [5, 0])
            let request = Wire.request(for: listener.origin)
            for byte in request.dropLast() { try await browser.send([byte]) }
            try await browser.send([request[request.count - 1], 42, 43])
            #expect(try await browser.read(10).prefix(2) == [5, 0])
            let portal = try #require(await listener.next())
            #expect(try await portal.read(2) == [42, 43])
            #expect(await valve.ledger.bytesOut == 2)
        }
    }

    @Test(
        arguments: [
            ("GET / HTTP/1.1\r\n\r\n".utf8.map { $0 }, []), ([4, 1, 0, 80, 127, 0, 0, 1, 0], []),
            ([5, 1, 2], [5, 0xff]),
            ([5, 0], [5, 0xff]), ([5, 1, 0, 4, 1, 0, 3], [5, 0]), ([5, 1, 0, 5, 1, 9, 3], [5, 0]),
            ([5, 1, 0, 5, 2, 0, 1, 127, 0, 0, 1, 0, 80], [5, 0, 5, 7, 0, 1, 0, 0, 0, 0, 0, 0]),
            ([5, 1, 0, 5, 3, 0, 1, 127, 0, 0, 1, 0, 80], [5, 0, 5, 7, 0, 1, 0, 0, 0, 0, 0, 0]),
            ([5, 1, 0, 5, 1, 0, 9, 127, 0, 0, 1, 0, 80], [5, 0, 5, 8, 0, 1, 0, 0, 0, 0, 0, 0]),
            ([5, 1, 0, 5, 1, 0, 3, 0, 0, 80], [5, 0]), ([5, 1, 0, 5, 1, 0, 3, 2, 10, 13, 0, 80], [5, 0]),
        ] as [([UInt8], [UInt8])])
    func `what is not SOCKS 5 CONNECT is ended and leads nowhere`(said: [UInt8], answered: [UInt8]) async throws {
        try await withValve { valve, listener async throws in
            let client = try await Wire.connect(to: valve.port)
            try await client.send(said)
            let answer = try await client.read(64)
            // A reset may overtake the answer; it never turns into another one.
            #expect(answered.starts(with: answer))
            let ledger = await valve.ledger
            #expect(ledger.malformed == 1)
            #expect(ledger.opened.isEmpty)
            #expect(ledger.bytesOut == 0)
        }
    }
}
