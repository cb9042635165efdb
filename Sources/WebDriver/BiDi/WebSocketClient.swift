import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// Opens WebSocket connections to a driver on loopback (RFC 6455).
enum WebSocketClient {
    /// The largest message that is taken, in bytes: a page's longest body fits, a runaway does not.
    static let sizeLimit = 64 << 20

    static func connect(
        host: String, port: Int, path: String, authorization: Secret?,
        handler: @escaping @Sendable () -> MessageHandler
    ) async throws -> any Channel {
        let upgraded = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try negotiate(channel, host, port, path, authorization, handler)
                }
            }
            .get()
        guard let channel = upgraded else {
            throw DriverError("the driver did not switch to WebSocket")
        }
        return channel
    }

    private static func negotiate(
        _ channel: any Channel, _ host: String, _ port: Int, _ path: String, _ authorization: Secret?,
        _ handler: @escaping @Sendable () -> MessageHandler
    ) throws -> EventLoopFuture<(any Channel)?> {
        let upgrader = NIOTypedWebSocketClientUpgrader<(any Channel)?>(maxFrameSize: sizeLimit) { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandlers([
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1 << 20,
                        maxAccumulatedFrameSize: sizeLimit),
                    handler(),
                ])
                return channel
            }
        }
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path)
        head.headers.add(name: "Host", value: "\(host):\(port)")
        if let authorization { head.headers.add(name: "Authorization", value: authorization.reveal()) }
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
