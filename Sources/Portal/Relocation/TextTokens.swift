/// Words and letters of texts as numbers: relocation compares thousands of texts in a millisecond.
///
/// Equal numbers mean equal words but for accidents of a 64-bit hash (FNV-1a). ASCII letters compare without case.
enum TextTokens {
    /// The most words of one text that are looked at: what is longer is a part of the page, not a field.
    static let limit = 64

    /// Runs of letters and digits.
    static func words(_ text: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash: UInt64?
        for byte in PlainBytes(text) {
            if let byte {
                hash = step(hash ?? start, byte)
            } else if let word = hash {
                words.append(word)
                if words.count == limit { return words }
                hash = nil
            }
        }
        if let hash { words.append(hash) }
        return words
    }

    /// The words of an identifier: also where case or digits begin (`searchBox-2` is `search`, `box`, `2`).
    static func parts(_ identifier: String) -> [UInt64] {
        var parts: [UInt64] = []
        var hash = start
        var last = Kind.other
        for byte in identifier.utf8 {
            let kind = Kind(byte)
            let isNew = kind != last && !(last == .upper && kind == .lower)
            if isNew, last != .other {
                parts.append(hash)
                hash = start
            }
            if kind != .other { hash = step(hash, PlainBytes.lower(byte)) }
            last = kind
        }
        if last != .other { parts.append(hash) }
        return parts
    }

    /// Pairs of neighbouring letters of the words joined by spaces; empty beyond 80 of them.
    static func pairs(_ text: String) -> [UInt64] {
        var pairs: [UInt64] = []
        var last: UInt8?
        var isPending = false
        for byte in PlainBytes(text) {
            guard let byte else {
                isPending = last != nil
                continue
            }
            if isPending, let before = last {
                pairs.append(UInt64(before) << 8 | 0x20)
                last = 0x20
                isPending = false
            }
            if let before = last { pairs.append(UInt64(before) << 8 | UInt64(byte)) }
            last = byte
            if pairs.count > 80 { return [] }
        }
        return pairs
    }

    /// A whole text as one number; zero for an empty one.
    static func whole(_ text: String) -> UInt64 {
        text.isEmpty ? 0 : text.utf8.reduce(start) { step($0, PlainBytes.lower($1)) }
    }

    /// The words in their order as one number; zero where there is none.
    static func sequence(_ words: [UInt64]) -> UInt64 {
        words.isEmpty ? 0 : words.reduce(start) { ($0 ^ $1) &* 0x0000_0100_0000_01b3 }
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    private enum Kind {
        case upper, lower, digit, other

        init(_ byte: UInt8) {
            self =
                switch byte {
                case 0x41...0x5a: .upper
                case 0x61...0x7a, 0x80...0xff: .lower
                case 0x30...0x39: .digit
                default: .other
                }
        }
    }
}

/// The bytes of a text without case; nil for what is no part of a word.
private struct PlainBytes: Sequence, IteratorProtocol {
    private var bytes: String.UTF8View.Iterator
    /// How many bytes of a mark are still to come.
    private var skipped = 0

    init(_ text: String) { bytes = text.utf8.makeIterator() }

    mutating func next() -> UInt8?? {
        guard let byte = bytes.next() else { return nil }
        if skipped > 0 {
            skipped -= 1
            return .some(nil)
        }
        switch byte {
        // U+0080 to U+00BF and U+2000 to U+2FFF hold dashes, quotes, arrows and symbols.
        case 0xc2: skipped = 1
        case 0xe2: skipped = 2
        default: return .some(Self.plain(byte))
        }
        return .some(nil)
    }

    static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }

    private static func plain(_ byte: UInt8) -> UInt8? {
        switch lower(byte) {
        case 0x61...0x7a, 0x30...0x39, 0x80...0xff: lower(byte)
        default: nil
        }
    }
}
