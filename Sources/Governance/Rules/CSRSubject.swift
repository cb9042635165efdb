/// The request asks for the subject that the packet names.
struct CSRSubject: Rule {
    let id = "csr.subject"
    let demand = "The request asks for the subject that the packet names."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let csr = facts.parsedCSR, !csr.subject.isExactly(facts.packet.subject) else { return [] }
        return [
            refusal(
                "The CSR asks for another subject than the packet.",
                fact: "packet “\(facts.packet.subject)”, CSR “\(csr.subject)”", source: facts.csrSource,
                remedy: "a packet and a CSR with one subject, approved anew")
        ]
    }
}
