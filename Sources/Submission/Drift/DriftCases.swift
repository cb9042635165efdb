import PNGMask

extension DriftReport {
    /// As JUnit XML: each page a test case; a page that differs or was not seen is a failure.
    package var junit: String {
        JUnitReport(name: "drift \(portal) \(map)", cases: cases, took: .zero, mask: TextMask(approved: [])).text
    }

    private var cases: [ReportCase] {
        pages.map { page in
            let words = page.differences.map { "\($0.grade): \($0.words)" }.joined(separator: "\n")
            let isGreen = ["same", "cosmetic"].contains(page.verdict)
            return ReportCase(
                group: "drift", name: page.title, verdict: isGreen ? .passed : .failed(page.verdict, details: words))
        } + unseen.map { ReportCase(group: "drift", name: $0.title, verdict: .failed("not seen", details: $0.why)) }
    }
}
