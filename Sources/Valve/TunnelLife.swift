import NIOCore
import NIOPosix

// The life of one tunnel, from the browser's connection to the end of both its sides.
extension Tunnels {
    /// Takes a new connection of the browser.
    func admit(_ browser: any Channel) throws {
        guard state != .closed else { throw TunnelIsReset() }
        let tunnel = Tunnel(browser: browser)
        live[ObjectIdentifier(tunnel)] = tunnel
        try browser.pipeline.syncOperations.addHandler(Handshake(tunnel, self))
    }

    /// Whether a tunnel to this origin may be opened; if so it is being opened.
    func connect(_ tunnel: Tunnel, to origin: Origin) -> Bool {
        tunnel.origin = origin
        guard mayOpen(tunnel, to: origin) else {
            ledger.countRefused(origin)
            return false
        }
        dial(tunnel, origin).assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let upstream): join(tunnel, upstream)
            case .failure(let error):
                if let refusal = error as? ProxyRefusal { ledger.refusedByProxy[refusal.status, default: 0] += 1 }
                fail(tunnel, origin)
            }
        }
        return true
    }

    private func dial(_ tunnel: Tunnel, _ origin: Origin) -> EventLoopFuture<any Channel> {
        guard let proxy else { return reach(origin, for: tunnel, isMetered: true) }
        let bound = NIOLoopBound((tunnels: self, tunnel: tunnel), eventLoop: loop)
        return reach(proxy.origin, for: tunnel, isMetered: false).flatMap { upstream in
            ProxyHandshake.perform(proxy.request(for: origin), on: upstream).flatMapThrowing {
                try upstream.pipeline.syncOperations.addHandler(Meter(bound.value.tunnel, bound.value.tunnels))
                return upstream
            }
        }
    }

    private func reach(_ origin: Origin, for tunnel: Tunnel, isMetered: Bool) -> EventLoopFuture<any Channel> {
        let adopting = NIOLoopBound(tunnel, eventLoop: loop)
        let metered = NIOLoopBound(self, eventLoop: loop)
        let bootstrap = ClientBootstrap(group: loop)
            .channelOption(.autoRead, value: false)
            .channelOption(.maxMessagesPerRead, value: 1)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { upstream in
                upstream.eventLoop.makeCompletedFuture {
                    try adopting.value.adopt(upstream)
                    guard isMetered else { return }
                    try upstream.pipeline.syncOperations.addHandler(Meter(adopting.value, metered.value))
                }
            }
        if let address = try? SocketAddress(ipAddress: origin.host, port: origin.port) {
            return bootstrap.connect(to: address)
        }
        return bootstrap.connect(host: origin.host, port: origin.port)
    }

    private func join(_ tunnel: Tunnel, _ upstream: any Channel) {
        guard !tunnel.isReset, let origin = tunnel.origin else { return upstream.close(promise: nil) }
        let browser = tunnel.browser
        let relay = Relay(.out, to: upstream, of: tunnel, self)
        do {
            let handshake = try browser.pipeline.syncOperations.handler(type: Handshake.self)
            try browser.pipeline.syncOperations.addHandler(relay)
            browser.pipeline.syncOperations.removeHandler(handshake, promise: nil)
            try upstream.pipeline.syncOperations.addHandler(Relay(.back, to: browser, of: tunnel, self))
            ledger.opened[origin, default: 0] += 1
            browser.writeAndFlush(SOCKSReply.succeeded.bytes, promise: nil)
            relay.pass(handshake.remainder, browser)
            upstream.read()
        } catch {
            lose(tunnel)
        }
    }

    private func fail(_ tunnel: Tunnel, _ origin: Origin) {
        guard !tunnel.isReset else { return }
        ledger.unreachable[origin, default: 0] += 1
        let browser = tunnel.browser
        // The tunnel that counts is over before the browser hears of it, so that its next attempt finds the valve dead.
        if release?.tunnel === tunnel || isPrelude(tunnel) { return lose(tunnel) }
        guard let handshake = try? browser.pipeline.syncOperations.handler(type: Handshake.self) else {
            return lose(tunnel)
        }
        handshake.answerAndEnd(.hostUnreachable, browser)
    }

    /// One side has said all, and that was passed on; a tunnel with two silent sides is over.
    func finish(_ direction: Relay.Direction, _ tunnel: Tunnel) {
        tunnel.finish(direction)
        // No response can follow the origin's end.
        if direction == .back { end(tunnel) }
        if tunnel.isFinished(direction.opposite) { live[ObjectIdentifier(tunnel)] = nil }
    }

    /// A side has gone, or must go: the other goes with it.
    func lose(_ tunnel: Tunnel) {
        guard live.removeValue(forKey: ObjectIdentifier(tunnel)) != nil else { return }
        tunnel.reset()
        end(tunnel)
    }
}
