import Dispatch
import Glibc

/// Whether something listens: a connection is opened and closed, nothing is said.
enum Reach {
    static func connects(host: String, port: Int) async -> Bool {
        await withCheckedContinuation { continuation in
            // Name resolution and connect block, which the cooperative pool must never do.
            DispatchQueue.global().async { continuation.resume(returning: connectBlocking(host, port)) }
        }
    }

    private static func connectBlocking(_ host: String, _ port: Int) -> Bool {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, String(port), &hints, &found) == 0 else { return false }
        defer { unsafe freeaddrinfo(found) }
        var next = unsafe found
        while let address = unsafe next {
            if unsafe connects(to: address.pointee) { return true }
            unsafe next = address.pointee.ai_next
        }
        return false
    }

    private static func connects(to address: addrinfo) -> Bool {
        let socket = unsafe socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard socket >= 0 else { return false }
        defer { close(socket) }
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        _ = unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        return unsafe connect(socket, address.ai_addr, address.ai_addrlen) == 0
    }
}
