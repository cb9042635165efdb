import PNGMask
import Testing

@Suite(.timeLimit(.minutes(10)))
struct DamageTests {
    private func refusal(of png: [UInt8]) -> String? {
        do {
            _ = try RawScreenshot(png: png.span.bytes).masked(revealing: [])
            return nil
        } catch { return "\(error)" }
    }

    @Test(arguments: [false, true])
    func `a picture cut anywhere is refused`(interlaced: Bool) {
        let whole = SamplePNG(colour: .rgba, depth: 8, interlaced: interlaced).png
        #expect(refusal(of: whole) == nil)
        for count in 0..<whole.count {
            #expect(refusal(of: Array(whole.prefix(count))) != nil, "the first \(count) bytes of \(whole.count)")
        }
    }

    @Test func `a picture with any one byte changed is refused or masked, never a crash`() {
        let whole = SamplePNG(colour: .palette, depth: 4).png
        var refused = 0
        for index in whole.indices {
            var damaged = whole
            damaged[index] ^= 0x55
            if refusal(of: damaged) != nil { refused += 1 }
        }
        #expect(refused == whole.count)
    }

    @Test(arguments: [(21, 14), (22, 13), (20, 13), (21, 12), (0, 13), (21, 0)])
    func `a header that lies about the size is refused`(width: Int, height: Int) {
        let whole = SamplePNG(colour: .rgb, depth: 8).png
        let header = PNGWriter.header(width: width, height: height, depth: 8, colour: 2, interlaced: false)
        #expect(refusal(of: PNGWriter.signature + header + whole.dropFirst(33)) != nil)
    }

    @Test(arguments: [
        (8_001, 8_000, "its header promises more"), (64_000, 64_000, "its header promises more"),
        (1 << 17, 1, "Invalid IHDR data"), (0x7FFF_FFFF, 0x7FFF_FFFF, "Invalid IHDR data"),
        (0xFFFF_FFFF, 1, "PNG unsigned integer out of range"),
    ])
    func `a picture of more than 64 million pixels is refused on its header alone`(
        width: Int, height: Int, reason: String
    ) {
        let header = PNGWriter.header(width: width, height: height, depth: 8, colour: 2, interlaced: false)
        let png = PNGWriter.signature + header + PNGWriter.chunk("IDAT", PNGWriter.deflated([0]))
        #expect(refusal(of: png)?.hasPrefix("cannot read the picture: \(reason)") == true)
    }

    @Test func `a bomb, small as a file and more than 64 million pixels large, is refused`() throws {
        let header = PNGWriter.header(width: 8_001, height: 8_000, depth: 1, colour: 0, interlaced: false)
        // As many bytes of data as the header needs to be believed.
        let png =
            PNGWriter.signature + header
            + PNGWriter.chunk("IDAT", PNGWriter.deflated([UInt8](repeating: 0, count: 8_000)))
        #expect(refusal(of: png) == "cannot read the picture: 8001 × 8000 is more than 64000000 pixels")
    }

    @Test(arguments: [(8_000, 8_000), (40_000, 1_600), (1_000, 1_000)])
    func `a small file that promises a large picture is refused before memory is taken for it`(
        width: Int, height: Int
    ) {
        let header = PNGWriter.header(width: width, height: height, depth: 8, colour: 2, interlaced: false)
        let png =
            PNGWriter.signature + header + PNGWriter.chunk("IDAT", PNGWriter.deflated([0]))
            + PNGWriter.chunk("IEND", [])
        #expect(refusal(of: png) == "cannot read the picture: its header promises more pixels than it can hold")
    }

    @Test(arguments: [(3, 8), (2, 4), (0, 3), (1, 8), (7, 8)])
    func `a colour type without its palette, or that does not exist, is refused`(colour: Int, depth: Int) {
        let png = PNGWriter.file(width: 1, height: 1, depth: depth, colour: colour, interlaced: false, rows: [0, 0])
        #expect(refusal(of: png) != nil)
    }

    @Test func `what is no picture is refused`() {
        #expect(refusal(of: []) == "cannot read the picture: it is cut short")
        #expect(refusal(of: Array("<html>".utf8) + [UInt8](repeating: 0, count: 90)) != nil)
    }
}
