import Governance
package import PKI

/// What the issued certificate says, held against what was approved.
package struct CertificateComparison: Hashable, Sendable {
    /// What is compared, by the name that reports give it.
    package enum Item: String, Hashable, Sendable, CaseIterable {
        /// The number that the portal shows for it.
        case serial = "serial number"
        case key = "public key"
        /// Every attribute, in the order of the name.
        case subject
        /// As a set: an authority may order them.
        case names = "alternative names"
        /// As a set, too.
        case usages = "extended key usages"
        /// Its first and its last day, each within a day of the approved one.
        case validity
    }

    /// One thing that is not as it was approved.
    package struct Deviation: Hashable, Sendable {
        /// What deviates; nil where there is no certificate to compare.
        package let item: Item?
        /// What it is and what was approved, in a sentence.
        package let words: String
    }

    /// The certificate; nil where the portal gave none that can be read.
    package let certificate: Certificate?
    /// What was compared, in its order.
    package let compared: [Item]
    /// What deviates; empty where everything is as approved.
    package let deviations: [Deviation]
}

extension CertificateComparison {
    /// Nothing could be compared.
    init(unread words: String) {
        self.init(certificate: nil, compared: [], deviations: [Deviation(item: nil, words: words)])
    }

    /// Compares a certificate; `serials` are the texts that the portal shows as its number, nil where the map names no place.
    init(_ certificate: Certificate, _ offered: OfferedCertificate, serials: [String]?, _ fillings: Fillings) {
        let approved = ApprovedCertificate(certificate, offered, serials, fillings)
        let items = Item.allCases.filter { $0 != .serial || serials != nil }
        self.init(
            certificate: certificate, compared: items,
            deviations: items.compactMap { item in
                approved.words(against: item).map { Deviation(item: item, words: "\(item.rawValue): \($0)") }
            })
    }
}

/// The approved values, in the forms that a certificate has them in.
private struct ApprovedCertificate {
    let certificate: Certificate
    let offered: OfferedCertificate
    let serials: [String]?
    let fillings: Fillings

    init(_ certificate: Certificate, _ offered: OfferedCertificate, _ serials: [String]?, _ fillings: Fillings) {
        (self.certificate, self.offered) = (certificate, offered)
        (self.serials, self.fillings) = (serials, fillings)
    }

    /// In which way one thing deviates; nil where it does not.
    func words(against item: CertificateComparison.Item) -> String? {
        do {
            switch item {
            case .serial: return serial
            case .key: return try difference([certificate.spkiSHA256.hex], values("csr.spkiSHA256"))
            case .subject: return try subject
            case .names: return try names
            case .usages:
                let wanted = try offered.extendedKeyUsages.flatMap { try $0.values(with: fillings) }
                return difference(try certificate.extendedKeyUsages().sorted(), wanted.sorted())
            case .validity: return try validity
            }
        } catch {
            return "it could not be compared: \(error)"
        }
    }

    private var serial: String? {
        let shown = (serials ?? []).map(Self.number)
        let own = Self.number(certificate.serial)
        return shown == [own] ? nil : "the certificate has \(own), the portal shows \(Words.quoting(serials ?? []))"
    }

    private var subject: String? {
        get throws {
            let found = try DistinguishedName.attributes(of: certificate.subject).map { "\($0.type)=\($0.value)" }
            let types = try values("subject[].type")
            return difference(found, zip(types, try values("subject[].value")).map { "\($0)=\($1)" })
        }
    }

    private var names: String? {
        get throws {
            let kinds = try values("alternativeNames[].kind")
            let wanted = zip(kinds, try values("alternativeNames[].value")).map { "\($0): \($1)" }
            return difference(try certificate.alternativeNames().map(\.description).sorted(), wanted.sorted())
        }
    }

    private var validity: String? {
        get throws {
            let day: Int64 = 86_400_000
            guard let days = try values("validityDays").first.flatMap(Int64.init), let began = fillings.values?.began
            else { return "there is no approved number of days, or no day of the run" }
            let ends = began.adding(milliseconds: days * day)
            let (first, last) = (certificate.notBefore, certificate.notAfter)
            let isWithin = abs(first - began.milliseconds) <= day && abs(last - ends.milliseconds) <= day
            guard !isWithin else { return nil }
            return "it is valid from \(Instant(milliseconds: first)) to \(Instant(milliseconds: last)), approved were "
                + "\(days) days from \(began)"
        }
    }

    private func values(_ path: String) throws(ValueError) -> [String] {
        guard let values = fillings.values else { throw ValueError(path: path, reason: "there is no packet here") }
        return try values.values(at: path)
    }

    private func difference(_ found: [String], _ wanted: [String]) -> String? {
        if found.elementsEqual(wanted, by: { $0.utf8.elementsEqual($1.utf8) }) { return nil }
        return "the certificate has \(Words.quoting(found)), approved was \(Words.quoting(wanted))"
    }

    /// A number in hexadecimal digits, however it is written: `0A:1B`, `0x0a1b`, `A1B`.
    private static func number(_ text: String) -> String {
        let digits = text.lowercased().filter { !$0.isWhitespace && $0 != ":" }
        let bare = digits.hasPrefix("0x") ? digits.dropFirst(2) : digits[...]
        return String(bare.drop { $0 == "0" })
    }
}
