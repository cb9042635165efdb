import NIOCore

/// Counts at the socket towards the origin, apart from the code that decides what may pass.
final class Meter: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let tunnel: Tunnel
    private let tunnels: Tunnels

    init(_ tunnel: Tunnel, _ tunnels: Tunnels) {
        self.tunnel = tunnel
        self.tunnels = tunnels
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        tunnels.count(out: unwrapOutboundIn(data).readableBytes, tunnel)
        context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        tunnels.count(in: unwrapInboundIn(data).readableBytes, tunnel)
        context.fireChannelRead(data)
    }
}

extension Tunnels {
    func countMalformed() {
        ledger.malformed += 1
    }

    func count(out bytes: Int, _ tunnel: Tunnel) {
        tunnel.bytesOut += bytes
        tunnel.lastWasIn = false
        ledger.bytesOut += bytes
        if isPrelude(tunnel) {
            ledger.bytesOutPrelude += bytes
            return
        }
        switch state {
        case .open, .passed: break
        case .releasing where tunnel === release?.tunnel: ledger.bytesOutReleased += bytes
        case .releasing, .shut, .dead, .closed: ledger.bytesOutWhileShut += bytes
        }
    }

    func count(in bytes: Int, _ tunnel: Tunnel) {
        tunnel.bytesIn += bytes
        tunnel.lastWasIn = true
        ledger.bytesIn += bytes
        if state == .releasing, tunnel === release?.tunnel { ledger.bytesInReleased += bytes }
    }
}
