import PNGMask
import Testing
import WebDriver

@testable import Portal

@Suite struct `What of a picture stays legible` {
    @Test func `cutting a hole leaves exactly the pixels round it`() {
        let whole = Rectangle(left: 0, top: 0, right: 10, bottom: 10)
        let hole = Rectangle(left: 3, top: 4, right: 6, bottom: 8)
        let pieces = whole.subtracting(hole)
        for x in 0..<10 {
            for y in 0..<10 {
                let isInHole = (3..<6).contains(x) && (4..<8).contains(y)
                let holders = pieces.filter { ($0.left..<$0.right).contains(x) && ($0.top..<$0.bottom).contains(y) }
                #expect(holders.count == (isInHole ? 0 : 1), "pixel \(x),\(y)")
            }
        }
    }

    @Test func `a hole elsewhere cuts nothing`() {
        let whole = Rectangle(left: 0, top: 0, right: 10, bottom: 10)
        #expect(whole.subtracting(Rectangle(left: 20, top: 0, right: 30, bottom: 10)) == [whole])
    }

    @Test(arguments: [1, 1.25, 2])
    func `P5: a revealed rectangle is rounded inwards and a covered control outwards, at every scale`(
        scale: Double
    ) throws {
        let plan = try #require(
            RevealPlan(measured(scale: scale, reveal: [[0.5, 0.5, 50.5, 20.5]], cover: [[10.4, 5.4, 19.6, 9.6]])))
        let side = Int(100 * scale)
        let kept = try #require(plan.rectangles(width: side, height: side)).map { pixels in
            (
                left: Double(pixels.x) / scale, top: Double(pixels.y) / scale,
                right: Double(pixels.x + pixels.width) / scale, bottom: Double(pixels.y + pixels.height) / scale
            )
        }
        #expect(kept.allSatisfy { $0.left >= 0.5 && $0.top >= 0.5 && $0.right <= 50.5 && $0.bottom <= 20.5 })
        let touchesControl = kept.contains { $0.left < 19.6 && $0.right > 10.4 && $0.top < 9.6 && $0.bottom > 5.4 }
        #expect(!touchesControl)
        #expect(!kept.isEmpty)
    }

    @Test func `P5: nothing is kept outside the picture`() throws {
        let plan = try #require(
            RevealPlan(measured(scale: 2, reveal: [[-50, -50, 500, 500]])))
        #expect(plan.rectangles(width: 200, height: 200) == [PixelRectangle(x: 0, y: 0, width: 200, height: 200)])
    }

    @Test(arguments: [(100, 100), (204, 200), (200, 196), (125, 125)])
    func `P5: a picture of another size than the viewport at its scale keeps nothing`(width: Int, height: Int) throws {
        let plan = try #require(RevealPlan(measured(scale: 2, reveal: [[0, 0, 50, 50]])))
        #expect(plan.rectangles(width: width, height: height) == nil)
        #expect(plan.rectangles(width: 200, height: 200) != nil)
    }

    private func measured(scale: Double, reveal: JSONValue, cover: JSONValue = []) -> JSONValue {
        [
            "width": 100, "height": 100, "scale": .number(scale), "faults": [], "reveal": reveal, "cover": cover,
        ]
    }

    @Test(arguments: [
        ["width": 0, "height": 10, "scale": 1, "faults": [], "reveal": [], "cover": []] as JSONValue,
        ["width": 10, "height": 10, "scale": 1, "faults": [], "reveal": [[1, 2, 3]], "cover": []],
        ["width": 10, "height": 10, "scale": 1, "faults": [], "reveal": []],
        ["width": 10, "height": 10, "scale": 1, "faults": [], "reveal": [["a", 2, 3, 4]], "cover": []],
        ["width": 10, "height": 10, "scale": 0, "faults": [], "reveal": [], "cover": []],
        ["width": 10, "height": 10, "scale": 1, "reveal": [], "cover": []],
    ])
    func `P5: measurements of another shape are no plan`(value: JSONValue) {
        #expect(RevealPlan(value) == nil)
    }
}
