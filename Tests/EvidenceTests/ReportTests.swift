import Evidence
import Foundation
import PKI
import PNGMask
import Testing

@Suite(.timeLimit(.minutes(10))) struct ReportTests {
    private func html(_ change: (inout Manifest) -> Void = { _ in }) throws -> String {
        var bundle = try SampleBundle()
        change(&bundle.manifest)
        defer { withExtendedLifetime(bundle.places) {} }
        return try String(contentsOf: URL(filePath: "\(bundle.seal().path)/report.html"), encoding: .utf8)
    }

    @Test func `the report loads nothing, runs nothing, and allows its own style by digest`() throws {
        let html = try html()
        #expect(!html.contains("<script"))
        #expect(html.matches(of: /(src|href)="(?!data:image\/png;base64,)/).isEmpty)
        let css = try #require(html.firstMatch(of: /<style>((?s).*?)<\/style>/)).1
        let digest = Data(SHA256Digest(of: Array(css.utf8)).bytes).base64EncodedString()
        #expect(html.contains("default-src &#39;none&#39;") || html.contains("default-src 'none'"))
        #expect(html.contains("sha256-\(digest)"))
        #expect(!html.contains("unsafe-inline"))
    }

    @Test func `text from outside cannot become markup, nor hide`() throws {
        let html = try html {
            $0.operatorID = "<img src=x onerror=alert(1)>"
            $0.outcome.summary = "a\" onmouseover='x' & \u{202E}gnihton"
        }
        #expect(!html.contains("<img src=x"))
        #expect(html.contains("&lt;img src=x onerror=alert(1)&gt;"))
        #expect(html.contains("a&quot; onmouseover=&#39;x&#39; &amp; [U+202E]gnihton"))
    }

    @Test(arguments: [
        "Confirmed by the portal", "CR-104233", "code-signing-production-p384", "dns: signing.example.org",
        "release-integrity-owner", "body of the commit", "released, once", "queue-state", "grade", "VERIFY.md",
        "Between the last save and the commit", "Masked picture of the portal at step review",
    ]) func `the report tells what an auditor asks`(fact: String) throws {
        #expect(try html().localizedCaseInsensitiveContains(fact))
    }

    @Test func `a failed rule is open and says why`() throws {
        let html = try html {
            $0.gates[0].rules[0].refusals = ["The CA delegate's approval ended 18 h ago."]
        }
        #expect(html.contains("<details open>"))
        #expect(html.contains("The CA delegate&#39;s approval ended 18 h ago."))
    }

    @Test func `every picture is in the page`() throws {
        let picture = Data(try SampleBundle.picture().png).base64EncodedString()
        #expect(try html().components(separatedBy: picture).count == 3)
    }
}
