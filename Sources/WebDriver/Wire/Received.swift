import Glibc

/// The bytes of one answer, up to a limit; wiped when they are no longer needed, because they may be a picture.
///
/// Used by one thread at a time: the one that runs the exchange.
final class Received {
    private(set) var bytes: [UInt8] = []
    private(set) var isTooLarge = false
    private(set) var hasTooLargeHeader = false
    /// The most bytes that are taken before the body, over all its lines and interim answers.
    static let headerLimit = 256 << 10
    private let limit: Int
    private var headerSize = 0

    init(limit: Int) {
        self.limit = limit
    }

    deinit {
        bytes.wipe()
    }

    /// Takes what arrived; returns how much was taken, as libcurl asks.
    func take(_ chunk: UnsafeRawBufferPointer) -> Int {
        guard bytes.count + chunk.count <= limit else {
            isTooLarge = true
            return 0
        }
        makeRoom(for: chunk.count)
        bytes.append(contentsOf: chunk)
        return chunk.count
    }

    /// Counts a line of the header; libcurl 7.88 takes lines without end.
    func takeHeader(_ count: Int) -> Int {
        headerSize += count
        hasTooLargeHeader = headerSize > Self.headerLimit
        return hasTooLargeHeader ? 0 : count
    }

    /// Grows by hand: an array that grows by itself leaves its old bytes behind.
    private func makeRoom(for more: Int) {
        let needed = bytes.count + more
        guard needed > bytes.capacity else { return }
        var larger: [UInt8] = []
        larger.reserveCapacity(max(needed, bytes.capacity * 2, 4096))
        larger.append(contentsOf: bytes)
        bytes.wipe()
        bytes = larger
    }
}

extension [UInt8] {
    /// Overwrites the bytes in place; the compiler cannot leave this out.
    mutating func wipe() {
        withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            explicit_bzero(start, buffer.count)
        }
    }
}
