/// A certificate request in the portal's list.
struct RequestRecord: Sendable {
    let id: String
    let created: String
    let subject: String
    let keySHA256: String
    let profile: String
    let names: [AlternativeName]
    let status: String

    func matches(_ query: String) -> Bool {
        query.isEmpty
            || [id, subject, keySHA256].contains { $0.lowercased().contains(query.lowercased()) }
    }

    /// What was there before anybody tried anything.
    static let history = [
        RequestRecord(
            id: "CR-100014", created: "2026-03-02T09:14:27.310Z",
            subject: "CN=Meridian Firmware Release Signing,O=Meridian Embedded Systems GmbH,C=DE",
            keySHA256: "3b1c7d0e52f4a98867d1c2b4e0f93a5d7c6e8b1a2f405d9c8e7b6a5948372615",
            profile: "code-signing-production-p384", names: [], status: "Issued"),
        RequestRecord(
            id: "CR-100017", created: "2026-06-18T13:40:02.877Z",
            subject: "CN=Meridian Timestamping 2026,O=Meridian Embedded Systems GmbH,C=DE",
            keySHA256: "a94f0c2d6e8b1735f0d4c3b2a1908f7e6d5c4b3a29181706f5e4d3c2b1a09f8e",
            profile: "timestamping", names: [], status: "Issued"),
        RequestRecord(
            id: "CR-100019", created: "2026-09-30T07:58:44.006Z",
            subject: "CN=Meridian Desktop Installer Signing,O=Meridian Embedded Systems GmbH,C=DE",
            keySHA256: "0d7e6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d7e",
            profile: "code-signing-production-rsa3072", names: [], status: "Rejected"),
    ]
}
