package import Governance
import PKI

extension Registry {
    static let schema = "countersign.registry/1"

    /// Reads a registry file strictly; its digest is over the file's bytes.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    package static func read(_ path: String) throws(InputError) -> Registry {
        try read(try InputFile.bytes(path, named: path), named: path)
    }

    static func read(_ bytes: [UInt8], named path: String) throws(InputError) -> Registry {
        let digest = SHA256Digest(of: bytes).hex
        return try ObjectReader.read(try YAMLFile.read(bytes, named: path), file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            return Registry(
                digest: digest, version: Int(fields.integer("version", in: 1...1_000_000, otherwise: 1)),
                persons: persons(fields))
        }
    }

    private static func persons(_ fields: ObjectReader) -> [RegisteredPerson] {
        var ids: Set<String> = []
        return fields.objects("persons") { person in
            let id = person.text("id")
            if !ids.insert(id.lowercased()).inserted {
                person.problem(with: "id", expected: "each person once", found: "“\(id)” again")
            }
            return RegisteredPerson(
                person: Person(id: id, name: person.text("name"), email: person.text("email")),
                roles: roles(person), certificates: certificates(person),
                accounts: person.optionalObjects("accounts") {
                    Account(system: $0.text("system"), name: $0.text("name"))
                },
                deputyships: person.optionalObjects("deputyFor", deputyship),
                isService: person.bool("service", otherwise: false))
        }
    }

    private static func deputyship(_ fields: ObjectReader) -> Deputyship {
        Deputyship(
            principal: fields.text("person"),
            role: fields.text("role", "a role") { Role(rawValue: $0) != nil },
            environments: fields.texts("environments"), profiles: fields.optionalTexts("profiles"),
            from: fields.instant("from"), until: fields.instant("until"))
    }

    private static func roles(_ fields: ObjectReader) -> [String] {
        let roles = fields.optionalTexts("roles")
        for role in roles where Role(rawValue: role) == nil {
            let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
            fields.problem(with: "roles", expected: "roles out of \(known)", found: "“\(role)”")
        }
        return roles
    }

    private static func certificates(_ fields: ObjectReader) -> [String] {
        let digests = fields.optionalTexts("certificates")
        for digest in digests where SHA256Digest(hex: digest) == nil {
            fields.problem(
                with: "certificates", expected: "digests of 64 lowercase hexadecimal digits", found: "“\(digest)”")
        }
        return digests
    }
}
