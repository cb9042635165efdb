import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// What a server does with each request.
struct Answers: Sendable {
    let react: @Sendable (FakeServer.Arrival) -> FakeServer.Reaction

    init(_ react: @escaping @Sendable (FakeServer.Arrival) -> FakeServer.Reaction) {
        self.react = react
    }
}

/// A server on loopback that answers as it is told, and remembers what arrived.
final class FakeServer: Sendable {
    struct Arrival: Sendable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
        /// Which connection it came on, counted from 1.
        let connection: Int
        /// In how many reads of the socket it came.
        let pieces: Int
    }

    indirect enum Reaction: Sendable {
        case later(TimeAmount, Reaction)
        /// These bytes as they are; the connection stays open.
        case bytes([UInt8])
        /// These bytes, then the end.
        case bytesAndClose([UInt8])
        /// The first bytes, then the second ones again and again, as long as somebody takes them.
        case endless([UInt8], [UInt8])
        /// The first bytes, then one more every 10 ms.
        case drip([UInt8], UInt8)
        case close
        /// Ends with a reset (RST).
        case reset
        case hang

        static func json(_ text: String, status: String = "200 OK") -> Reaction {
            // As chromedriver writes it: no space behind the colon.
            .bytes(Array("HTTP/1.1 \(status)\r\nContent-Length:\(text.utf8.count)\r\n\r\n\(text)".utf8))
        }

        static func page(_ html: String) -> Reaction {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(html.utf8.count)\r\n\r\n"
            return .bytes(Array((head + html).utf8))
        }
    }

    private struct State {
        var arrivals: [Arrival] = []
        var connections = 0
    }

    private let state = Mutex(State())
    private let react: @Sendable (Arrival) -> Reaction
    let port: Int

    var url: String { "http://127.0.0.1:\(port)" }
    var arrivals: [Arrival] { state.withLock { $0.arrivals } }

    func count(_ method: String, _ path: String? = nil) -> Int {
        arrivals.count { $0.method == method && (path == nil || $0.path == path) }
    }

    /// Runs a server round a body of a test.
    static func with<Value>(
        _ answers: Answers, _ body: (FakeServer) async throws -> Value
    ) async throws -> Value {
        let listener = Mutex<FakeServer?>(nil)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    guard let server = listener.withLock({ $0 }) else { return }
                    let pieces = Pieces()
                    try child.pipeline.syncOperations.addHandlers([
                        pieces, ByteToMessageHandler(HTTPRequestDecoder()),
                        Answering(server, server.nextConnection(), pieces),
                    ])
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = FakeServer(port: channel.localAddress?.port ?? 0, answers.react)
        listener.withLock { $0 = server }
        do {
            let value = try await body(server)
            try await channel.close()
            return value
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private init(port: Int, _ react: @escaping @Sendable (Arrival) -> Reaction) {
        self.port = port
        self.react = react
    }

    private func nextConnection() -> Int {
        state.withLock {
            $0.connections += 1
            return $0.connections
        }
    }

    private func take(_ arrival: Arrival) -> Reaction {
        state.withLock { $0.arrivals.append(arrival) }
        return react(arrival)
    }

    /// Counts reads of the socket.
    private final class Pieces: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer
        var count = 0

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            count += 1
            context.fireChannelRead(data)
        }
    }

    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = ByteBuffer

        private let server: FakeServer
        private let connection: Int
        private let pieces: Pieces
        private var head: HTTPRequestHead?
        private var body = ByteBuffer()

        init(_ server: FakeServer, _ connection: Int, _ pieces: Pieces) {
            self.server = server
            self.connection = connection
            self.pieces = pieces
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                body.clear()
            case .body(var part): body.writeBuffer(&part)
            case .end: answer(context)
            }
        }

        private func answer(_ context: ChannelHandlerContext) {
            guard let head else { return }
            let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
            let arrival = Arrival(
                method: head.method.rawValue, path: head.uri, headers: headers, body: String(buffer: body),
                connection: connection, pieces: pieces.count)
            pieces.count = 0
            perform(server.take(arrival), context)
        }

        private func perform(_ reaction: Reaction, _ context: ChannelHandlerContext) {
            switch reaction {
            case .later(let time, let reaction):
                context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.perform(reaction, context) }
            case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .bytesAndClose(let bytes):
                // A close drops what is not written yet.
                let channel = context.channel
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)))
                    .whenComplete { _ in channel.close(promise: nil) }
            case .endless(let first, let rest):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: first)), promise: nil)
                Self.pour(ByteBuffer(bytes: rest), into: context.channel)
            case .drip(let first, let byte):
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: first)), promise: nil)
                let channel = context.channel
                context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(10)) { task in
                    channel.writeAndFlush(ByteBuffer(bytes: [byte])).whenFailure { _ in task.cancel() }
                }
            case .close: context.close(promise: nil)
            case .reset:
                let channel = context.channel
                (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
                    .whenComplete { _ in channel.close(promise: nil) }
            case .hang: break
            }
        }

        private static func pour(_ bytes: ByteBuffer, into channel: any Channel) {
            // A write that is done at once would call itself deeper and deeper.
            channel.writeAndFlush(bytes).whenSuccess { channel.eventLoop.execute { pour(bytes, into: channel) } }
        }
    }
}
