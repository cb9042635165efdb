import CCurl
import Foundation
import Glibc

/// A TLS connection that libcurl has made and checked, behind a socket of our own that carries what goes through it.
///
/// SwiftNIO brings no TLS. A thread passes the bytes on until either side ends.
final class TLSTunnel {
    private static let isReady = ccurl_global_init()
    private let easy: UnsafeMutableRawPointer
    /// Our side of the pair whose other end is handed out.
    private let near: Int32
    private var outgoing: [UInt8] = []
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    /// Connects, and returns a socket whose bytes go through TLS; closing it ends the connection.
    ///
    /// `authorities` is a file of CA certificates (PEM) that count instead of the system's.
    ///
    /// - Throws: ``DriverError`` after 10 s, or where the server's certificate does not hold.
    static func open(host: String, port: Int, authorities: String?) async throws(DriverError) -> Int32 {
        let result: Result<Int32, DriverError> = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var pair: [Int32] = [0, 0]
                guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0,
                    let tunnel = TLSTunnel(near: pair[0])
                else { return continuation.resume(returning: .failure(DriverError("no socket could be made"))) }
                if let reason = tunnel.connect(host, port, authorities) {
                    close(pair[1])
                    let words = "no TLS connection to \(host):\(port): \(reason)"
                    return continuation.resume(returning: .failure(DriverError(words)))
                }
                continuation.resume(returning: .success(pair[1]))
                tunnel.pass()
            }
        }
        return try result.get()
    }

    private init?(near: Int32) {
        guard Self.isReady == CURLE_OK, let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.near = near
    }

    deinit {
        curl_easy_cleanup(easy)
        close(near)
    }

    /// Why there is no connection; nil when there is one.
    private func connect(_ host: String, _ port: Int, _ authorities: String?) -> String? {
        _ = ccurl_setopt_string(easy, CURLOPT_URL, "https://\(host):\(port)/")
        _ = ccurl_setopt_long(easy, CURLOPT_CONNECT_ONLY, 1)
        _ = ccurl_setopt_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        _ = ccurl_setopt_long(easy, CURLOPT_CONNECTTIMEOUT_MS, 10_000)
        _ = ccurl_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_setopt_string(easy, CURLOPT_PROXY, "")
        _ = ccurl_setopt_string(easy, CURLOPT_NOPROXY, "*")
        if let authorities {
            _ = ccurl_setopt_string(easy, CURLOPT_CAINFO, authorities)
            _ = ccurl_setopt_string(easy, CURLOPT_CAPATH, nil)
        }
        let code = curl_easy_perform(easy)
        return code == CURLE_OK ? nil : String(cString: curl_easy_strerror(code))
    }

    private func pass() {
        let far = ccurl_getinfo_socket(easy)
        while send(), receive() {
            let isSending = !outgoing.isEmpty
            // What waits to be sent is sent before more is taken.
            var sockets = [
                pollfd(fd: isSending ? -1 : near, events: Int16(POLLIN), revents: 0),
                pollfd(fd: far, events: Int16(isSending ? POLLIN | POLLOUT : POLLIN), revents: 0),
            ]
            poll(&sockets, nfds_t(sockets.count), -1)
            guard sockets[0].revents == 0 || take() else { return }
        }
    }

    /// Takes what our side wants to send; false when it has ended.
    private func take() -> Bool {
        let count = recv(near, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        outgoing = Array(buffer[..<count])
        return true
    }

    /// Sends as much as TLS takes now; false when the connection has ended.
    private func send() -> Bool {
        while !outgoing.isEmpty {
            var sent = 0
            let code = curl_easy_send(easy, outgoing, outgoing.count, &sent)
            if code == CURLE_AGAIN { return true }
            guard code == CURLE_OK else { return false }
            outgoing.removeFirst(sent)
        }
        return true
    }

    /// Hands on all that has arrived, also what libcurl has read already; false when either side has ended.
    private func receive() -> Bool {
        while true {
            var count = 0
            let code = curl_easy_recv(easy, &buffer, buffer.count, &count)
            if code == CURLE_AGAIN { return true }
            guard code == CURLE_OK, count > 0, hand(count) else { return false }
        }
    }

    /// Waits where our side does not read at once, as SwiftNIO always does in the end.
    private func hand(_ count: Int) -> Bool {
        var handed = 0
        while handed < count {
            let written = buffer.withUnsafeBytes { bytes in
                Glibc.send(near, bytes.baseAddress.map { $0 + handed }, count - handed, Int32(MSG_NOSIGNAL))
            }
            guard written > 0 else { return false }
            handed += written
        }
        return true
    }
}
