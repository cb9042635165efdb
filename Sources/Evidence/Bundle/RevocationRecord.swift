package import PKI

/// The chains of those who signed, and what their authorities said of revocation, as gathered for a seal.
package struct RevocationRecord: Sendable {
    /// Somebody whose signature the evidence rests on.
    package struct Holder: Sendable, Hashable {
        /// `signer`, `approver ROLE` or `timestamp authority`.
        package let name: String
        package let certificate: Certificate
        /// What went wrong where chain, list or response should have been had; nil: nothing did.
        package let trouble: String?

        /// Names somebody.
        package init(name: String, certificate: Certificate, trouble: String? = nil) {
            self.name = name
            self.certificate = certificate
            self.trouble = trouble
        }
    }

    package let holders: [Holder]
    package let values: RevocationValues

    /// States what was gathered.
    package init(holders: [Holder], values: RevocationValues) {
        self.holders = holders
        self.values = values
    }

    /// What the manifest says of each holder, judged as of `time` (milliseconds since 1970).
    func readings(at time: Int64) -> [Manifest.RevocationReading] {
        holders.enumerated().map { index, holder in
            let fault = Self.fault(of: holder.certificate, at: time, by: values)
            return Manifest.RevocationReading(
                holder: holder.name, subject: holder.certificate.subject, certificate: holder.certificate.sha256,
                file: Self.file(index, holder.name), isOwnAuthority: holder.certificate.isSelfSigned,
                finding: fault.map { [$0, holder.trouble].compactMap(\.self).joined(separator: "; ") },
                remark: fault == nil ? holder.trouble : nil)
        }
    }

    /// Files below revocation/: one for each holder, authority and response; the authorities and the lists in one.
    var files: [(name: String, bytes: [UInt8])] {
        let own = holders.enumerated().map { index, holder in
            (name: Self.file(index, holder.name), bytes: Array(holder.certificate.pem.utf8))
        }
        guard !holders.allSatisfy(\.certificate.isSelfSigned) else { return own }
        return own + [
            (name: BundleFile.revocationAuthorities, bytes: Array(values.authorities.map(\.pem).joined().utf8)),
            (name: BundleFile.revocationLists, bytes: Array(values.lists.map(\.pem).joined().utf8)),
        ]
            + values.authorities.enumerated().map { (Self.numbered($0, "authority", "pem"), Array($1.pem.utf8)) }
            + values.responses.enumerated().map { (Self.numbered($0, "response", "der"), $1.der) }
    }

    /// The file that holds `certificate`, of a holder or an authority.
    func file(of certificate: Certificate) -> String? {
        if let index = holders.firstIndex(where: { $0.certificate == certificate }) {
            return Self.file(index, holders[index].name)
        }
        return values.authorities.firstIndex(of: certificate).map { Self.numbered($0, "authority", "pem") }
    }

    /// The file that holds `response`.
    func file(of response: RevocationResponse) -> String? {
        values.responses.firstIndex(of: response).map { Self.numbered($0, "response", "der") }
    }

    /// Why a certificate was not in force at `time`, or cannot be shown to have been; nil: it was, or nobody could revoke it.
    static func fault(of certificate: Certificate, at time: Int64, by values: RevocationValues) -> String? {
        guard !certificate.isSelfSigned else { return nil }
        do throws(PKIError) {
            try certificate.standing(at: time, by: values)
            return nil
        } catch {
            return error.reasons.joined(separator: "; ")
        }
    }

    private static func file(_ index: Int, _ holder: String) -> String {
        let plain = holder.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "\(BundleFile.revocation)/\(digits(index))-\(String(plain.prefix(60))).pem"
    }

    private static func numbered(_ index: Int, _ what: String, _ kind: String) -> String {
        "\(BundleFile.revocation)/\(what)-\(digits(index)).\(kind)"
    }

    private static func digits(_ index: Int) -> String { "\(index < 9 ? "0" : "")\(index + 1)" }
}

extension Manifest {
    /// Whether somebody's certificate was in force at the seal, by what is kept of its authorities' word.
    package struct RevocationReading: Sendable, Hashable, Codable {
        /// `signer`, `approver ROLE` or `timestamp authority`.
        package var holder: String
        package var subject: String
        package var certificate: SHA256Digest
        /// The certificate, from the bundle's folder.
        package var file: String
        /// Nobody but its holder could revoke it: it is pinned by its fingerprint.
        package var isOwnAuthority: Bool
        /// Why it was not in force, or cannot be shown to have been; nil: it was.
        package var finding: String?
        /// What could not be had although it was in force by the rest, such as a responder's answer; nil: nothing.
        package var remark: String?
    }
}
