import Glibc

/// HTTP over one kept connection with nothing between us and the kernel: one write, one answer, no checks.
struct RawSocket: ~Copyable {
    private let descriptor: Int32
    private let port: UInt16

    init?(port: UInt16) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.port = port
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard code == 0 else {
            close(descriptor)
            return nil
        }
    }

    deinit {
        close(descriptor)
    }

    /// Sends a command and reads its whole answer; false when the connection ended.
    borrowing func exchange(_ method: String, _ path: String, _ body: String) -> Bool {
        let head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: keep-alive\r\n"
        let type = "Content-Type: application/json; charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        let request = Array((head + type + body).utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            return false
        }
        return readAnswer()
    }

    private borrowing func readAnswer() -> Bool {
        var answer: [UInt8] = []
        return withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 1) { chunk in
            while true {
                let count = recv(descriptor, chunk.baseAddress, chunk.count, 0)
                guard count > 0 else { return false }
                answer.append(contentsOf: chunk[..<count])
                if Self.isWhole(answer) { return true }
            }
        }
    }

    /// Bytes only: what this costs would be taken for the driver's own time.
    private static func isWhole(_ answer: [UInt8]) -> Bool {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard let body = answer.firstRange(of: end)?.upperBound else { return false }
        let name = Array("content-length:".utf8)
        var length = 0
        for line in answer[..<body].split(separator: 0x0A) {
            guard line.count > name.count, zip(line, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            for byte in line.dropFirst(name.count) where (0x30...0x39).contains(byte) {
                length = length * 10 + Int(byte - 0x30)
            }
        }
        return answer.count - body >= length
    }
}
