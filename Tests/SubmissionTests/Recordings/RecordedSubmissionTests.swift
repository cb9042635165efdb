import Foundation
import PKI
import Portal
import Testing

/// Real walks, judged again without browser and portal: a judgement that changed shows here within a second.
struct RecordedSubmissionTests {
    @Test(arguments: RecordedSubmission.all)
    func `of every page, request and confirmation the same is said again (P2, P3, P7)`(
        _ recorded: RecordedSubmission
    ) throws {
        let (head, lines) = try recorded.read()
        let retelling = try recorded.retelling(head)
        #expect(!lines.isEmpty)
        for line in lines { #expect(try retelling.again(line) == line) }
    }

    @Test func `there is a walk for each end, at each portal that has one`() throws {
        let heads = try RecordedSubmission.all.map { try $0.read().head }
        for portal in ["staging", "django-ca"] {
            let ends = Set(heads.filter { $0.portal == portal }.map(\.end))
            #expect(ends == ["confirmed", "halted", "held"], "\(portal): \(ends)")
        }
    }

    @Test(arguments: RecordedSubmission.all.filter { $0.name.hasSuffix("/confirmed") })
    func `of the same walk with other names approved, something else is said (P3)`(
        _ recorded: RecordedSubmission
    ) throws {
        let (head, lines) = try recorded.read()
        let retelling = try recorded.retelling(head) { $0.replacing("harbour.example", with: "other.example") }
        let others = try lines.filter { try retelling.again($0) != $0 }
        #expect(!others.isEmpty)
    }
}
