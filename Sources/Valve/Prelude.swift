import NIOCore

/// The one tunnel of what a browser asks before it sends the commit (a CORS preflight, WHATWG Fetch section 4.8).
struct Prelude {
    let origin: Origin
    /// The tunnel that took it.
    var tunnel: Tunnel?
    /// Runs once that tunnel has ended and may have been answered.
    var deadline: Scheduled<Void>?
}

extension Tunnels {
    /// Lets the next tunnel to this origin through, before the release has a tunnel of its own, and no other.
    func passPrelude(to origin: Origin) -> ValveError? {
        guard allowed.contains(origin) else { return .notAllowed(origin) }
        guard state == .shut || state == .releasing else { return .notShut(state) }
        guard prelude == nil, release?.tunnel == nil else { return .preludeOutOfPlace }
        prelude = Prelude(origin: origin)
        return nil
    }

    /// The prelude was answered: its tunnel carries nothing any more, so that the commit cannot take it.
    func endPrelude() {
        guard let tunnel = prelude?.tunnel else { return }
        prelude?.deadline?.cancel()
        // Forgotten first: its end is no death any more.
        prelude = nil
        lose(tunnel)
    }

    /// The prelude's tunnel is over: unless the browser says in time that headers had come, the valve is dead.
    func endedPrelude(_ tunnel: Tunnel) {
        guard prelude?.deadline == nil else { return }
        guard tunnel.lastWasIn else {
            die()
            return
        }
        prelude?.deadline = loop.assumeIsolated().scheduleTask(in: grace) { [self] in
            if prelude?.tunnel === tunnel { die() }
        }
    }

    /// Whether this tunnel becomes the prelude's.
    func takesPrelude(_ tunnel: Tunnel, to origin: Origin) -> Bool {
        guard let pending = prelude, pending.origin == origin, pending.tunnel == nil else { return false }
        prelude?.tunnel = tunnel
        return true
    }

    /// Whether this is the tunnel of a prelude that was not answered yet.
    func isPrelude(_ tunnel: Tunnel) -> Bool {
        guard let taken = prelude?.tunnel, state == .shut || state == .releasing else { return false }
        return taken === tunnel
    }
}
