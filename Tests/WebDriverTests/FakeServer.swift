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
    }

    enum Reaction: Sendable {
        /// These bytes as they are; the connection stays open.
        case bytes([UInt8])
        /// These bytes, then the end.
        case bytesAndClose([UInt8])
        case close
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
                    try child.pipeline.syncOperations.addHandlers([
                        ByteToMessageHandler(HTTPRequestDecoder()), Answering(server, server.nextConnection()),
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

    private final class Answering: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = ByteBuffer

        private let server: FakeServer
        private let connection: Int
        private var head: HTTPRequestHead?
        private var body = ByteBuffer()

        init(_ server: FakeServer, _ connection: Int) {
            self.server = server
            self.connection = connection
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
                connection: connection)
            switch server.take(arrival) {
            case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            case .bytesAndClose(let bytes):
                // A close drops what is not written yet.
                let channel = context.channel
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)))
                    .whenComplete { _ in channel.close(promise: nil) }
            case .close: context.close(promise: nil)
            case .hang: break
            }
        }
    }
}
