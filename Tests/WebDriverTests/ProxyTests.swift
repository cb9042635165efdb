import NIOCore
import NIOPosix
import Synchronization
import Testing
import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `The one way out` {
        /// What browsers say first to a proxy that answers nothing.
        private final class Greetings: ChannelInboundHandler, Sendable {
            typealias InboundIn = ByteBuffer

            let first = Mutex<[UInt8]>([])

            func channelRead(context: ChannelHandlerContext, data: NIOAny) {
                let version = unwrapInboundIn(data).getInteger(at: 0, as: UInt8.self) ?? 0
                first.withLock { $0.append(version) }
                context.close(promise: nil)
            }
        }

        private func withProxy(_ body: (Int, Greetings) async throws -> Void) async throws {
            let greetings = Greetings()
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .childChannelInitializer { $0.pipeline.addHandler(greetings) }
                .bind(host: "127.0.0.1", port: 0).get()
            do {
                try await body(channel.localAddress?.port ?? 0, greetings)
                try await channel.close()
            } catch {
                try? await channel.close()
                throw error
            }
        }

        @Test(arguments: Engine.allCases, ["127.0.0.1", "localhost"])
        func `is the proxy that is asked for, for loopback too`(engine: Engine, host: String) async throws {
            try await FakeServer.with(Answers { _ in .page("<title>reached</title>") }) { server in
                try await withProxy { port, greetings in
                    try await TestBrowser.with(engine, proxyPort: port) { browser in
                        // Some engines answer with an error, some with nothing.
                        _ = try? await browser.session.navigate(to: "http://\(host):\(server.port)/")
                        try await TestBrowser.wait { greetings.first.withLock { !$0.isEmpty } }
                        #expect(try await browser.session.title() != "reached")
                    }
                    #expect(greetings.first.withLock { $0.allSatisfy { $0 == 5 } })
                    #expect(server.arrivals.isEmpty)
                }
            }
        }
    }
}
