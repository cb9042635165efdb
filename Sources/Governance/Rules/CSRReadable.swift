/// The locked request is a PKCS#10 certificate signing request.
struct CSRReadable: Rule {
    let id = "csr.readable"
    let demand = "The locked request is a PKCS#10 certificate signing request."

    func judge(_ facts: Facts) -> [Refusal] {
        // A missing file is packet.files' to say.
        guard case .unreadable(let reason) = facts.csr, facts.filesFound[facts.packet.csr.file] ?? nil != nil else {
            return []
        }
        return [
            refusal(
                "\(facts.packet.csr.file) cannot be read as a certificate signing request.", fact: reason,
                source: facts.csrSource, remedy: "restore the locked CSR (PEM or DER), or have the new one approved")
        ]
    }
}
