/// What went through a valve, counted at the socket towards the origin.
package struct ValveLedger: Hashable, Sendable {
    /// Tunnels that reached their origin, by origin.
    package internal(set) var opened: [Origin: Int] = [:]
    /// Tunnels that were refused, because of the origin or the valve's state, by origin.
    package internal(set) var refused: [Origin: Int] = [:]
    /// Tunnels whose origin could not be reached, by origin.
    package internal(set) var unreachable: [Origin: Int] = [:]
    /// Tunnels that the company proxy did not give, by its HTTP status; 0 where it gave none.
    package internal(set) var refusedByProxy: [Int: Int] = [:]
    /// Connections from the browser's side that did not speak SOCKS 5 CONNECT.
    package internal(set) var malformed = 0
    /// Bytes towards origins.
    package internal(set) var bytesOut = 0
    /// Bytes from origins.
    package internal(set) var bytesIn = 0
    /// Bytes towards origins while nothing may pass; anything but 0 is a defect of the valve.
    package internal(set) var bytesOutWhileShut = 0
    /// Bytes towards origins on the tunnels of preludes, which are none of the commit's.
    package internal(set) var bytesOutPrelude = 0
    /// Bytes towards the origin on the released tunnel.
    package internal(set) var bytesOutReleased = 0
    /// Whether the release no longer counted when the browser came for it: nothing of it passed then.
    package internal(set) var hasReleaseExpired = false
    /// Bytes from the origin on the released tunnel before its response was seen.
    package internal(set) var bytesInReleased = 0

    package init() {}

    // A page can name hosts without end; the ledger must not grow with them.
    mutating func countRefused(_ origin: Origin) {
        let isCounted = refused[origin] != nil || refused.count < 1000
        refused[isCounted ? origin : Origin(host: "others", port: 0), default: 0] += 1
    }
}
