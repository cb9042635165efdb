package import Governance
import PKI

extension Policy {
    static let schema = "countersign.policy/1"

    /// Reads a policy file strictly; its digest is over the file's bytes.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    package static func read(_ path: String) throws(InputError) -> Policy {
        let bytes = try InputFile.bytes(path, named: path)
        let digest = SHA256Digest(of: bytes).hex
        return try ObjectReader.read(try YAMLFile.read(bytes, named: path), file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            return Policy(
                digest: digest,
                name: fields.text("name"),
                version: Int(fields.integer("version", in: 1...1_000_000)),
                profiles: fields.objects("profiles", profile),
                approvalMaximumAge: fields.duration("approvalMaximumAge"),
                minimumWindowRemaining: fields.duration("minimumWindowRemaining"),
                permitMaximumAge: fields.duration("permitMaximumAge", otherwise: Permit.longestAge),
                unattendedEnvironments: fields.optionalTexts("unattendedEnvironments"),
                uncompared: fields.optionalTexts("uncompared"),
                demandsTimestamp: fields.bool("demandsTimestamp", otherwise: false),
                sharedClaims: fields.optionalTexts("sharedClaims"),
                modules: fields.optionalObjects("modules", module))
        }
    }

    private static func profile(_ fields: ObjectReader) -> ProfileRule {
        ProfileRule(
            name: fields.text("name"),
            keyTypes: fields.texts("keyTypes"),
            alternativeNameKinds: fields.texts("alternativeNameKinds"),
            maximumValidityDays: Int(fields.integer("maximumValidityDays", in: 1...36_500)),
            environments: fields.texts("environments"),
            issuers: fields.texts("issuers"),
            custody: fields.optionalObject("custody", custody) ?? CustodyDemand())
    }

    private static func custody(_ fields: ObjectReader) -> CustodyDemand {
        CustodyDemand(
            minimumFIPSLevel: fields.has("minimumFIPSLevel")
                ? Int(fields.integer("minimumFIPSLevel", in: 1...4)) : fields.absent("minimumFIPSLevel"),
            maximumAge: fields.has("maximumAge") ? fields.duration("maximumAge") : fields.absent("maximumAge"),
            mayBeUnattestable: fields.bool("mayBeUnattestable", otherwise: false))
    }

    private static func module(_ fields: ObjectReader) -> ValidatedModule {
        let formats = AttestationFormat.allCases.map(\.rawValue)
        return ValidatedModule(
            format: fields.text("format", "one of \(formats.joined(separator: ", "))") { formats.contains($0) },
            firmware: fields.optionalText("firmware") ?? "",
            standard: fields.text("standard"),
            level: Int(fields.integer("level", in: 1...4)),
            status: fields.text("status", "active, historical or revoked") {
                ["active", "historical", "revoked"].contains($0)
            },
            asOf: fields.text("asOf"))
    }
}
