import Foundation
import Glibc
import NIOCore
import NIOHTTP1

/// One accepted connection: requests are read and answered one after another.
struct Wire: Sendable {
    private static let bodyLimit = 32 << 20
    /// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
    private static let date = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits) GMT
            """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))

    private typealias Exchange = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    let channel: any Channel
    let number: Int

    func run(_ answer: @Sendable (Request) async -> Reply) async {
        // A peer that goes away in the middle of a request ends its connection, nothing else.
        guard let exchange = try? await takeOver() else { return }
        try? await exchange.executeThenClose { inbound, _ in
            try await channel.setOption(.autoRead, value: true).get()
            var parts = inbound.makeAsyncIterator()
            while let request = try await nextRequest(&parts) {
                let reply = await answer(request)
                switch reply.delivery {
                case .answered: try await write(reply, to: request)
                case .answeredThenClosed: return try await write(reply, to: request)
                case .silence: while try await parts.next(isolation: #isolation) != nil {}
                case .finished: return
                case .reset: return try await resetOnClose()
                }
            }
        }
    }

    // Only here and only while it lives: an exchange that nobody runs traps when it is dropped.
    private func takeOver() async throws -> Exchange? {
        try await channel.eventLoop.submit {
            channel.isActive ? try Exchange(wrappingChannelSynchronously: channel) : nil
        }.get()
    }

    private func nextRequest(
        _ parts: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
    ) async throws -> Request? {
        var head: HTTPRequestHead?
        var body: [UInt8] = []
        while let part = try await parts.next(isolation: #isolation) {
            switch part {
            case .head(let next): head = next
            case .body(let bytes):
                body.append(contentsOf: bytes.readableBytesView)
                guard body.count <= Self.bodyLimit else { return nil }
            case .end: return head.map { Request(head: $0, body: body, connection: number) }
            }
        }
        return nil
    }

    private func write(_ reply: Reply, to request: Request) async throws {
        var headers = reply.headers
        headers.replaceOrAdd(name: "Content-Length", value: String(reply.body.count))
        headers.replaceOrAdd(name: "Date", value: Date.now.formatted(Self.date))
        if reply.delivery == .answeredThenClosed { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(version: .http1_1, status: reply.status, headers: headers)
        channel.write(HTTPServerResponsePart.head(head), promise: nil)
        if request.method != "HEAD" {
            channel.write(
                HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: reply.body))), promise: nil)
        }
        try await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
    }

    // SO_LINGER 0: close() drops what is unsent and answers with RST.
    private func resetOnClose() async throws {
        guard let socket = channel as? any SocketOptionProvider else { return }
        try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
}
