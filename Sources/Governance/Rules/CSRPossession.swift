/// The request is signed by its own key.
struct CSRPossession: Rule {
    let id = "csr.possession"
    let demand = "The request is signed by its own key."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let csr = facts.parsedCSR, !csr.provesPossession else { return [] }
        return [
            refusal(
                "\(facts.packet.csr.file) does not prove possession of its key.",
                fact: "its own signature does not verify",
                source: facts.csrSource, remedy: "a CSR signed by the key it asks a certificate for, approved anew")
        ]
    }
}
