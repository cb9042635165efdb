import Testing

/// A small picture written without libpng, in any colour type and bit depth (PNG §6.1), one pass or seven.
struct SamplePNG: Sendable, CustomTestStringConvertible {
    enum Colour: Int, Sendable {
        case gray = 0
        case rgb = 2
        case palette = 3
        case grayAlpha = 4
        case rgba = 6
    }

    var colour: Colour
    var depth: Int
    var interlaced = false
    var width = 21
    var height = 13

    static let all: [SamplePNG] = [
        (.gray, [1, 2, 4, 8, 16]), (.rgb, [8, 16]), (.palette, [1, 2, 4, 8]), (.grayAlpha, [8, 16]), (.rgba, [8, 16]),
    ].flatMap { (colour: Colour, depths: [Int]) in
        depths.flatMap { depth in
            [false, true].map { SamplePNG(colour: colour, depth: depth, interlaced: $0) }
        }
    }

    var testDescription: String { "\(colour) \(depth) bit\(interlaced ? ", interlaced" : "")" }

    /// The picture as a viewer without alpha shows it.
    func shown(x: Int, y: Int) -> [UInt8] {
        let samples = samples(x: x, y: y)
        let level = { (sample: Int) in UInt8(sample * 255 / ((1 << depth) - 1)) }
        return switch colour {
        case .gray, .grayAlpha: [UInt8](repeating: level(samples[0]), count: 3)
        case .palette: Self.palette(samples[0])
        case .rgb, .rgba: samples.prefix(3).map(level)
        }
    }

    /// The stored samples of a pixel; 16 bit ones repeat a byte, so that they scale exactly.
    private func samples(x: Int, y: Int) -> [Int] {
        let channels: [Colour: Int] = [.gray: 1, .rgb: 3, .palette: 1, .grayAlpha: 2, .rgba: 4]
        return (0..<channels[colour, default: 1]).map { channel in
            let byte = (x * 31 + y * 17 + channel * 59) & 0xFF
            return depth == 16 ? byte * 257 : byte & ((1 << depth) - 1)
        }
    }

    private static func palette(_ index: Int) -> [UInt8] {
        [UInt8(index), UInt8(255 - index), UInt8((index * 7) & 0xFF)]
    }

    /// The file.
    var png: [UInt8] {
        let entries = (0..<1 << min(depth, 8)).flatMap(Self.palette)
        return PNGWriter.file(
            width: width, height: height, depth: depth, colour: colour.rawValue, interlaced: interlaced,
            palette: colour == .palette ? entries : [], rows: rows)
    }

    /// Unfiltered scanlines of all passes.
    private var rows: [UInt8] {
        // PNG §8.2: where each pass of Adam7 begins, and its steps.
        let seven = [
            (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
        ]
        var bytes: [UInt8] = []
        for (left, top, right, down) in interlaced ? seven : [(0, 0, 1, 1)] where left < width {
            for y in stride(from: top, to: height, by: down) {
                bytes.append(0)
                bytes += packed(stride(from: left, to: width, by: right).flatMap { samples(x: $0, y: y) })
            }
        }
        return bytes
    }

    private func packed(_ samples: [Int]) -> [UInt8] {
        if depth == 16 { return samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
        let each = 8 / depth
        return stride(from: 0, to: samples.count, by: each).map { start in
            var byte = 0
            for offset in 0..<each {
                byte = byte << depth | (start + offset < samples.count ? samples[start + offset] : 0)
            }
            return UInt8(byte)
        }
    }
}
