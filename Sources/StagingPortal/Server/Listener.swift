import NIOCore
import NIOHTTP1
import NIOPosix

/// A bound loopback port and what is accepted on it.
struct Listener: Sendable {
    private let channel: NIOAsyncChannel<any Channel, Never>
    let port: Int

    static func bind(port: Int) async throws -> Listener {
        do {
            let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                // Nothing is read before a Wire has taken the connection over.
                .childChannelOption(.autoRead, value: false)
                .bind(host: "127.0.0.1", port: port) { connection in
                    connection.eventLoop.makeCompletedFuture {
                        try connection.pipeline.syncOperations.configureHTTPServerPipeline(
                            withPipeliningAssistance: false)
                        return connection
                    }
                }
            return Listener(channel: channel, port: channel.channel.localAddress?.port ?? port)
        } catch {
            throw StagingPortalError(
                description:
                    "127.0.0.1:\(port) cannot be listened on (\(error)): choose another port, or 0 for a free one"
            )
        }
    }

    /// Serves until closed; every connection ends with it.
    func serve(_ answer: @escaping @Sendable (Request) async -> Reply) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            try await channel.executeThenClose { connections in
                var number = 0
                for try await connection in connections {
                    number += 1
                    let wire = Wire(channel: connection, number: number)
                    group.addTask { await wire.run(answer) }
                }
            }
            group.cancelAll()
        }
    }

    /// Takes no connection from now on and ends those that it has.
    ///
    /// Closing comes before cancelling: a connection accepted by a cancelled loop would belong to nobody.
    func close() async {
        // It fails only if the port is closed already.
        try? await channel.channel.close()
    }
}
