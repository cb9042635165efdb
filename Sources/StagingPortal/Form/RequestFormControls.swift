extension RequestForm {
    static let subscriber = [
        Control("organization", "Organization", hint: "As in the commercial register."),
        Control("unit", "Organizational unit"),
        Control("locality", "Locality"),
        Control(
            "country", "Country",
            .choice([
                Control.Choice(value: "DE", text: "Germany"),
                Control.Choice(value: "FR", text: "France"),
                Control.Choice(value: "CH", text: "Switzerland"),
                Control.Choice(value: "US", text: "United States"),
                Control.Choice(value: "SE", text: "Sweden"),
            ])),
        Control("contact_name", "Contact name"),
        Control("contact_email", "Contact e-mail"),
        Control("subscriber_number", "Subscriber number", hint: "From the subscriber agreement, such as 40-1187."),
    ]

    static let profile = [
        Control(
            "profile", "Certificate profile",
            .choice([
                Control.Choice(value: "code-signing-production-p384", text: "Code signing, production (P-384)"),
                Control.Choice(value: "code-signing-production-rsa3072", text: "Code signing, production (RSA 3072)"),
                Control.Choice(value: "code-signing-test", text: "Code signing, test"),
                Control.Choice(value: "timestamping", text: "Timestamping"),
            ])),
        Control(
            "issuer", "Issuing CA",
            .choice([
                Control.Choice(
                    value: "8f1d2c3b4a59687786950a1b2c3d4e5f60718293", text: "Meridian Code Signing CA 3"),
                Control.Choice(
                    value: "1b7e5a90c4d2386f0e9d8c7b6a59483726150f4e",
                    text: "Meridian Code Signing CA 2 (retiring)"),
            ])),
        Control(
            "environment", "Environment",
            .choice([
                Control.Choice(value: "production", text: "Production"),
                Control.Choice(value: "staging", text: "Staging"),
            ])),
        Control(
            "subject_dn", "Subject distinguished name", hint: "RFC 4514, such as CN=Example Releases,O=Example,C=DE."),
        Control("validity_days", "Validity (days)", .number),
        Control(
            "csr", "Certificate signing request (PEM)", .lines(12),
            hint: "PKCS#10. The portal reads it as soon as you leave the field."),
    ]

    static let custody = [
        Control(
            "hsm_model", "HSM model",
            .choice([
                Control.Choice(value: "yubihsm2", text: "YubiHSM 2"),
                Control.Choice(value: "luna7", text: "Thales Luna 7"),
                Control.Choice(value: "primus", text: "Securosys Primus"),
                Control.Choice(value: "pivkey", text: "PIV key"),
            ])),
        Control("hsm_serial", "HSM serial number"),
        Control("generated_on_device", "Key was generated on the device", .tick),
        Control("not_exportable", "Key cannot be exported", .tick),
    ]

    static let justification = [
        Control("release", "Release"),
        Control("change_ticket", "Change ticket"),
        Control(
            "reason", "Reason",
            .choice([
                Control.Choice(value: "new-key", text: "New key"),
                Control.Choice(value: "renewal", text: "Renewal"),
                Control.Choice(value: "replacement", text: "Replacement"),
            ])),
        Control("window_opens", "Issuance window opens (UTC)", hint: "RFC 3339, such as 2026-11-23T14:00:00Z."),
        Control("window_closes", "Issuance window closes (UTC)"),
        Control("justification", "Justification", .lines(6)),
    ]
}
