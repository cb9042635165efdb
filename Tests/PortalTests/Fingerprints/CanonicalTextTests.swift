import Testing

@testable import Portal

struct CanonicalTextTests {
    @Test(arguments: [
        ("such as 2026-11-23T14:00:00Z.", "such as ‹date›."), ("of 23 November 2026", "of ‹date›"),
        ("Nov 3, 2026", "‹date›"), ("3.11.2026, 14:05", "‹date›, ‹time›"), ("build 9f3ab21c", "build ‹hash›"),
        ("  two\n words ", "two words"), ("at most 365 days", "at most 365 days"), ("Draft D-5512", "Draft ${draft}"),
        ("deadbeef decades", "deadbeef decades"), ("P-384, RSA 3072", "P-384, RSA 3072"),
    ])
    func `what changes from day to day is taken out, limits stay`(source: String, canonical: String) {
        #expect(CanonicalText(draft: "D-5512").text(source) == canonical)
    }

    @Test func `numbers of headings only count`() {
        #expect(CanonicalText(draft: nil).counted("Requests (17)") == CanonicalText(draft: nil).counted("Requests (4)"))
    }
}
