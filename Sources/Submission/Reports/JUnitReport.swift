import PNGMask

/// A run as the JUnit XML that CI systems read: each rule, page and step one test case.
///
/// Refusals and halts are failures; holds and failures of our own machinery are errors. Texts are masked as those of
/// the evidence are (P5).
struct JUnitReport: Sendable {
    let name: String
    let cases: [ReportCase]
    /// Length of the whole run.
    let took: Duration
    let mask: TextMask

    /// The document.
    var text: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
        <testsuite name="\(escaped(name))" tests="\(cases.count)" failures="\(failures)" errors="\(errors)" \
        skipped="0" time="\(seconds(Int64(took / .milliseconds(1))))">
        \(cases.map(line).joined(separator: "\n"))
        </testsuite>
        </testsuites>

        """
    }

    private var failures: Int {
        cases.count { if case .failed = $0.verdict { true } else { false } }
    }

    private var errors: Int {
        cases.count { if case .unclear = $0.verdict { true } else { false } }
    }

    private func line(_ one: ReportCase) -> String {
        let head = """
            <testcase classname="\(escaped(one.group))" name="\(escaped(one.name))" time="\(seconds(one.milliseconds))"
            """
        return switch one.verdict {
        case .passed: head + "/>"
        case .failed(let message, let details): head + element("failure", message, details)
        case .unclear(let message, let details): head + element("error", message, details)
        }
    }

    private func element(_ name: String, _ message: String, _ details: String) -> String {
        "><\(name) message=\"\(escaped(message))\">\(escaped(details))</\(name)></testcase>"
    }

    private func seconds(_ milliseconds: Int64) -> String {
        let thousandths = String(milliseconds % 1000)
        return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - thousandths.count))\(thousandths)"
    }

    /// Masked and escaped; XML 1.0 has no way to write most control characters.
    private func escaped(_ text: String) -> String {
        mask.masked(text).unicodeScalars.reduce(into: "") { xml, scalar in
            switch scalar {
            case "&": xml += "&amp;"
            case "<": xml += "&lt;"
            case ">": xml += "&gt;"
            case "\"": xml += "&quot;"
            case "\n": xml += "&#10;"
            case "\t": xml += "&#9;"
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": xml += "\u{FFFD}"
            default: xml.unicodeScalars.append(scalar)
            }
        }
    }
}
