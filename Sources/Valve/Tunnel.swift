import Glibc
import NIOCore

/// One connection of the browser and the connections made for it; touched only on the valve's event loop.
final class Tunnel {
    let browser: any Channel
    /// Where it leads, once the browser has said so.
    var origin: Origin?
    /// Set by ``reset()``; nothing may be connected for it any more.
    private(set) var isReset = false
    /// Bytes towards the origin.
    var bytesOut = 0
    /// Bytes from the origin.
    var bytesIn = 0
    /// Whether the last bytes that passed were the origin's: only then can it have answered.
    var lastWasIn = false
    /// Directions in which all was said and passed on.
    private var finished: Set<Relay.Direction> = []

    // More than one while several addresses of one name are tried; at most one of them carries bytes.
    private var attempts: [any Channel] = []

    init(browser: any Channel) {
        self.browser = browser
    }

    /// Takes a socket that is about to connect, unless the tunnel is gone.
    func adopt(_ upstream: any Channel) throws(TunnelIsReset) {
        guard !isReset else { throw TunnelIsReset() }
        attempts.append(upstream)
        // However this socket ends, no byte may leave after that: SO_LINGER 0 makes close(2) discard the send queue
        // instead of delivering it in the background. An end that was passed on before (shutdown) is not affected.
        discardOnClose(upstream)
    }

    /// Notes that all was said in this direction, and that it was passed on.
    func finish(_ direction: Relay.Direction) {
        finished.insert(direction)
    }

    /// Whether all was said in this direction, and was passed on.
    func isFinished(_ direction: Relay.Direction) -> Bool {
        finished.contains(direction)
    }

    /// Ends every socket at once; what they have not sent yet is thrown away, and the peers see RST.
    func reset() {
        isReset = true
        discardOnClose(browser)
        for channel in attempts + [browser] { channel.close(promise: nil) }
    }

    private func discardOnClose(_ channel: any Channel) {
        (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in }
    }

    /// Every socket of the tunnel, gone when its future is done.
    var ends: [EventLoopFuture<Void>] { (attempts + [browser]).map(\.closeFuture) }
}

/// A socket came too late for its tunnel.
struct TunnelIsReset: Error {}
