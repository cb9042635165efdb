import Dispatch
import Foundation
import Governance
import HTTPFetch
import PKI

/// What there is of authorities and of their word on revocation, as configured, and as asked for where certificates say.
struct RevocationShelf {
    private(set) var values = RevocationValues()
    private var troubles: [String] = []
    private var asked = 0
    /// Who gave no answer: nobody waits for them twice.
    private var silent: Set<String> = []
    private let configured: RevocationConfiguration?

    /// Questions at most, so that certificates cannot send us around: a seal waits for them.
    private static let most = 12
    /// In seconds, for each.
    private static let patience = 5
    private static let longestChain = 6

    init(_ configuration: Configuration) {
        configured = configuration.revocation
        for path in (configured?.authorities ?? []) + (configuration.timestamps?.authorities ?? []) {
            let found = (try? InputFile.bytes(absolute(path), named: path)).map(Certificate.all(inPEM:)) ?? []
            values.authorities += found
            if found.isEmpty { troubles.append("\(path) holds no certificate") }
        }
        for path in configured?.lists ?? [] {
            guard let list = (try? InputFile.bytes(absolute(path), named: path)).flatMap({ try? RevocationList($0) })
            else {
                troubles.append("\(path) holds no revocation list")
                continue
            }
            values.lists.append(list)
        }
    }

    /// Adds authorities that came another way.
    mutating func add(_ authorities: some Sequence<Certificate>) { values.authorities += authorities }

    /// Goes up from `certificate`, and has each authority's word; returns what went wrong on the way.
    mutating func complete(_ certificate: Certificate) async -> String? {
        guard !certificate.isSelfSigned else { return nil }
        guard configured != nil else { return "nothing is configured under revocation" }
        var own = troubles
        var child = certificate
        for _ in 0..<Self.longestChain where !child.isSelfSigned {
            guard let issuer = await issuer(of: child, &own) else { break }
            await response(of: child, by: issuer, &own)
            await list(of: child, by: issuer, &own)
            child = issuer
        }
        return own.isEmpty ? nil : own.joined(separator: "; ")
    }

    private mutating func issuer(of child: Certificate, _ troubles: inout [String]) async -> Certificate? {
        if let known = values.authorities.first(where: { child.isIssued(by: $0) }) { return known }
        for address in child.issuerAddresses {
            guard let bytes = await fetch(address, &troubles), let found = try? Certificate(bytes),
                child.isIssued(by: found)
            else { continue }
            values.authorities.append(found)
            return found
        }
        troubles.append("the certificate of \(child.issuer) is not at hand")
        return nil
    }

    private mutating func list(of child: Certificate, by issuer: Certificate, _ troubles: inout [String]) async {
        guard !values.lists.contains(where: { $0.issuer == issuer.subject && $0.isSigned(by: issuer) }) else { return }
        for address in child.revocationListAddresses {
            guard let bytes = await fetch(address, &troubles) else { continue }
            guard let list = try? RevocationList(bytes), list.isSigned(by: issuer) else {
                troubles.append("\(address) is no revocation list of \(issuer.subject)")
                continue
            }
            values.lists.append(list)
            return
        }
        // Whom a responder speaks for needs no list.
        if child.revocationListAddresses.isEmpty, isAnswered(child, issuer) { return }
        troubles.append("there is no revocation list of \(issuer.subject)")
    }

    private func isAnswered(_ child: Certificate, _ issuer: Certificate) -> Bool {
        values.responses.contains { $0.identifierDigest(of: child, issuedBy: issuer) != nil }
    }

    /// The configured responder speaks for whoever names none, or where none that is named may be asked.
    private func responders(of child: Certificate) -> [String] {
        let named = configured?.fetches == true ? child.responderAddresses.filter { $0.hasPrefix("http") } : []
        return named.isEmpty ? configured?.responder.map { [$0] } ?? [] : named
    }

    /// Whatever a responder with the right says is kept, that it was revoked too; nothing else is.
    private mutating func response(of child: Certificate, by issuer: Certificate, _ troubles: inout [String]) async {
        guard !isAnswered(child, issuer) else { return }
        for address in responders(of: child) where mayAsk(address, &troubles) {
            do throws(PKIError) {
                let answer = try await Self.ask(address, child, issuer)
                _ = try answer.status(
                    of: child, issuedBy: issuer, below: values.authorities, at: Instant.now.milliseconds)
                values.responses.append(answer)
                return
            } catch {
                if error.operation == "ask \(address)" { silent.insert(address) }
                troubles.append("the responder \(address): \(error.reasons.joined(separator: ", "))")
            }
        }
    }

    private static func ask(
        _ address: String, _ child: Certificate, _ issuer: Certificate
    ) async throws(PKIError) -> RevocationResponse {
        let result: Result<RevocationResponse, PKIError> = await withCheckedContinuation { continuation in
            // A responder is waited for, which the cooperative pool must never do.
            DispatchQueue.global().async {
                do throws(PKIError) {
                    let responder = RevocationResponder(url: address, patience: patience)
                    continuation.resume(returning: .success(try responder.ask(of: child, issuedBy: issuer)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private mutating func mayAsk(_ address: String, _ troubles: inout [String]) -> Bool {
        guard asked < Self.most, !silent.contains(address) else {
            troubles.append("\(address) was not asked\(silent.contains(address) ? " again" : "")")
            return false
        }
        asked += 1
        return true
    }

    private mutating func fetch(_ address: String, _ troubles: inout [String]) async -> [UInt8]? {
        guard address.hasPrefix("http") else { return nil }
        guard configured?.fetches == true else {
            troubles.append("\(address) was not asked")
            return nil
        }
        guard mayAsk(address, &troubles) else { return nil }
        do {
            // Lists and certificates are signed in themselves, and most are published over plain HTTP.
            let answer = try await Fetch(
                address, deadline: Self.patience * 1000, limit: 32 << 20, allowsPlain: true
            ).perform()
            if answer.status == 200 { return answer.body }
            troubles.append("\(address) answered with HTTP status \(answer.status)")
        } catch {
            silent.insert(address)
            troubles.append("\(address): \(error.reason)")
        }
        return nil
    }
}
