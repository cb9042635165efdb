/// A firmware version of three numbers.
struct Firmware: Comparable {
    let numbers: [UInt8]

    init(_ major: UInt8, _ minor: UInt8, _ patch: UInt8) { numbers = [major, minor, patch] }

    /// Takes exactly three bytes.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == 3 else { return nil }
        numbers = bytes
    }

    var text: String { numbers.map(String.init).joined(separator: ".") }

    static func < (left: Firmware, right: Firmware) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }
}
