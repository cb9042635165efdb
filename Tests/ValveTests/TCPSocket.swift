import Foundation

/// A TCP socket of this machine, as the kernel lists it.
struct TCPSocket {
    let remotePort: Int
    /// 1 established, 2 SYN sent, 6 TIME_WAIT, 7 closed.
    let state: Int

    /// All of them, IPv4 and IPv6.
    static func all() throws -> [TCPSocket] {
        try ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { file in
            // Read to its end by hand: a file of unknown size is otherwise cut after one page.
            let bytes = try FileHandle(forReadingFrom: URL(filePath: file)).readToEnd() ?? Data()
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().compactMap(TCPSocket.init)
        }
    }

    private init?(line: Substring) {
        let columns = line.split(separator: " ")
        guard
            columns.count > 3, let port = columns[2].split(separator: ":").last.flatMap({ Int($0, radix: 16) }),
            let state = Int(columns[3], radix: 16)
        else { return nil }
        remotePort = port
        self.state = state
    }
}
