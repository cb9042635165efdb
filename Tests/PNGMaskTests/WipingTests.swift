import Foundation
import PNGMask
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct WipingTests {
    // Held inverted: the test's own copy must not be what it finds.
    private static let inverted: [UInt8] = (0..<48).map { ~UInt8(truncatingIfNeeded: $0 * $0 * 73 + $0 * 41 + 29) }

    @Test func `P5: after masking no hidden pixel is left anywhere in memory`() throws {
        // 160 by 200 pixels of one repeated, compressed pattern, so that the file itself does not hold its bytes.
        let png = try Array(#require(Data(base64Encoded: Self.patterned)))
        let masked = try RawScreenshot(png: png.span.bytes).masked(
            revealing: [PixelRectangle(x: 0, y: 0, width: 2, height: 2)])
        #expect(try Memory.occurrences(ofInverted: Self.inverted) == 0)
        #expect(masked.height == 200)
    }

    @Test func `the search of memory finds a row that nobody wiped`() throws {
        let row = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.inverted.count, alignment: 1)
        defer {
            row.initializeMemory(as: UInt8.self, repeating: 0)
            row.deallocate()
        }
        for (index, byte) in Self.inverted.enumerated() { row[index] = ~byte }
        #expect(try Memory.occurrences(ofInverted: Self.inverted) > 0)
    }

    private static let patterned = """
        iVBORw0KGgoAAAANSUhEUgAAAKAAAADICAIAAADgCn1NAAAB4klEQVR42u3RoQmEAABAUdshZoPBAcxiEDnEEUxmMV66QcTgDGJy\
        CnGKCzeC0eocwus//Rek05y1UVcsa9UnQ71t9ZD01boUXdRm85S+zzz8fq74eP2acv+P+mf1gUGADQWsB6wHrAesB6wHDNggwHrA\
        esB6wHrAesCADQJsKGA9YD1gPWA9YD1gwIYC1gPWA9YD1gPWAwZsEGA9YD1gPWA9YD1gwAYBNhSwHrAesB6wHrAeMGCDAOsB6wHr\
        AesB6wEDNgiwHrAesB6wHrAeMGCDABsKWA9YD1gPWA9YDxiwQYD1gPWA9YD1gPWAARsE2FDAesB6wHrAesB6wIANBawHrAesB6wH\
        rAcM2CDAesB6wHrAesB6wIANAmwoYD1gPWA9YD1gPWDABgHWA9YD1gPWA9YDBmwQYD1gPWA9YD1gPWDABgE2FLAesB6wHrAesB4w\
        YIMA6wHrAesB6wHrAQM2CLChgPWA9YD1gPWA9YABGwpYD1gPWA9YD1gPGLBBgPWA9YD1gPWA9YABGwTYUMB6wHrAesB6wHrAgA0C\
        rAesB6wHrAesBwzYIMB6wHrAesB6wHrAgA0CbChgPWA9YD1gPWA9YMAGAdYD1gPWA9YD1gMGbBBgQwHrAesB6wHrAetvR9t+ngJQ\
        qY0AAAAASUVORK5CYII=
        """
}
