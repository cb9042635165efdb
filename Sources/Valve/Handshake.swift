import NIOCore

/// Talks SOCKS 5 with the browser until a tunnel stands, then leaves the pipeline.
final class Handshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let tunnel: Tunnel
    private let tunnels: Tunnels
    private var reader = SOCKSReader()
    private var stage = Stage.greeting

    private enum Stage {
        case greeting
        case request
        case connecting
        case refused
    }

    init(_ tunnel: Tunnel, _ tunnels: Tunnels) {
        self.tunnel = tunnel
        self.tunnels = tunnels
    }

    /// What the browser sent behind its request.
    var remainder: ByteBuffer { reader.bytes }

    func channelActive(context: ChannelHandlerContext) {
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        reader.append(unwrapInboundIn(data))
        do throws(SOCKSFault) {
            try advance(context)
        } catch {
            refuse(error, context)
        }
    }

    private func advance(_ context: ChannelHandlerContext) throws(SOCKSFault) {
        if stage == .greeting, let offered = try reader.offersNoAuthentication() {
            // §3: 0xFF when none of the methods is acceptable.
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: [5, offered ? 0 : 0xff])), promise: nil)
            guard offered else { throw .malformed }
            stage = .request
        }
        if stage == .request, let origin = try reader.destination() {
            stage = .connecting
            if !tunnels.connect(tunnel, to: origin) { answerAndEnd(.notAllowed, context.channel) }
        }
        if stage == .greeting || stage == .request { context.read() }
    }

    private func refuse(_ fault: SOCKSFault, _ context: ChannelHandlerContext) {
        tunnels.countMalformed()
        switch fault {
        case .malformed: tunnels.lose(tunnel)
        case .unsupported(let reply): answerAndEnd(reply, context.channel)
        }
    }

    /// Tells the browser why there is no tunnel, and ends its connection.
    func answerAndEnd(_ reply: SOCKSReply, _ channel: any Channel) {
        stage = .refused
        channel.writeAndFlush(reply.bytes).assumeIsolated().whenComplete { [tunnel, tunnels] _ in
            channel.close(promise: nil)
            tunnels.lose(tunnel)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Nobody waits for this tunnel any more: a connection that is still being made must not outlive that.
        if case .some(.inputClosed) = event as? ChannelEvent { tunnels.lose(tunnel) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        tunnels.lose(tunnel)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        tunnels.lose(tunnel)
    }
}
