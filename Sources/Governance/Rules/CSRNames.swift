/// The request asks for exactly the alternative names of the packet, each with its type.
struct CSRNames: Rule {
    let id = "csr.sans"
    let demand = "The request asks for exactly the alternative names of the packet, each with its type."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let csr = facts.parsedCSR else { return [] }
        let approved = Set(facts.packet.alternativeNames)
        let asked = Set(csr.alternativeNames)
        let differences = [
            ("only in the packet", approved.subtracting(asked)), ("only in the CSR", asked.subtracting(approved)),
        ]
        .filter { !$0.1.isEmpty }
        .map { "\($0.0): \(listed($0.1.map(\.description).sorted()))" }
        guard !differences.isEmpty else { return [] }
        return [
            refusal(
                "The CSR does not ask for the packet's alternative names.", fact: differences.joined(separator: "; "),
                source: facts.csrSource, remedy: "a packet and a CSR with one set of names, approved anew")
        ]
    }
}
