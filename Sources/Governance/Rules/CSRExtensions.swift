/// The request asks for no extension that is critical and unknown, and for nothing that no signing key may do.
struct CSRExtensions: Rule {
    let id = "csr.extensions"
    let demand =
        "The request asks for no extension that is critical and unknown, and for nothing that no signing key may do."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let csr = facts.parsedCSR else { return [] }
        return csr.extensions.compactMap { asked in
            guard let message = message(asked) else { return nil }
            return refusal(
                message,
                fact: "\(asked.name) (\(asked.identifier))\(asked.isCritical ? ", critical" : ""): \(asked.words)",
                source: facts.csrSource, remedy: "a CSR without it, approved anew")
        }
    }

    private func message(_ asked: RequestedExtension) -> String? {
        if let fault = asked.fault { return "The CSR asks \(fault)." }
        guard asked.isCritical, !asked.isKnown else { return nil }
        return "The CSR asks for a critical extension that is not known."
    }
}
