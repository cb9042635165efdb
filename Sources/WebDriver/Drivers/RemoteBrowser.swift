import Foundation

/// A browser of a remote end: its processes are not ours, so that nothing here can prove what it sends.
public struct RemoteBrowser: Sendable {
    /// The classic session.
    public let session: Session
    /// The BiDi connection of the same session; where ``BiDi/isPresent`` is false it refuses every command.
    public let bidi: BiDi

    /// Asks the remote end to end the session and its browser (WebDriver, section 8.2); held requests may leave then.
    ///
    /// - Throws: ``WebDriverError`` when the remote end did not say so; it may then keep the browser.
    public func end() async throws(WebDriverError) {
        await bidi.close()
        try await session.delete()
    }
}

extension Browser {
    /// Opens a session at a remote end.
    ///
    /// - Throws: ``DriverError``, which never shows credentials. If the answer to New Session was lost, the remote end
    ///   may keep a browser until its own time for idle sessions is over.
    public static func connect(_ options: RemoteOptions) async throws(DriverError) -> RemoteBrowser {
        let end = RemoteEnd(url: options.url, access: options.access)
        do {
            try await end.waitUntilReady()
            let session = try await Session.open(end, capabilities: options.requested)
            do {
                return RemoteBrowser(session: session, bidi: try await bidi(of: session, options))
            } catch {
                try? await session.delete()
                throw error
            }
        } catch {
            throw error as? DriverError ?? DriverError("the remote end at \(options.url) gave no session: \(error)")
        }
    }

    /// Credentials go nowhere but to the address they were given for.
    private static func bidi(of session: Session, _ options: RemoteOptions) async throws(DriverError) -> BiDi {
        guard let url = session.capabilities["webSocketUrl"]?.string, var socket = URLComponents(string: url),
            let remote = URLComponents(string: options.url)
        else { return .absent("the remote end has no BiDi connection") }
        let isSecure = remote.scheme == "https"
        let port = remote.port ?? (isSecure ? 443 : 80)
        guard socket.host == remote.host, (socket.port ?? port) == port else {
            return .absent("the remote end's BiDi connection is at another address than its commands")
        }
        // Behind a proxy a driver does not know that its address speaks TLS.
        if isSecure { socket.scheme = "wss" }
        socket.port = port
        return try await BiDi.connect(to: socket.string ?? url, options.access)
    }
}
