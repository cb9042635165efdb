/// The request's key is not one of those that are known to be weak (CSBR §6.1.6).
struct CSRStrength: Rule {
    let id = "csr.strength"
    let demand = "The request's key is not one of those that are known to be weak."

    func judge(_ facts: Facts) -> [Refusal] {
        (facts.parsedCSR?.weaknesses ?? []).map { weakness in
            refusal(
                "The key is weak: \(weakness).", fact: "key \(facts.parsedCSR?.keyType ?? "")",
                source: facts.csrSource, remedy: "a new key, and a CSR of it, approved anew")
        }
    }
}
