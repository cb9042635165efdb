import WebDriver

/// What every page runs before its own scripts: the ways round the inspector are taken away.
///
/// Shared and service workers send requests that no intercept holds, WebSocket, WebTransport and WebRTC are not
/// requests to it, and `fetchLater` sends when nobody looks any more. A page that tries one is told `SecurityError`, as
/// a content security policy would tell it, and the attempt is reported.
enum PreloadScript {
    /// The channel on which attempts are reported (WebDriver BiDi, section 7.7.2, `script.Channel`).
    static let channel = "countersign-ways-round"

    private static let constructors = [
        "SharedWorker", "WebSocket", "WebSocketStream", "WebTransport", "RTCPeerConnection",
        "webkitRTCPeerConnection", "fetchLater",
    ]

    /// What can be reported; a page cannot make the list longer.
    static let names = Set(constructors + ["ServiceWorker"])

    /// The parameters of `script.addPreloadScript`.
    static var parameters: JSONValue {
        [
            "functionDeclaration": .string(source),
            "arguments": [["type": "channel", "value": ["channel": .string(channel)]]],
        ]
    }

    private static let source = #"""
        (report) => {
          const names = [\#(constructors.map { "\"\($0)\"" }.joined(separator: ", "))];
          const refusal = (name) => {
            try { report(name); } catch (e) {}
            return new DOMException(`${name} is not available here`, "SecurityError");
          };
          for (const name of names) {
            const stub = { [name]: function () { throw refusal(name); } }[name];
            try { delete window[name]; } catch (e) {}
            try { Object.defineProperty(window, name, { value: stub, configurable: false, writable: false }); } catch (e) {}
          }
          const never = new Promise(() => {});
          const rejecting = () => Promise.reject(refusal("ServiceWorker"));
          const workers = Object.freeze({
            controller: null, ready: never, register: rejecting, getRegistration: () => Promise.resolve(undefined),
            getRegistrations: () => Promise.resolve([]), startMessages() {}, addEventListener() {}, removeEventListener() {},
          });
          try { delete Navigator.prototype.serviceWorker; } catch (e) {}
          try { Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => workers, configurable: false }); } catch (e) {}
        }
        """#
}
