import Foundation
package import PKI
import WebDriver

/// What the inspector did with one request that could change something, for the journal and the evidence.
package struct RequestFinding: Sendable, Hashable {
    /// What became of it.
    package enum Decision: String, Sendable, Hashable {
        /// Declared, compared where it carries packet values, and let go.
        case letGo = "passed"
        /// Declared and let go although the browser does not show its body: policy names it as uncompared.
        case letGoUncompared = "passed, body not comparable"
        /// The commit, held and compared.
        case held
        /// The commit, held, compared and let go by a permit, once.
        case released
        /// Failed: it never left the browser.
        case failed
        /// A way past the interlock that the page tried and does not have here: no request at all.
        case takenAway = "taken away"
    }

    /// The name the map gives the request; nil where the map does not declare it.
    package let declared: String?
    /// The HTTP method.
    package let method: String
    /// The origin, where it is another than the portal's.
    package var origin: String?
    /// The path, without query: queries may carry values.
    package let path: String
    /// What became of it.
    package internal(set) var decision: Decision
    /// When that was decided, in milliseconds since 1970.
    package internal(set) var at = RequestFinding.now
    /// SHA-256 of the body that was compared; nil where nothing was, or the browser does not show it.
    package var bodySHA256: SHA256Digest?
    /// The response's HTTP status; nil where none came.
    package internal(set) var status: Int?
    /// BiDi's own identifier; nil where there was no request.
    var id: String?
    /// How many body fields were compared and equal.
    package let equal: Int
    /// Why it was failed, one line each; empty where it was not.
    package let reasons: [String]

    /// What it was and what became of it, for people.
    package var words: String {
        let what = path.isEmpty ? method : "\(method) \(origin ?? "")\(path)"
        return "\(what): \(decision.rawValue)" + (reasons.first.map { ", \($0)" } ?? "")
    }

    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }
}

extension RequestFinding {
    /// What became of a request; the digest is of bodies with approved values alone, as others may hold a password.
    init(
        _ request: BrowserRequest, _ name: String?, _ decision: Decision, equal: Int, _ reasons: [String],
        portal: String
    ) {
        self.init(
            declared: name, method: request.method, path: request.path, decision: decision, equal: equal,
            reasons: reasons)
        id = request.id
        if request.origin != portal { origin = request.origin }
        if equal > 0, case .bytes(let bytes) = request.body { bodySHA256 = SHA256Digest(of: bytes) }
    }

    /// A page tried a way round that was taken away; each is named once.
    init?(takenAway params: JSONValue, after findings: [RequestFinding]) {
        guard params["channel"]?.string == PreloadScript.channel, let name = params["data"]?["value"]?.string,
            PreloadScript.names.contains(name), !findings.contains(where: { $0.method == name })
        else { return nil }
        self.init(
            declared: nil, method: name, path: "", decision: .takenAway, equal: 0,
            reasons: ["the page tried a way past the interlock, which pages do not have here"])
    }
}
