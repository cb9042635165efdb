import Valve

/// One way of a PAC file's answer.
enum PACRoute: Hashable, Sendable, CustomStringConvertible {
    case direct
    case proxy(Origin)
    /// HTTPS, SOCKS, or what nobody knows: its own words.
    case other(String)

    /// The ways in the order in which they are to be tried; none for an empty answer.
    static func list(_ answer: String) -> [PACRoute] {
        answer.split(separator: ";").compactMap { part in
            let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let kind = words.first else { return nil }
            switch (kind.uppercased(), words.count) {
            case ("DIRECT", 1): return .direct
            case ("PROXY", 2), ("HTTP", 2):
                return origin(words[1]).map(PACRoute.proxy) ?? .other(words.joined(separator: " "))
            default: return .other(words.joined(separator: " "))
            }
        }
    }

    /// A port belongs to it: which one would be meant without, programs do not agree on.
    private static func origin(_ text: String) -> Origin? {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0,
            colon > text.startIndex
        else { return nil }
        return Origin(host: String(text[..<colon]), port: Int(port))
    }

    var description: String {
        switch self {
        case .direct: "DIRECT"
        case .proxy(let origin): "PROXY \(origin)"
        case .other(let words): words
        }
    }

    /// The first way that can be gone: a proxy that takes connections, or DIRECT where it stands first.
    ///
    /// - Throws: ``ProxyRefusal`` where that would be a way that the valve does not know, or DIRECT only because no proxy
    ///   before it takes connections: who was to go through a proxy does not silently go without one.
    static func taken(
        _ answer: String, for origin: String, connects: (Origin) async -> Bool
    ) async throws(ProxyRefusal) -> PACRoute {
        let said = "the PAC file says “\(answer)” for \(origin)"
        let routes = list(answer)
        if routes.first == .direct { return .direct }
        for route in routes {
            switch route {
            case .direct:
                throw ProxyRefusal(
                    "\(said): no proxy before DIRECT takes connections, and DIRECT is not fallen back to")
            case .other(let words):
                throw ProxyRefusal("\(said): “\(words)” cannot be gone; only PROXY with a port, and DIRECT")
            case .proxy(let proxy): if await connects(proxy) { return route }
            }
        }
        throw ProxyRefusal(routes.isEmpty ? "\(said): no way" : "\(said): no proxy of these takes connections")
    }
}
