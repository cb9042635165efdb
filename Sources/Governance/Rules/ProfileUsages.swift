/// Every extended key usage that the request asks for is one that the profile allows.
struct ProfileUsages: Rule {
    let id = "profile.usages"
    let demand = "Every extended key usage that the request asks for is one that the profile allows."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let profile = facts.profileRule, let allowed = profile.extendedKeyUsages, let csr = facts.parsedCSR
        else { return [] }
        let foreign = csr.extendedKeyUsages.filter { !allowed.holdsExactly($0) }
        guard !foreign.isEmpty else { return [] }
        return [
            refusal(
                "Profile \(profile.name) does not allow this use of the key.",
                fact: "asked \(listed(foreign)), allowed \(listed(allowed, by: "or"))", source: facts.policySource,
                remedy: "a CSR without it, approved anew")
        ]
    }
}

extension CSRFacts {
    /// Extended key usages that it asks for, in OpenSSL's words.
    var extendedKeyUsages: [String] { values(of: "2.5.29.37") }

    /// Key usages that it asks for, in OpenSSL's words.
    var keyUsages: [String] { values(of: "2.5.29.15") }

    private func values(of identifier: String) -> [String] {
        extensions.filter { $0.identifier.isExactly(identifier) }.flatMap { asked in
            asked.words.split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init)
        }
    }
}
