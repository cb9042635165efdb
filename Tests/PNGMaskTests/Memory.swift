import Foundation

/// This process's own writable memory.
enum Memory {
    /// About how often the inverse of `inverted` stands in it; the search leaves no copy of what it found.
    static func occurrences(ofInverted inverted: [UInt8]) throws -> Int {
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        let memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
        defer { close(memory) }
        let window = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { window.deallocate() }
        var found = 0
        for line in maps.split(separator: "\n") where line.contains(" rw") {
            let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2 else { continue }
            found += occurrences(of: inverted, in: memory, from: ends[0], to: ends[1], through: window)
        }
        return found
    }

    private static func occurrences(
        of inverted: [UInt8], in memory: Int32, from start: UInt, to end: UInt,
        through window: UnsafeMutableRawBufferPointer
    ) -> Int {
        let own = UInt(bitPattern: window.baseAddress)
        let ownEnd = own + UInt(window.count)
        var (found, address) = (0, start)
        while address < end {
            // Its own window would be found again and again.
            if (own..<ownEnd).contains(address) {
                address = ownEnd
                continue
            }
            let limit = address < own ? min(end, own) : end
            let wanted = min(window.count, Int(limit - address))
            let count = pread(memory, window.baseAddress, wanted, off_t(address))
            if count > 0 { found += self.count(inverted, in: window[..<count]) }
            window.initializeMemory(as: UInt8.self, repeating: 0)
            // Windows overlap, so that no occurrence falls between two.
            address += UInt(wanted == window.count ? wanted - inverted.count : wanted)
        }
        return found
    }

    private static func count(_ inverted: [UInt8], in bytes: Slice<UnsafeMutableRawBufferPointer>) -> Int {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        guard let start = bytes.baseAddress else { return 0 }
        var (found, offset) = (0, 0)
        // The first byte by memchr, the others one by one: no copy of the pattern is ever made.
        while let hit = memchr(start + offset, Int32(~inverted[0]), bytes.count - offset) {
            let index = UnsafeRawPointer(hit) - start
            if bytes.count - index >= inverted.count,
                inverted.indices.allSatisfy({ bytes[index + $0] == ~inverted[$0] })
            {
                found += 1
            }
            offset = index + 1
        }
        return found
    }
}
