import Foundation
import Glibc

/// TCP ports on loopback.
enum LoopbackPort {
    /// A port that was free a moment ago, for drivers that cannot choose one; another program may still take it.
    static func free() throws(DriverError) -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isBound else { throw DriverError("no port on 127.0.0.1 is free") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// The port on which a process listens (proc(5), net/tcp); nil while it does not.
    static func listening(of pid: Int32) -> Int? {
        let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd")) ?? []
        let sockets = Set(
            descriptors.compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\($0)")
            })
        for line in table(of: pid).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: " ")
            // 0A: LISTEN.
            guard fields.count > 9, fields[3] == "0A", sockets.contains("socket:[\(fields[9])]") else { continue }
            return fields[1].split(separator: ":").last.flatMap { Int($0, radix: 16) }
        }
        return nil
    }

    /// The kernel's table; read to its end, because Foundation reads one page of it where a path is named.
    private static func table(of pid: Int32) -> String {
        let file = FileHandle(forReadingAtPath: "/proc/\(pid)/net/tcp")
        return String(decoding: (try? file?.readToEnd()) ?? Data(), as: UTF8.self)
    }
}
