@testable import StagingPortal

/// A whole request, as an approved one would be entered.
enum Example {
    static let csr = """
        -----BEGIN CERTIFICATE REQUEST-----
        MIIBhDCCAQsCAQAwPDELMAkGA1UEBhMCREUxETAPBgNVBAoMCE1lcmlkaWFuMRow
        GAYDVQQDDBFNZXJpZGlhbiBSZWxlYXNlczB2MBAGByqGSM49AgEGBSuBBAAiA2IA
        BJdtvt6nKeAN+XV1+6KJkEIFl9mJqd3OAktqD26iIqAJarleH3UqpEy9DTn5uwUo
        HXkKgIvCOnw4DcMOsTa0vLb6ldZFO2KnGOrgvKuc/ODZ+7g126EIRH3OQc7LPFUv
        WqBQME4GCSqGSIb3DQEJDjFBMD8wPQYDVR0RBDYwNIIYc2lnbmluZy5tZXJpZGlh
        bi5leGFtcGxlgRhyZWxlYXNlQG1lcmlkaWFuLmV4YW1wbGUwCgYIKoZIzj0EAwID
        ZwAwZAIwDcs6s7hStipN5b7Ck5vrzLMUK1Dq9yFOtQaOd6CAHyZBwHTnNuSwKBEO
        zjmkZn0rAjAxHQ2jaMWLAM6RKGiR3iE0yt8bkwuUK2I7KQFe4hBdnDppr2f91uFK
        5axyRekmB/c=
        -----END CERTIFICATE REQUEST-----

        """
    // From the openssl command line, once, outside of any code here.
    static let keySHA256 = "6310b822fcc23aa63e15e529d8e6488b699c169e8ed5d12ea014d6907408ffee"
    static let derSHA256 = "48e48cc3eba4e1eb0a47dde6ebbd9d9dc9d55bf24b03853963033b81c97c3cc6"

    static let tabs: [(String, [(String, String)])] = [
        (
            "subscriber",
            [
                ("organization", "Meridian & <Söhne> GmbH"), ("unit", "Release engineering"), ("locality", "Hamburg"),
                ("country", "DE"), ("contact_name", "Ada Winter"), ("contact_email", "ada@meridian.example"),
                ("subscriber_number", "40-1187"),
            ]
        ),
        (
            "profile",
            [
                ("profile", "code-signing-production-p384"), ("issuer", "8f1d2c3b4a59687786950a1b2c3d4e5f60718293"),
                ("environment", "production"), ("subject_dn", "CN=Meridian Releases,O=Meridian,C=DE"),
                ("validity_days", "365"), ("csr", csr),
            ]
        ),
        (
            "sans",
            [
                ("san_type", "dns"), ("san_value", "signing.meridian.example"), ("san_type", "email"),
                ("san_value", "release@meridian.example"),
            ]
        ),
        (
            "custody",
            [
                ("hsm_model", "yubihsm2"), ("hsm_serial", "12345776"), ("generated_on_device", "yes"),
                ("not_exportable", "yes"),
            ]
        ),
        (
            "justification",
            [
                ("release", "2026.11"), ("change_ticket", "CHG-2291"), ("reason", "renewal"),
                ("window_opens", "2026-11-23T14:00:00Z"), ("window_closes", "2026-11-23T16:00:00Z"),
                ("justification", "The current one ends.\r\nSecond line."),
            ]
        ),
        ("approvers", Approver.allCases.flatMap(approval)),
    ]

    private static func approval(_ approver: Approver) -> [(String, String)] {
        [
            ("\(approver.rawValue)_name", "Person of \(approver.title)"), ("\(approver.rawValue)_reference", "A-17"),
            ("\(approver.rawValue)_attested", "yes"),
        ]
    }

    /// Every value by name, as the ledger should have it.
    static var fields: [String: [String]] {
        tabs.flatMap(\.1).reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
    }

    static var pairs: [(String, String)] { tabs.flatMap(\.1) }
}
