import Foundation
import Testing

@testable import PNGMask

@Suite(.serialized, .timeLimit(.minutes(3)))
struct WipingTests {
    @Test func `P5: pixels are overwritten before their memory is given back`() throws {
        let png = SamplePNG(colour: .rgb, depth: 8).png
        var (before, after) = ([UInt8](), [UInt8]())
        try withUnsafeMutablePointer(to: &after) { (seen: UnsafeMutablePointer<[UInt8]>) throws(PNGError) in
            let pixels = PixelBuffer(width: 21, height: 13) { bytes in
                seen.pointee = Array(bytes)
                bytes.deallocate()
            }
            try png.span.bytes.withUnsafeBytes { (bytes) throws(PNGError) in try pixels.decode(bytes) }
            before = try pixels.encode()
        }
        let black = try PixelBuffer(width: 21, height: 13).encode()
        #expect(before != black)
        #expect(after == [UInt8](repeating: 0, count: 3 * 21 * 13))
    }

    @Test func `P5: after masking no hidden pixel is left anywhere in memory`() throws {
        // 160 by 200 pixels of one repeated, compressed pattern, so that the file itself does not hold its bytes.
        let png = try Array(#require(Data(base64Encoded: Self.patterned)))
        // Held inverted: the test's own copy must not be what it finds.
        let inverted: [UInt8] = (0..<48).map { ~UInt8(truncatingIfNeeded: $0 * $0 * 73 + $0 * 41 + 29) }
        let (during, _) = try masked(png, inverted)
        #expect(during > 0)
        #expect(try Memory.occurrences(ofInverted: inverted) == 0)
    }

    private func masked(_ png: [UInt8], _ inverted: [UInt8]) throws -> (Int, MaskedScreenshot) {
        let raw = try RawScreenshot(png: png.span.bytes)
        let during = try Memory.occurrences(ofInverted: inverted)
        return (during, try raw.masked(revealing: [PixelRectangle(x: 0, y: 0, width: 2, height: 2)]))
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
