import PKI
import Testing

/// A statement of a LiquidSecurity device in its own layout, before the signature.
struct MarvellBlob {
    var publicKey: [UInt32: [UInt8]]
    var privateKey: [UInt32: [UInt8]]
    /// A byte to change after all is laid out.
    var flipped: Int?

    /// Describes a P-256 key, made in the device and never to leave it.
    init(spki: [UInt8]) {
        let shared: [UInt32: [UInt8]] = [
            0x0100: [3], 0x0102: Array("release".utf8) + [0, 0], 0x0120: Array(spki.suffix(65)),
            0x0121: [0, 0, 0x01, 0x9F], 0x1003: SHA256Digest(of: spki).bytes,
        ]
        publicKey = shared.merging([0x0000: [2]]) { $1 }
        privateKey = shared.merging(
            [0x0000: [3], 0x0103: [1], 0x0162: [0], 0x0163: [1], 0x0164: [1], 0x0165: [1]]) { $1 }
    }

    var bytes: [UInt8] {
        let first = Self.object(publicKey)
        let second = Self.object(privateKey)
        let info = Self.half(1) + Self.half(3) + Self.half(8) + Self.half(8 + first.count)
        let buffer = info + first + second
        let total = 32 + buffer.count + 256
        var all = Self.word(0) + Self.word(3) + Self.word(total) + Self.word(buffer.count)
        all += [UInt8](repeating: 0, count: 16) + buffer
        if let flipped { all[flipped] ^= 1 }
        return all
    }

    private static func object(_ attributes: [UInt32: [UInt8]]) -> [UInt8] {
        let body = attributes.sorted { $0.key < $1.key }.flatMap { word(Int($0.key)) + word($0.value.count) + $0.value }
        return word(7) + word(attributes.count) + word(body.count) + body
    }

    private static func word(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
    }

    private static func half(_ number: Int) -> [UInt8] { [UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)] }
}
