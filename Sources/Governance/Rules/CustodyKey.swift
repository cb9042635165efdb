/// The attested key is the one that the request asks a certificate for.
struct CustodyKey: Rule {
    let id = "custody.key"
    let demand = "The attested key is the one that the request asks a certificate for."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let csr = facts.parsedCSR else { return [] }
        return facts.attestedKeys.filter { !$0.key.spkiSHA256.value.isExactly(csr.spkiSHA256) }.map { named, key in
            refusal(
                "\(named.file) attests another key than the one in \(facts.packet.csr.file).",
                fact: contrast(("attested", key.spkiSHA256.value), ("requested", csr.spkiSHA256)),
                source: key.spkiSHA256.source(in: named),
                remedy: "the attestation of this key, or the CSR of that one, approved anew")
        }
    }
}
