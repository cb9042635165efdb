/// What every page runs before its own scripts: the ways round the inspector are taken away.
///
/// Shared and service workers send requests that no intercept holds, WebSocket, WebTransport and WebRTC are not
/// requests to it, and `fetchLater` sends when nobody looks any more. A portal that needs one must say so in its map.
enum PreloadScript {
    static let source = #"""
        () => {
          const gone = ["SharedWorker", "WebSocket", "WebSocketStream", "WebTransport", "RTCPeerConnection",
                        "webkitRTCPeerConnection", "fetchLater"];
          for (const name of gone) {
            try { delete window[name]; } catch (e) {}
            if (name in window) Object.defineProperty(window, name, { value: undefined, configurable: false });
          }
          try { delete Navigator.prototype.serviceWorker; } catch (e) {}
        }
        """#
}
