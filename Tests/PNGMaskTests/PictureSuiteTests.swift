import Foundation
import PNGMask
import Testing

/// Files that others made to try readers (`scripts/pngsuite` fetches them).
@Suite(
    .timeLimit(.minutes(10)),
    .enabled(if: !PictureSuite.files.isEmpty, "there are no files: run scripts/pngsuite"))
struct PictureSuiteTests {
    private static let everything = [PixelRectangle(x: 0, y: 0, width: 10_000, height: 10_000)]

    private func masked(_ name: String) throws -> MaskedScreenshot {
        let bytes = Array(try Data(contentsOf: URL(filePath: "\(PictureSuite.folder)/\(name)")))
        return try RawScreenshot(png: bytes.span.bytes).masked(revealing: Self.everything)
    }

    @Test(arguments: PictureSuite.files) func `every file is read and written as plain pixels, or refused`(
        name: String
    ) throws {
        do {
            let picture = try masked(name)
            let chunks = try #require(PNGWriter.chunks(of: picture.png))
            #expect(chunks.map(\.name) == ["IHDR", "IDAT", "IEND"])
            #expect(try RawScreenshot(png: picture.png.span.bytes).masked(revealing: Self.everything) == picture)
        } catch let error as PNGError {
            // By the suite's own names, only those with an "x" in front are damaged.
            #expect(name.hasPrefix("x"), "\(error)")
        }
    }

    @Test(
        arguments: PictureSuite.files.filter {
            $0.hasPrefix("basi") && PictureSuite.files.contains($0.replacing("basi", with: "basn"))
        })
    func `an interlaced picture is read as its twin that is not`(name: String) throws {
        #expect(try masked(name) == masked(name.replacing("basi", with: "basn")))
    }
}

/// Where the files lie.
private enum PictureSuite {
    static let folder =
        ProcessInfo.processInfo.environment["COUNTERSIGN_PNGSUITE"]
        ?? URL(filePath: #filePath).appending(path: "../../../build/pngsuite").standardizedFileURL.path
    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".png") }.sorted()
}
