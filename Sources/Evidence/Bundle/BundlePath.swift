/// A path inside a bundle that every tool reads alike: letters, digits and `._+@=,~%-`, no empty, `.` or `..` part.
struct BundlePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    let description: String

    /// Reads a path strictly.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let sound = parts.allSatisfy { !$0.isEmpty && $0.first != UInt8(ascii: ".") && $0.allSatisfy(Self.isPlain) }
        guard sound else { return nil }
        description = text
    }

    /// The path for a file that somebody else named: every other byte is percent-encoded.
    init?(encoding name: String) {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        self.init(parts.map(Self.encoded).joined(separator: "/"))
    }

    var parts: [String] { description.split(separator: "/").map(String.init) }

    /// By bytes, so that every tool sorts alike.
    static func < (left: BundlePath, right: BundlePath) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "._+@=,~%-".utf8.contains(byte)
        }
    }

    private static func encoded(_ part: Substring.UTF8View) -> String {
        let digits = Array("0123456789ABCDEF")
        return part.map { byte in
            isPlain(byte) && byte != UInt8(ascii: "%")
                ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}
