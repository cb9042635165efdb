package import PKI

/// The chains of those who signed, and the revocation lists that were in force, as they were gathered for a seal.
package struct RevocationRecord: Sendable {
    /// Somebody whose signature the evidence rests on.
    package struct Holder: Sendable, Hashable {
        /// `signer`, `approver ROLE` or `timestamp authority`.
        package let name: String
        package let certificate: Certificate
        /// What went wrong where chain or list should have been fetched; nil: nothing did.
        package let trouble: String?

        /// Names somebody.
        package init(name: String, certificate: Certificate, trouble: String? = nil) {
            self.name = name
            self.certificate = certificate
            self.trouble = trouble
        }
    }

    package let holders: [Holder]
    /// Certificates above the holders', roots too.
    package let authorities: [Certificate]
    package let lists: [RevocationList]

    /// States what was gathered.
    package init(holders: [Holder], authorities: [Certificate], lists: [RevocationList]) {
        self.holders = holders
        self.authorities = authorities
        self.lists = lists
    }

    /// What the manifest says of each holder, judged as of `time` (milliseconds since 1970).
    func readings(at time: Int64) -> [Manifest.RevocationReading] {
        holders.enumerated().map { index, holder in
            let fault = Self.fault(of: holder.certificate, at: time, authorities, lists)
            return Manifest.RevocationReading(
                holder: holder.name, subject: holder.certificate.subject, certificate: holder.certificate.sha256,
                file: Self.file(index, holder.name), isOwnAuthority: holder.certificate.isSelfSigned,
                finding: fault.map { [$0, holder.trouble].compactMap(\.self).joined(separator: "; ") })
        }
    }

    /// Files below revocation/: one for each holder, the authorities, the lists.
    var files: [(name: String, bytes: [UInt8])] {
        let own = holders.enumerated().map { index, holder in
            (name: Self.file(index, holder.name), bytes: Array(holder.certificate.pem.utf8))
        }
        guard !holders.allSatisfy(\.certificate.isSelfSigned) else { return own }
        return own + [
            (name: BundleFile.revocationAuthorities, bytes: Array(authorities.map(\.pem).joined().utf8)),
            (name: BundleFile.revocationLists, bytes: Array(lists.map(\.pem).joined().utf8)),
        ]
    }

    /// Why a certificate was not in force at `time`, or cannot be shown to have been; nil: it was, or nobody could revoke it.
    static func fault(
        of certificate: Certificate, at time: Int64, _ authorities: [Certificate], _ lists: [RevocationList]
    ) -> String? {
        guard !certificate.isSelfSigned else { return nil }
        do throws(PKIError) {
            try certificate.standing(at: time, authorities: authorities, lists: lists)
            return nil
        } catch {
            return error.reasons.joined(separator: "; ")
        }
    }

    private static func file(_ index: Int, _ holder: String) -> String {
        let plain = holder.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "\(BundleFile.revocation)/\(index < 9 ? "0" : "")\(index + 1)-\(String(plain.prefix(60))).pem"
    }
}

extension Manifest {
    /// Whether somebody's certificate was in force at the seal, by the lists that are kept.
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
    }
}
