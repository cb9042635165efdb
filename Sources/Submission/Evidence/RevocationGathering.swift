import Dispatch
import Evidence
import Foundation
import HTTPFetch
import PKI

/// Gathers, before a seal, the chains and revocation lists of everybody whose signature the evidence will rest on.
struct RevocationGathering: Sendable {
    let configuration: Configuration
    let signer: Certificate
    /// The bundle's folder.
    let path: String
    let manifest: Manifest

    /// What there is; what could not be had is named with its holder, and the grade says so.
    func gather() async -> RevocationRecord {
        var shelf = Shelf(configuration)
        var holders: [RevocationRecord.Holder] = []
        for (name, certificate) in await people(&shelf) {
            let trouble = await shelf.complete(certificate)
            holders.append(RevocationRecord.Holder(name: name, certificate: certificate, trouble: trouble))
        }
        return RevocationRecord(holders: holders, authorities: shelf.authorities, lists: shelf.lists)
    }

    private func people(_ shelf: inout Shelf) async -> [(String, Certificate)] {
        var people = [("signer", signer)]
        for approval in manifest.approvals where approval.certificate != nil {
            guard let bytes = file("inputs/\(approval.file)"), let signed = try? CMS.verify(bytes) else { continue }
            people.append(("approver \(approval.role)", signed.signer))
        }
        let stamped = await stamp()
        shelf.authorities += stamped.dropFirst()
        if let authority = stamped.first { people.append(("timestamp authority", authority)) }
        return people
    }

    /// The certificates of the stamp before the release, the authority's first; without one, of a stamp on a number.
    private func stamp() async -> [Certificate] {
        if let answer = file("before-release/checkpoint.tsr") { return TimestampAnswer(der: answer).certificates }
        guard let authority = try? configuration.timestampAuthority() else { return [] }
        return await withCheckedContinuation { continuation in
            // An authority is waited for, which the cooperative pool must never do.
            DispatchQueue.global().async {
                let answer = try? authority.stamp(Array(UUID().uuidString.utf8))
                continuation.resume(returning: answer?.certificates ?? [])
            }
        }
    }

    private func file(_ name: String) -> [UInt8]? { try? InputFile.bytes("\(path)/\(name)", named: name) }
}

/// Certificates of authorities and revocation lists, as configured and as fetched from where certificates say.
private struct Shelf {
    var authorities: [Certificate] = []
    var lists: [RevocationList] = []
    private var troubles: [String] = []
    private var asked: Set<String> = []
    private let mayFetch: Bool
    private let isConfigured: Bool

    /// Fetches at most, so that certificates cannot send us around: a seal waits for it.
    private static let most = 8
    /// In milliseconds, for each.
    private static let patience = 5000
    private static let longestChain = 6

    init(_ configuration: Configuration) {
        mayFetch = configuration.revocation?.fetches ?? false
        isConfigured = configuration.revocation != nil
        for path in (configuration.revocation?.authorities ?? []) + (configuration.timestamps?.authorities ?? []) {
            let found = (try? InputFile.bytes(absolute(path), named: path)).map(Certificate.all(inPEM:)) ?? []
            authorities += found
            if found.isEmpty { troubles.append("\(path) holds no certificate") }
        }
        for path in configuration.revocation?.lists ?? [] {
            guard let list = (try? InputFile.bytes(absolute(path), named: path)).flatMap({ try? RevocationList($0) })
            else {
                troubles.append("\(path) holds no revocation list")
                continue
            }
            lists.append(list)
        }
    }

    /// Goes up from `certificate`, and has each authority's list; returns what went wrong on the way.
    mutating func complete(_ certificate: Certificate) async -> String? {
        guard !certificate.isSelfSigned else { return nil }
        guard isConfigured else { return "nothing is configured under revocation" }
        var own = troubles
        var child = certificate
        for _ in 0..<Self.longestChain where !child.isSelfSigned {
            guard let issuer = await issuer(of: child, &own) else { break }
            await list(of: child, by: issuer, &own)
            child = issuer
        }
        return own.isEmpty ? nil : own.joined(separator: "; ")
    }

    private mutating func issuer(of child: Certificate, _ troubles: inout [String]) async -> Certificate? {
        if let known = authorities.first(where: { child.isIssued(by: $0) }) { return known }
        for address in child.issuerAddresses {
            guard let bytes = await fetch(address, &troubles), let found = try? Certificate(bytes),
                child.isIssued(by: found)
            else { continue }
            authorities.append(found)
            return found
        }
        troubles.append("the certificate of \(child.issuer) is not at hand")
        return nil
    }

    private mutating func list(of child: Certificate, by issuer: Certificate, _ troubles: inout [String]) async {
        guard !lists.contains(where: { $0.issuer == issuer.subject && $0.isSigned(by: issuer) }) else { return }
        for address in child.revocationListAddresses {
            guard let bytes = await fetch(address, &troubles) else { continue }
            guard let list = try? RevocationList(bytes), list.isSigned(by: issuer) else {
                troubles.append("\(address) is no revocation list of \(issuer.subject)")
                continue
            }
            lists.append(list)
            return
        }
        troubles.append("there is no revocation list of \(issuer.subject)")
    }

    private mutating func fetch(_ address: String, _ troubles: inout [String]) async -> [UInt8]? {
        guard address.hasPrefix("http") else { return nil }
        guard mayFetch, asked.count < Self.most else {
            troubles.append("\(address) was not asked")
            return nil
        }
        asked.insert(address)
        do {
            // Lists and certificates are signed in themselves, and most are published over plain HTTP.
            let answer = try await Fetch(address, deadline: Self.patience, limit: 32 << 20, allowsPlain: true).perform()
            if answer.status == 200 { return answer.body }
            troubles.append("\(address) answered with HTTP status \(answer.status)")
        } catch {
            troubles.append("\(address): \(error.reason)")
        }
        return nil
    }
}

extension Certificate {
    fileprivate func isIssued(by issuer: Certificate) -> Bool { self.issuer == issuer.subject && isSigned(by: issuer) }
}
