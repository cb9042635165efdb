import Governance
import PKI
import Submission

/// A person with a real key and a certificate for it.
struct KeyedPerson: Sendable {
    let person: Person
    let roles: [Role]
    let key: PrivateKey
    let certificate: Certificate

    init(_ id: String, _ name: String, roles: [Role] = [], kind: PrivateKey.Kind = .p256) throws {
        person = Person(id: id, name: name, email: "\(id)@harbour.example")
        self.roles = roles
        key = try PrivateKey.generate(kind)
        let yesterday = Instant.now.adding(milliseconds: -86_400_000).milliseconds
        certificate = try Certificate.selfSigned(
            subject: "CN=\(name),O=Harbour Systems GmbH,C=DE", key: key, days: 400, notBefore: yesterday)
    }
}
