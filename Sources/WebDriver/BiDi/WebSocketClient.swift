import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// Opens WebSocket connections to a remote end (RFC 6455).
struct WebSocketClient {
    /// The largest message that is taken, in bytes: a page's longest body fits, a runaway does not.
    static let sizeLimit = 64 << 20

    let host: String
    let port: Int
    let path: String
    /// Whether it goes through TLS (`wss`).
    let isSecure: Bool
    /// What the remote end asks for.
    let access: Access

    /// Connects; messages go to the handler.
    func connect(_ handler: @escaping @Sendable () -> MessageHandler) async throws -> any Channel {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connectTimeout(.seconds(10))
        let begin: @Sendable (any Channel) -> EventLoopFuture<EventLoopFuture<(any Channel)?>> = { channel in
            channel.eventLoop.makeCompletedFuture { try negotiate(channel, handler) }
        }
        let upgraded: EventLoopFuture<(any Channel)?>
        if isSecure {
            let socket = try await TLSTunnel.open(host: host, port: port, authorities: access.authorities)
            upgraded = try await bootstrap.withConnectedSocket(socket, channelInitializer: begin)
        } else {
            upgraded = try await bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(host: host, port: port, channelInitializer: begin)
        }
        guard let channel = try await upgraded.get() else {
            throw DriverError("the driver did not switch to WebSocket")
        }
        return channel
    }

    private func negotiate(
        _ channel: any Channel, _ handler: @escaping @Sendable () -> MessageHandler
    ) throws -> EventLoopFuture<(any Channel)?> {
        let upgrader = NIOTypedWebSocketClientUpgrader<(any Channel)?>(maxFrameSize: Self.sizeLimit) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1 << 20,
                        maxAccumulatedFrameSize: Self.sizeLimit),
                    handler(),
                ])
                return channel
            }
        }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path)
        head.headers.add(name: "Host", value: "\(host):\(port)")
        if let authorization = access.authorization {
            head.headers.add(name: "Authorization", value: authorization.reveal())
        }
        let configuration = NIOTypedHTTPClientUpgradeConfiguration(upgradeRequestHead: head, upgraders: [upgrader]) {
            $0.eventLoop.makeSucceededFuture(nil)
        }
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: .init(upgradeConfiguration: configuration))
    }
}

extension WebSocketFrame {
    /// A client's text message, masked as RFC 6455, section 5.3 demands.
    static func text(_ bytes: [UInt8]) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(bytes: bytes))
    }
}
