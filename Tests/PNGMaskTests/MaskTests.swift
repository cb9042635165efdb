import PNGMask
import Testing

@Suite(.timeLimit(.minutes(10)))
struct MaskTests {
    private static let mask: [UInt8] = [0x1F, 0x29, 0x37]
    private static let everything = [PixelRectangle(x: 0, y: 0, width: 10_000, height: 10_000)]

    private func masked(_ png: [UInt8], _ rectangles: [PixelRectangle]) throws -> MaskedScreenshot {
        try RawScreenshot(png: png.span.bytes).masked(revealing: rectangles)
    }

    @Test(arguments: SamplePNG.all)
    func `every colour type, depth and interlacing is read alike`(sample: SamplePNG) throws {
        let plain = PNGWriter.file(width: sample.width, height: sample.height, pixel: sample.shown)
        #expect(try masked(sample.png, Self.everything) == masked(plain, Self.everything))
    }

    @Test func `two pictures of different content stay different`() throws {
        let one = SamplePNG(colour: .rgb, depth: 8)
        let other = PNGWriter.file(width: one.width, height: one.height) { x, y in
            x == 20 && y == 12 ? [1, 2, 3] : one.shown(x: x, y: y)
        }
        #expect(try masked(one.png, Self.everything).png != masked(other, Self.everything).png)
    }

    @Test(arguments: [
        [], [PixelRectangle(x: 2, y: 3, width: 5, height: 4)],
        [PixelRectangle(x: 0, y: 0, width: 3, height: 3), PixelRectangle(x: 2, y: 2, width: 4, height: 9)],
        [PixelRectangle(x: -3, y: -2, width: 5, height: 4), PixelRectangle(x: 18, y: 11, width: 90, height: 90)],
        [PixelRectangle(x: .min, y: 0, width: .max, height: 3), PixelRectangle(x: 5, y: 5, width: -2, height: 3)],
        [PixelRectangle(x: 1, y: 1, width: .max, height: .max), PixelRectangle(x: 99, y: 0, width: 1, height: 1)],
    ])
    func `P5: every pixel outside the revealed rectangles is painted`(rectangles: [PixelRectangle]) throws {
        let sample = SamplePNG(colour: .rgb, depth: 8)
        let expected = PNGWriter.file(width: sample.width, height: sample.height) { x, y in
            let isRevealed = rectangles.contains { rectangle in
                let (end, columnsOverflow) = rectangle.x.addingReportingOverflow(rectangle.width)
                let (bottom, rowsOverflow) = rectangle.y.addingReportingOverflow(rectangle.height)
                return !columnsOverflow && !rowsOverflow && x >= rectangle.x && x < end && y >= rectangle.y
                    && y < bottom
            }
            return isRevealed ? sample.shown(x: x, y: y) : Self.mask
        }
        #expect(try masked(sample.png, rectangles) == masked(expected, Self.everything))
    }

    @Test func `P5: pictures that differ only where nothing is revealed become the same bytes`() throws {
        let revealed = [
            PixelRectangle(x: 40, y: 30, width: 300, height: 50), PixelRectangle(x: 7, y: 200, width: 5, height: 5),
        ]
        func picture(_ hidden: Int) -> [UInt8] {
            PNGWriter.file(width: 360, height: 210) { x, y in
                let isRevealed = revealed.contains {
                    ($0.x..<$0.x + $0.width).contains(x) && ($0.y..<$0.y + $0.height).contains(y)
                }
                let seed = isRevealed ? x * y : x * y * hidden + hidden
                return [UInt8(seed & 0xFF), UInt8(seed >> 3 & 0xFF), UInt8(seed >> 5 & 0xFF)]
            }
        }
        let (one, other) = (picture(3), picture(8_191))
        #expect(one != other)
        #expect(try masked(one, revealed) == masked(other, revealed))
    }

    @Test(arguments: [(1, 1), (21, 13), (640, 350)])
    func `a masked picture is IHDR, IDAT and IEND, RGB8, without interlacing`(width: Int, height: Int) throws {
        let picture = PNGWriter.file(width: width, height: height) { x, y in
            [UInt8(x * y & 0xFF), UInt8((x ^ y) & 0xFF), UInt8(x & 0xFF)]
        }
        let masked = try masked(picture, Self.everything)
        let chunks = try #require(PNGWriter.chunks(of: masked.png))
        #expect(chunks.map(\.name) == ["IHDR", "IDAT", "IEND"])
        let header = PNGWriter.header(width: width, height: height, depth: 8, colour: 2, interlaced: false)
        #expect(masked.png.dropFirst(8).starts(with: header))
        #expect((masked.width, masked.height) == (width, height))
    }

    @Test func `P5: text, time and bytes behind the end of a picture are dropped`() throws {
        let sample = SamplePNG(colour: .rgb, depth: 8)
        let secret = Array("enrolment code 4711".utf8)
        var chatty = sample.png
        chatty.insert(contentsOf: PNGWriter.chunk("tEXt", Array("Title".utf8) + [0] + secret), at: 33)
        chatty += secret
        let masked = try masked(chatty, Self.everything)
        #expect(try masked == self.masked(sample.png, Self.everything))
    }

    @Test func `masking a masked picture again changes nothing`() throws {
        let revealed = [PixelRectangle(x: 2, y: 3, width: 5, height: 4)]
        let once = try masked(SamplePNG(colour: .rgb, depth: 8).png, revealed)
        #expect(try masked(once.png, revealed) == once)
    }
}
