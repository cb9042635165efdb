import Foundation
import Governance
import HTTPFetch
import PKI

/// Reads the portal's certificates and clock, by one HEAD request of our own that signs in nowhere.
struct PortalProbing {
    let portal: PortalConfiguration
    let trustedAuthorities: [String]

    /// What the portal showed, and how far its clock is away; nothing is asked of a portal without TLS.
    func read() async -> (probe: PortalProbe, clock: ClockReading?) {
        guard portal.origin.hasPrefix("https://") else { return (.notAsked, nil) }
        var fetch = Fetch("\(portal.origin)/", deadline: 5000, isHeadOnly: true)
        // The browser's own list is not libcurl's: with one file of our own, that file alone counts.
        fetch.authorities = trustedAuthorities.first
        do {
            let answer = try await fetch.perform()
            return (try probe(answer.certificates), ClockReading(of: answer, source: "\(portal.origin), Date"))
        } catch let failure as FetchFailure where !failure.certificates.isEmpty {
            // The portal asks for the operator's certificate, which only the browser has.
            return ((try? probe(failure.certificates)) ?? .unreadable("\(failure)"), nil)
        } catch {
            return (.unreadable("\(error)"), nil)
        }
    }

    private var authorities: [Certificate] {
        let bytes = trustedAuthorities.first.flatMap { try? InputFile.bytes($0, named: $0) }
        return Certificate.all(inPEM: bytes ?? [])
    }

    private func probe(_ shown: [String]) throws(PKIError) -> PortalProbe {
        var chain: [Certificate] = []
        for pem in shown { chain.append(try Certificate(Array(pem.utf8))) }
        guard let leaf = chain.first else { return .unreadable("it showed no certificate") }
        // A root that signed the portal's certificate itself is seldom shown; the browser has it from root's own file.
        let issuer = (chain + authorities).first { $0.subject == leaf.issuer && leaf.isSigned(by: $0) }
        return .read(
            PortalTLS(
                leafSHA256: leaf.sha256.hex, issuerSPKI: issuer?.spkiSHA256.hex,
                notAfter: Instant(milliseconds: leaf.notAfter)))
    }
}

extension ClockReading {
    /// This machine's clock against an answer's Date (RFC 9110 §6.6.1, whole seconds); nil where it has none.
    init?(of answer: Fetched, source: String, now: Instant = .now) {
        guard let text = answer.headers["date"], let date = HTTPDate.read(text) else { return nil }
        self.init(offset: now.since(date), source: source)
    }

    /// From a Date of whole seconds, which is up to a second old when it is sent.
    init(offset: Int64, source: String) {
        self.init(source: source, offset: (0...1000).contains(offset) ? 0 : offset > 0 ? offset - 1000 : offset)
    }
}

/// The form of Date: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func read(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else {
            return nil
        }
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        return Instant(iso8601: "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}
