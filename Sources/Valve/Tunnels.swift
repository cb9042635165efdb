import NIOCore

/// All tunnels of a valve and the decision what may pass.
///
/// Touched only on the valve's event loop, on which every byte is carried too: a decision and the bytes it is about
/// never race, and a reset closes its sockets before the loop does anything else.
final class Tunnels {
    private(set) var state = ValveState.open {
        didSet { if state != oldValue { watchers.values.forEach { $0.yield(state) } } }
    }
    var ledger = ValveLedger()
    /// Tunnels with a socket that could still carry something.
    var live: [ObjectIdentifier: Tunnel] = [:]

    let loop: any EventLoop
    let allowed: Set<Origin>
    /// Through which origins are reached; nil for directly.
    let proxy: UpstreamProxy?
    let grace: TimeAmount
    private(set) var release: Release?
    var prelude: Prelude?
    private var watchers: [Int: AsyncStream<ValveState>.Continuation] = [:]
    private var watched = 0

    /// The one release of a valve's life.
    struct Release {
        let origin: Origin
        /// Whether it still counts.
        let isFresh: () -> Bool
        /// The tunnel that took it.
        var tunnel: Tunnel?
        /// Runs once that tunnel has ended and may have answered.
        var deadline: Scheduled<Void>?
        var hasEnded: Bool { deadline != nil }
    }

    init(_ loop: any EventLoop, allowing allowed: Set<Origin>, through proxy: UpstreamProxy?, grace: TimeAmount) {
        self.loop = loop
        self.proxy = proxy
        self.allowed = allowed
        self.grace = grace
    }

    /// Shuts, whatever it takes; the future is done when no socket is left.
    func arm() -> EventLoopFuture<Void> {
        prelude = nil
        switch state {
        case .open, .shut, .passed: state = .shut
        // What was released is lost, and there is no second release.
        case .releasing: return die()
        case .dead, .closed: break
        }
        return resetAll()
    }

    /// Lets the next tunnel to this origin through, and no other.
    func releaseOne(to origin: Origin, while isFresh: @escaping () -> Bool) -> ValveError? {
        guard allowed.contains(origin) else { return .notAllowed(origin) }
        guard state == .shut else { return .notShut(state) }
        guard release == nil else { return .alreadyReleased }
        // A connection from before the release is not the one that the release is for.
        prelude = nil
        resetAll()
        release = Release(origin: origin, isFresh: isFresh)
        state = .releasing
        return nil
    }

    /// Opens again if the released tunnel has carried something both ways and was not given up.
    func responseSeen() {
        guard state == .releasing, let tunnel = release?.tunnel, tunnel.bytesOut > 0, tunnel.bytesIn > 0 else { return }
        release?.deadline?.cancel()
        state = .passed
    }

    /// Ends everything for good.
    func close() -> EventLoopFuture<Void> {
        prelude = nil
        release?.deadline?.cancel()
        state = .closed
        watchers.values.forEach { $0.finish() }
        watchers = [:]
        return resetAll()
    }

    /// Tells this watcher the state now and every later one.
    func watch(_ watcher: AsyncStream<ValveState>.Continuation) -> Int {
        watcher.yield(state)
        guard state != .closed else {
            watcher.finish()
            return 0
        }
        watched += 1
        watchers[watched] = watcher
        return watched
    }

    /// Forgets a watcher.
    func unwatch(_ number: Int) {
        watchers[number] = nil
    }

    @discardableResult
    private func resetAll() -> EventLoopFuture<Void> {
        let tunnels = live.values
        live = [:]
        tunnels.forEach { $0.reset() }
        return .andAllComplete(tunnels.flatMap(\.ends), on: loop)
    }

    @discardableResult
    func die() -> EventLoopFuture<Void> {
        release?.deadline?.cancel()
        state = .dead
        return resetAll()
    }

    /// Whether a tunnel to this origin may be opened; the first that asks takes the prelude, and then the release.
    func mayOpen(_ tunnel: Tunnel, to origin: Origin) -> Bool {
        if prelude != nil { return takesPrelude(tunnel, to: origin) }
        switch state {
        case .open, .passed: return allowed.contains(origin)
        case .releasing:
            guard let pending = release, pending.origin == origin, pending.tunnel == nil else { return false }
            guard counts(pending) else { return false }
            release?.tunnel = tunnel
            return true
        case .shut, .dead, .closed: return false
        }
    }

    /// Whether bytes of this tunnel may pass now.
    func mayPass(_ direction: Relay.Direction, _ tunnel: Tunnel) -> Bool {
        guard live[ObjectIdentifier(tunnel)] != nil else { return false }
        if isPrelude(tunnel) { return direction == .back || prelude?.deadline == nil }
        switch state {
        case .open, .passed: return true
        case .releasing:
            guard let release, tunnel === release.tunnel else { return false }
            if direction == .back { return true }
            // Nothing has passed yet: what may have waited long must still count now.
            return !release.hasEnded && (tunnel.bytesOut > 0 || counts(release))
        case .shut, .dead, .closed: return false
        }
    }

    /// Whether a release that nothing has passed for still counts; once it does not, the valve is dead.
    private func counts(_ release: Release) -> Bool {
        if release.isFresh() { return true }
        ledger.hasReleaseExpired = true
        die()
        return false
    }

    /// The released tunnel can carry no more response than it has.
    ///
    /// A response and its connection's end reach us faster than the browser's word that it saw the response, so the
    /// verdict waits a moment for that word, but only if the origin spoke last; nothing passes while it waits.
    func end(_ tunnel: Tunnel) {
        if isPrelude(tunnel) { return endedPrelude(tunnel) }
        guard state == .releasing, release?.tunnel === tunnel, release?.hasEnded == false else { return }
        guard tunnel.lastWasIn else {
            die()
            return
        }
        release?.deadline = loop.assumeIsolated().scheduleTask(in: grace) { [self] in
            if state == .releasing { die() }
        }
    }
}
