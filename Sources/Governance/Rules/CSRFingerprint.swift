/// The request and its key are, byte for byte, those that were locked.
struct CSRFingerprint: Rule {
    let id = "csr.fingerprint"
    let demand = "The request and its key are, byte for byte, those that were locked."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let found = facts.parsedCSR else { return [] }
        let locked = facts.packet.csr
        let keys = contrast(("locked", locked.spkiSHA256), ("found", found.spkiSHA256))
        let sameKey = locked.spkiSHA256.isExactly(found.spkiSHA256)
        if !locked.derSHA256.isExactly(found.derSHA256) {
            let requests = contrast(("locked", locked.derSHA256), ("found", found.derSHA256))
            return [
                refusal(
                    "\(locked.file) is not the CSR that was locked.",
                    fact: "\(requests); \(sameKey ? "its key is the locked one" : "key \(keys)")",
                    source: facts.csrSource, remedy: "restore the locked CSR, or have the new one approved")
            ]
        }
        return sameKey
            ? []
            : [
                refusal(
                    "The packet locks a key that is not the one in \(locked.file).", fact: "key \(keys)",
                    source: facts.packetSource, remedy: "a packet made from this CSR, approved anew")
            ]
    }
}
