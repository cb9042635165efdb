import Foundation

/// The parts of a URL that may go into a recording.
struct KeptAddress {
    private let origin: String
    /// The path's segments.
    let segments: [String]
    private let isPlain: Bool

    init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme else { return nil }
        isPlain = text == "about:blank"
        guard ["http", "https", "ws", "wss"].contains(scheme), let host = parts.host else {
            // A data URL is all value.
            origin = "\(scheme):"
            segments = []
            return
        }
        origin = parts.port.map { "\(scheme)://\(host):\($0)" } ?? "\(scheme)://\(host)"
        segments = parts.percentEncodedPath.split(separator: "/").map(String.init)
    }

    /// The URL with a dot in place of each segment that may not be kept.
    func text(keeping mayKeep: (String) -> Bool) -> String {
        if isPlain { return "about:blank" }
        guard !origin.hasSuffix(":") else { return origin + "•" }
        return origin + "/" + segments.map { mayKeep($0) ? $0 : "•" }.joined(separator: "/")
    }
}
