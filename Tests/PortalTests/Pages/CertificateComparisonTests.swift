import Governance
import PKI
import Testing

@testable import Portal

/// Certificates that openssl issues, held against what was approved: each thing as approved, and otherwise.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `An issued certificate` {
    /// A certificate, and in what it deviates.
    struct Case: Sendable {
        let name: String
        var serials: [String]? = ["0A:1B:2C:3D:4E:5F"]
        var usages = ["1.3.6.1.5.5.7.3.3"]
        let deviates: [CertificateComparison.Item]
        let change: @Sendable (inout IssuingAuthority.Issue) -> Void

        init(
            _ name: String, _ deviates: CertificateComparison.Item?, serials: [String]? = ["0A:1B:2C:3D:4E:5F"],
            usages: [String] = ["1.3.6.1.5.5.7.3.3"],
            _ change: @escaping @Sendable (inout IssuingAuthority.Issue) -> Void = { _ in }
        ) {
            self.name = name
            self.deviates = deviates.map { [$0] } ?? []
            (self.serials, self.usages, self.change) = (serials, usages, change)
        }
    }

    private static let day: Int64 = 86_400

    static let asApproved = [
        Case("everything as approved", nil),
        Case("its number in other letters", nil, serials: ["0x0a1b2c3d4e5f"]),
        Case("a number that the map names no place for", nil, serials: nil),
        Case("its names in another order", nil) {
            $0.names = "URI:https://example.bank/release, DNS:signing.example.bank"
        },
        Case("two approved usages in another order", nil, usages: ["1.3.6.1.5.5.7.3.3", "1.3.6.1.5.5.7.3.8"]) {
            $0.usages = "timeStamping, codeSigning"
        },
        Case("no usages, as none were approved", nil, usages: []) { $0.usages = nil },
        Case("one that begins ten minutes ago and ends at midnight", nil) {
            $0.begins = -600
            $0.ends = 365 * day - 40_000
        },
    ]

    static let deviating = [
        Case("another number than the page shows", .serial, serials: ["0A:1B:2C:3D:4E:60"]),
        Case("no number on the page", .serial, serials: []),
        Case("two numbers on the page", .serial, serials: ["0A1B2C3D4E5F", "0A1B2C3D4E5F"]),
        Case("another key", .key) { $0.hasOwnKey = false },
        Case("another common name", .subject) { $0.subject = "/C=DE/O=Example Bank AG/CN=Release signing 2027" },
        Case("an attribute less", .subject) { $0.subject = "/C=DE/CN=Release signing 2026" },
        Case("an attribute more", .subject) {
            $0.subject = "/C=DE/O=Example Bank AG/CN=Release signing 2026/CN=Release signing 2026"
        },
        Case("a name more", .names) { $0.names += ", DNS:other.example.bank" },
        Case("a name less", .names) { $0.names = "DNS:signing.example.bank" },
        Case("a name of another kind", .names) {
            $0.names = "DNS:signing.example.bank, DNS:example.bank"
        },
        Case("no names", .names) { $0.names = "" },
        Case("a usage more", .usages) { $0.usages = "codeSigning, clientAuth" },
        Case("another usage", .usages) { $0.usages = "serverAuth" },
        Case("no usages", .usages) { $0.usages = nil },
        Case("two days more", .validity) { $0.ends += 2 * day },
        Case("two days less", .validity) { $0.ends -= 2 * day },
        Case("a beginning two days ahead", .validity) { $0.begins = 2 * day },
        Case("a beginning two days back", .validity) { $0.begins = -2 * day },
    ]

    @Test func `that is as it was approved has no deviation, however it is written`() throws {
        try compare(Self.asApproved)
    }

    @Test func `that is not as it was approved deviates in exactly what is not`() throws {
        try compare(Self.deviating)
    }

    /// By one authority: its processes are few, and one after the other.
    private func compare(_ cases: [Case]) throws {
        let sample = try SamplePacket.values()
        let values = PacketValues(
            packet: sample.packet, files: sample.files, began: Instant(milliseconds: IssuingAuthority.began))
        let authority = try IssuingAuthority()
        for one in cases {
            var issue = IssuingAuthority.Issue()
            one.change(&issue)
            let certificate = try authority.issue(issue, for: values)
            let offered = OfferedCertificate(
                place: .shown("pre"), serial: one.serials.map { _ in "p" },
                extendedKeyUsages: try one.usages.map { .text(try Template($0)) })
            let found = CertificateComparison(
                certificate, offered, serials: one.serials, Fillings(origin: "https://pki.example", values: values))
            #expect(found.deviations.map(\.item) == one.deviates, "\(one.name): \(found.deviations)")
            let items = CertificateComparison.Item.allCases.filter { $0 != .serial || one.serials != nil }
            #expect(found.compared == items, "\(one.name)")
        }
    }

    @Test func `that cannot be compared in something deviates in it`() throws {
        let sample = try SamplePacket.values()
        let certificate = try IssuingAuthority().issue(IssuingAuthority.Issue(), for: sample)
        // The day of the run is not known, and nothing is said to be approved.
        let offered = OfferedCertificate(
            place: .shown("pre"), serial: nil, extendedKeyUsages: [.packet(try PacketPath("no.such"))])
        let found = CertificateComparison(
            certificate, offered, serials: nil, Fillings(origin: "https://pki.example", values: sample))
        #expect(found.deviations.map(\.item) == [.usages, .validity])
    }
}
