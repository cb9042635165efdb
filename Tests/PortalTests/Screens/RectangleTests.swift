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

    @Test func `P5: a revealed rectangle is rounded inwards and a covered control outwards, at every scale`() throws {
        let plan = try #require(
            RevealPlan([
                "width": 100, "height": 100, "reveal": [[0.5, 0.5, 50.5, 20.5]], "cover": [[10.4, 5.4, 19.6, 9.6]],
            ]))
        let kept = plan.rectangles(width: 100, height: 100)
        #expect(kept.allSatisfy { $0.x >= 1 && $0.y >= 1 && $0.x + $0.width <= 50 && $0.y + $0.height <= 20 })
        let touchesControl = kept.contains { $0.x < 20 && $0.x + $0.width > 10 && $0.y < 10 && $0.y + $0.height > 5 }
        #expect(!touchesControl)
        #expect(!kept.isEmpty)
    }

    @Test func `P5: nothing is kept outside the picture`() throws {
        let plan = try #require(
            RevealPlan(["width": 100, "height": 100, "reveal": [[-50, -50, 500, 500]], "cover": []]))
        #expect(plan.rectangles(width: 200, height: 200) == [PixelRectangle(x: 0, y: 0, width: 200, height: 200)])
    }

    @Test(arguments: [
        ["width": 0, "height": 10, "reveal": [], "cover": []] as JSONValue,
        ["width": 10, "height": 10, "reveal": [[1, 2, 3]], "cover": []],
        ["width": 10, "height": 10, "reveal": []],
        ["width": 10, "height": 10, "reveal": [["a", 2, 3, 4]], "cover": []],
    ])
    func `P5: measurements of another shape are no plan`(value: JSONValue) {
        #expect(RevealPlan(value) == nil)
    }
}
