import NIOCore

/// Carries bytes one way through a tunnel, reading only what the other side has taken.
final class Relay: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    enum Direction {
        case out
        case back

        var opposite: Direction { self == .out ? .back : .out }
    }

    private let direction: Direction
    private let tunnel: Tunnel
    private let tunnels: Tunnels
    private let peer: any Channel
    private var unwritten = 0
    private var isAtEnd = false

    init(_ direction: Direction, to peer: any Channel, of tunnel: Tunnel, _ tunnels: Tunnels) {
        self.direction = direction
        self.peer = peer
        self.tunnel = tunnel
        self.tunnels = tunnels
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        pass(unwrapInboundIn(data), context.channel)
    }

    /// Writes to the other side and asks for more once that was taken; nothing to write only asks.
    func pass(_ bytes: ByteBuffer, _ channel: any Channel) {
        guard tunnels.mayPass(direction, tunnel) else { return tunnels.lose(tunnel) }
        guard bytes.readableBytes > 0 else { return channel.read() }
        unwritten += 1
        peer.writeAndFlush(bytes).assumeIsolated().whenComplete { [self] result in
            unwritten -= 1
            guard case .success = result else { return tunnels.lose(tunnel) }
            guard unwritten == 0 else { return }
            if isAtEnd { finish() } else { channel.read() }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .some(.inputClosed) = event as? ChannelEvent else { return }
        reachEnd()
    }

    private func reachEnd() {
        isAtEnd = true
        // What came before the end may still be on its way to the other side.
        if unwritten == 0 { finish() }
    }

    private func finish() {
        tunnels.finish(direction, tunnel)
        peer.close(mode: .output, promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        // A channel whose own output was shut before reports its input's end only by becoming inactive.
        guard isAtEnd || tunnel.isFinished(direction.opposite) else { return tunnels.lose(tunnel) }
        if !isAtEnd { reachEnd() }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        tunnels.lose(tunnel)
    }
}
