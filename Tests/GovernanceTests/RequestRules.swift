import Governance
import Testing

@Suite struct RequestRules {
    static let cases: [RuleCase] = [
        .refuses("csr.readable", "not PKCS#10", "request.csr cannot be read as a certificate signing request.") {
            $0.csr = .unreadable("wrong tag at byte 0")
        },
        .permits("csr.readable", "another file name") {
            $0.packet.csr.file = "key.csr"
            $0.filesFound["key.csr"] = hex("5d")
        },

        .refuses("csr.fingerprint", "one byte changed", "request.csr is not the CSR that was locked.") {
            $0.parsed.derSHA256 = hex("5e")
        },
        .refuses(
            "csr.fingerprint", "another request and key", "request.csr is not the CSR that was locked.",
            others: ["custody.key"]
        ) {
            $0.parsed.derSHA256 = hex("5e")
            $0.parsed.spkiSHA256 = hex("78")
        },
        .refuses(
            "csr.fingerprint", "a lock on another key", "The packet locks a key that is not the one in request.csr."
        ) {
            $0.packet.csr.spkiSHA256 = hex("78")
        },
        .permits("csr.fingerprint", "lock and request change together") {
            ($0.parsed.derSHA256, $0.packet.csr.derSHA256) = (hex("5e"), hex("5e"))
        },

        .refuses("csr.possession", "its signature fails", "request.csr does not prove possession of its key.") {
            $0.parsed.provesPossession = false
        },
        .permits("csr.possession", "its signature holds") { $0.parsed.provesPossession = true },

        .refuses("csr.subject", "another organization", "The CSR asks for another subject than the packet.") {
            $0.parsed.subject = "CN=Example Code Signing,O=Example GmbH,C=DE"
        },
        .refuses("csr.subject", "the same letters in other bytes", "The CSR asks for another subject than the packet.")
        {
            ($0.packet.subject, $0.parsed.subject) = ("O=Caf\u{e9}", "O=Cafe\u{301}")
        },
        .permits("csr.subject", "a name beyond ASCII, in the same bytes") {
            ($0.packet.subject, $0.parsed.subject) = ("O=Caf\u{e9}", "O=Caf\u{e9}")
        },

        .refuses("csr.sans", "one more in the request", "The CSR does not ask for the packet's alternative names.") {
            $0.parsed.alternativeNames.append(AlternativeName(kind: "dns", value: "www.example.com"))
        },
        .refuses("csr.sans", "one less in the request", "The CSR does not ask for the packet's alternative names.") {
            $0.parsed.alternativeNames.removeLast()
        },
        .refuses(
            "csr.sans", "the same value of another type", "The CSR does not ask for the packet's alternative names."
        ) {
            $0.parsed.alternativeNames[0].kind = "email"
        },
        .refuses(
            "csr.sans", "the same letters in other bytes", "The CSR does not ask for the packet's alternative names.",
            others: ["san.inventory"]
        ) {
            $0.packet.alternativeNames[0].value = "caf\u{e9}.example"
            $0.parsed.alternativeNames[0].value = "cafe\u{301}.example"
        },
        .permits("csr.sans", "another order") { $0.parsed.alternativeNames.reverse() },
        .permits("csr.sans", "none in both") { ($0.packet.alternativeNames, $0.parsed.alternativeNames) = ([], []) },

        .refuses("csr.key", "a smaller curve", "Profile code-signing does not allow this kind of key.") {
            ($0.parsed.curve, $0.parsed.keyBits) = ("P-256", 256)
        },
        .refuses("csr.key", "a shorter RSA key", "Profile code-signing does not allow this kind of key.") {
            ($0.parsed.keyAlgorithm, $0.parsed.curve, $0.parsed.keyBits) = ("RSA", nil, 2048)
        },
        .refuses("csr.key", "Ed25519", "Profile code-signing does not allow this kind of key.") {
            ($0.parsed.keyAlgorithm, $0.parsed.curve, $0.parsed.keyBits) = ("Ed25519", nil, 256)
        },
        .permits("csr.key", "RSA as long as allowed") {
            ($0.parsed.keyAlgorithm, $0.parsed.curve, $0.parsed.keyBits) = ("RSA", nil, 3072)
        },

        .refuses("csr.strength", "a weak key", "The key is weak: its exponent is below 65537.") {
            $0.parsed.weaknesses = ["its exponent is below 65537"]
        },
        .permits("csr.strength", "a key without known weakness") { $0.parsed.weaknesses = [] },

        .refuses(
            "csr.extensions", "critical and unknown", "The CSR asks for a critical extension that is not known."
        ) {
            $0.parsed.extensions[0].isCritical = true
            $0.parsed.extensions[0].isKnown = false
        },
        .refuses("csr.extensions", "an authority", "The CSR asks to be an authority.") {
            $0.parsed.extensions[0].fault = "to be an authority"
        },
        .permits("csr.extensions", "critical and known") { $0.parsed.extensions[0].isCritical = true },
        .permits("csr.extensions", "unknown and not critical") { $0.parsed.extensions[0].isKnown = false },

        .refuses(
            "custody.stated", "imported into the device",
            "By the packet's own account the key may exist outside yubihsm2 0776."
        ) { $0.packet.attestations[0].generatedOnDevice = false },
        .refuses(
            "custody.stated", "exportable", "By the packet's own account the key may exist outside yubihsm2 0776."
        ) { $0.packet.attestations[0].exportable = true },
        .permits("custody.stated", "another device") { $0.packet.attestations[0].kind = "luna7" },
    ]

    @Test(arguments: cases) func `the request is judged byte for byte (P10)`(_ example: RuleCase) { example.check() }
}
