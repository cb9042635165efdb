import NIOCore
import NIOPosix

/// A loopback SOCKS 5 proxy (RFC 1928) that can be shut: the browser's only way out.
///
/// One tunnel is one TCP connection, for http and https alike, and no tunnel's content is looked at. Everything runs
/// on one event loop, so a call that has returned holds for every byte after it. Close it: a valve that is merely
/// forgotten goes on as it was.
package final class Valve: Sendable {
    /// Loopback port that the browser is pointed at.
    package let port: Int

    private let loop: any EventLoop
    private let server: any Channel
    private let tunnels: NIOLoopBound<Tunnels>

    private init(_ server: any Channel, _ tunnels: NIOLoopBound<Tunnels>) {
        self.server = server
        self.tunnels = tunnels
        loop = server.eventLoop
        port = server.localAddress?.port ?? 0
    }

    /// Listens on a free port of 127.0.0.1, open for these origins only.
    ///
    /// Where there is a company proxy, every tunnel goes through it, and no name is resolved here.
    ///
    /// - Throws: The system's error if no socket can be had.
    package static func open(
        allowing origins: Set<Origin>, through proxy: UpstreamProxy? = nil
    ) async throws -> Valve {
        try await open(allowing: origins, through: proxy, grace: .seconds(2))
    }

    /// As above, with the time for which an ended released tunnel waits for ``responseSeen()``.
    static func open(
        allowing origins: Set<Origin>, through proxy: UpstreamProxy? = nil, grace: TimeAmount
    ) async throws -> Valve {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let tunnels = try await loop.submit {
            NIOLoopBound(Tunnels(loop, allowing: origins, through: proxy, grace: grace), eventLoop: loop)
        }.get()
        let server = try await ServerBootstrap(group: loop)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { browser in
                browser.eventLoop.makeCompletedFuture { try tunnels.value.admit(browser) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return Valve(server, tunnels)
    }

    /// Resets every tunnel and refuses every new one; when it returns, no upstream socket is left.
    ///
    /// A valve that was releasing is dead afterwards: there is no second release.
    package func arm() async {
        await finished { $0.arm() }
    }

    /// Lets exactly one new tunnel to this origin through, once in the valve's life.
    ///
    /// - Parameters:
    ///   - origin: where the tunnel leads.
    ///   - isFresh: whether the release still counts; asked on the event loop when the tunnel is wanted, and when its
    ///     first bytes are. Once it does not, the valve is dead and the ledger says that the release expired.
    /// - Throws: ``ValveError`` unless the valve is shut, has never released, and knows the origin.
    package func releaseOne(
        to origin: Origin, while isFresh: @escaping @Sendable () -> Bool = { true }
    ) async throws(ValveError) {
        if let error = await onLoop({ $0.releaseOne(to: origin, while: isFresh) }) { throw error }
    }

    /// Lets exactly one new tunnel to this origin through for what a browser asks before the commit.
    ///
    /// The valve stays shut for all else. Unless ``endPrelude()`` comes before that tunnel ends, the valve is dead.
    ///
    /// - Throws: ``ValveError`` unless the valve is shut, or has released and that tunnel was not opened yet.
    package func passPrelude(to origin: Origin) async throws(ValveError) {
        if let error = await onLoop({ $0.passPrelude(to: origin) }) { throw error }
    }

    /// Resets the prelude's tunnel once its response headers were seen; what follows takes a new one.
    package func endPrelude() async {
        await onLoop { $0.endPrelude() }
    }

    /// Opens the valve again once the released tunnel's response headers were seen; otherwise changes nothing.
    ///
    /// - Returns: The state afterwards: `passed` if the tunnel had carried bytes both ways and was not given up.
    @discardableResult
    package func responseSeen() async -> ValveState {
        await onLoop {
            $0.responseSeen()
            return $0.state
        }
    }

    /// Resets every tunnel and stops listening, for good.
    package func close() async {
        await finished { $0.close() }
        await finished { [server] _ in
            server.close(promise: nil)
            return server.closeFuture
        }
    }

    /// What the valve lets through now.
    package var state: ValveState {
        get async { await onLoop(\.state) }
    }

    /// What went through so far.
    package var ledger: ValveLedger {
        get async { await onLoop(\.ledger) }
    }

    /// The state now and every later one, to each who asks; ends after `closed`.
    package var changes: AsyncStream<ValveState> {
        let (stream, continuation) = AsyncStream.makeStream(of: ValveState.self)
        loop.execute { [loop, tunnels] in
            let number = tunnels.value.watch(continuation)
            continuation.onTermination = { _ in loop.execute { tunnels.value.unwatch(number) } }
        }
        return stream
    }

    private func onLoop<Answer: Sendable>(_ ask: @escaping @Sendable (Tunnels) -> Answer) async -> Answer {
        await withCheckedContinuation { continuation in
            loop.execute { [tunnels] in continuation.resume(returning: ask(tunnels.value)) }
        }
    }

    private func finished(_ act: @escaping @Sendable (Tunnels) -> EventLoopFuture<Void>) async {
        await withCheckedContinuation { continuation in
            loop.execute { [tunnels] in
                act(tunnels.value).whenComplete { _ in continuation.resume() }
            }
        }
    }
}
