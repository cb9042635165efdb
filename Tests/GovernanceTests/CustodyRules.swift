import Governance
import Testing

@Suite struct CustodyRules {
    private static let historical = ValidatedModule(
        format: "yubihsm2", firmware: "2.4", standard: "FIPS 140-2", level: 3, status: "historical", asOf: "2026-11-02")

    private static func module(_ change: (inout ValidatedModule) -> Void) -> ValidatedModule {
        var module = historical
        module.status = "active"
        change(&module)
        return module
    }

    static let cases: [RuleCase] = [
        .refuses("custody.attested", "no attestation", "Nothing attests where the key lives.") {
            $0.packet.attestations = []
        },
        .refuses("custody.attested", "nobody verified it", "custody.pem was not verified.") { $0.custody = [] },
        .refuses("custody.attested", "forged", "custody.pem is not a genuine attestation.") {
            $0.custody[0].state = .refused("the signature does not hold")
        },
        .refuses(
            "custody.attested", "a form that nobody can check",
            "custody.pem proves nothing: what it states cannot be checked.", others: ["custody.findings"]
        ) { $0.custody[0].state = .notAttestable("AWS attests no key") },
        .permits("custody.attested", "not attestable, allowed by the profile and accepted by the packet") {
            $0.custody[0].state = .notAttestable("AWS attests no key")
            $0.demanded.mayBeUnattestable = true
            $0.packet.attestations[0].acceptedFindings = ["not-attestable"]
        },
        .permits("custody.attested", "another vendor's") { $0.attested.format = "securosys-primus" },

        .refuses(
            "custody.key", "another key", "custody.pem attests another key than the one in request.csr."
        ) { $0.attested.spkiSHA256.value = hex("78") },
        .permits("custody.key", "all three change together") {
            $0.attested.spkiSHA256.value = hex("78")
            $0.parsed.spkiSHA256 = hex("78")
            $0.packet.csr.spkiSHA256 = hex("78")
        },

        .refuses("custody.serial", "another device", "custody.pem is of another device than the packet names.") {
            $0.attested.serial?.value = "777"
        },
        .permits("custody.serial", "without leading zeros") { $0.attested.serial?.value = "000776" },
        .permits("custody.serial", "a form that states none") { $0.attested.serial = nil },

        .refuses("custody.generated", "imported", "The key was not made in the device: it may exist elsewhere.") {
            $0.attested.generatedOnDevice.value = false
        },
        .permits("custody.generated", "made in the device") { $0.attested.generatedOnDevice.value = true },

        .refuses("custody.exportable", "exportable", "The key can leave the device.") {
            $0.attested.exportable.value = true
        },
        .permits("custody.exportable", "not exportable") { $0.attested.exportable.value = false },

        .refuses("custody.fips", "no validation known", "The policy knows no FIPS validation of this device.") {
            $0.demanded.minimumFIPSLevel = 2
        },
        .refuses(
            "custody.fips", "firmware 2.40 is not 2.4", "The policy knows no FIPS validation of this device."
        ) {
            $0.demanded.minimumFIPSLevel = 2
            $0.policy.modules = [module { $0.firmware = "2.4" }]
            $0.attested.firmware?.value = "2.40.0"
        },
        .refuses("custody.fips", "a level too low", "The device's FIPS level is too low.") {
            $0.demanded.minimumFIPSLevel = 4
            $0.policy.modules = [module { _ in }]
        },
        .refuses("custody.fips", "revoked", "The device's FIPS validation does not count.") {
            $0.demanded.minimumFIPSLevel = 2
            $0.policy.modules = [module { $0.status = "revoked" }]
        },
        .refuses("custody.fips", "the device denies it", "The device says that it is no FIPS device.") {
            $0.demanded.minimumFIPSLevel = 2
            $0.policy.modules = [module { _ in }]
            $0.attested.claimsFIPS = Sourced(false, "extension 12")
        },
        .permits("custody.fips", "the level demanded") {
            $0.demanded.minimumFIPSLevel = 3
            $0.policy.modules = [module { _ in }]
        },
        .permits("custody.fips", "none demanded") { $0.attested.claimsFIPS = Sourced(false, "extension 12") },

        .refuses("custody.age", "a day too old", "The attestation is too old.") {
            $0.demanded.maximumAge = 24 * 3_600_000
            $0.attested.attestedAt = Sourced(.hours(-25), "attest_time")
        },
        .refuses("custody.age", "from the future", "The device attested in the future.") {
            $0.attested.attestedAt = Sourced(.seconds(6), "attest_time")
        },
        .permits("custody.age", "just young enough") {
            $0.demanded.maximumAge = 24 * 3_600_000
            $0.attested.attestedAt = Sourced(.hours(-24), "attest_time")
        },

        .refuses("custody.findings", "nobody accepted it", "The device signs without a PIN.") {
            $0.attested.findings = [CustodyFinding(name: "pin-never", words: "The device signs without a PIN.")]
            $0.packet.attestations[0].acceptedFindings = ["pin-neve\u{301}r"]
        },
        .refuses(
            "custody.findings", "a historical validation",
            "The module's FIPS 140-2 validation is on the historical list (2026-11-02)."
        ) {
            $0.demanded.minimumFIPSLevel = 2
            $0.policy.modules = [historical]
        },
        .refuses("custody.findings", "no date where an age is demanded", "yubihsm2 does not say when it attested.") {
            $0.demanded.maximumAge = 24 * 3_600_000
        },
        .permits("custody.findings", "each accepted by name") {
            $0.demanded = CustodyDemand(minimumFIPSLevel: 2, maximumAge: 1)
            $0.policy.modules = [historical]
            $0.attested.findings = [CustodyFinding(name: "pin-never", words: "The device signs without a PIN.")]
            $0.packet.attestations[0].acceptedFindings = ["pin-never", "fips-historical", "undated"]
        },
    ]

    @Test(arguments: cases) func `custody is judged by what the device attests (P10)`(_ example: RuleCase) {
        example.check()
    }
}
