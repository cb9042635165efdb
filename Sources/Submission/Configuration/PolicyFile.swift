package import Governance
import PKI

extension Policy {
    static let schema = "countersign.policy/1"

    /// Reads a policy file strictly; its digest is over the file's bytes.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    package static func read(_ path: String) throws(InputError) -> Policy {
        try read(try InputFile.bytes(path, named: path), named: path)
    }

    static func read(_ bytes: [UInt8], named path: String) throws(InputError) -> Policy {
        let digest = SHA256Digest(of: bytes).hex
        return try ObjectReader.read(try YAMLFile.read(bytes, named: path), file: path) { fields in
            _ = fields.text("schema", "“\(schema)”") { $0 == schema }
            var policy = Policy(
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
            policy.approvalMaximumAgeByRole = fields.optionalObject("approvalMaximumAgeByRole", ages) ?? [:]
            policy.issuers = fields.optionalObjects("issuers", issuer)
            policy.baseline = baseline(fields)
            policy.lookUpFirst = fields.optionalTexts("lookUpFirst")
            policy.recordAccounts = fields.optionalTexts("recordAccounts")
            policy.demandsWitness = fields.bool("demandsWitness", otherwise: false)
            policy.movedFieldEnvironments = fields.optionalTexts("movedFields")
            policy.immediateIssuanceEnvironments = fields.optionalTexts("immediateIssuance")
            policy.untestedMapEnvironments = fields.optionalTexts("untestedMaps")
            policy.unshownAccountEnvironments = fields.optionalTexts("unshownAccounts")
            if fields.has("surveyDrafts") { policy.surveyDraftEnvironments = fields.texts("surveyDrafts") }
            policy.mapTrialMaximumAge = fields.duration("mapTrialMaximumAge", otherwise: policy.mapTrialMaximumAge)
            return policy
        }
    }

    private static func issuer(_ fields: ObjectReader) -> IssuerEntry {
        IssuerEntry(
            subject: fields.text("subject"), keyID: fields.text("keyID"), chain: fields.texts("chain"),
            notAfter: fields.instant("notAfter"),
            stopsIssuing: fields.has("stopsIssuing") ? fields.instant("stopsIssuing") : fields.absent("stopsIssuing"))
    }

    /// `baseline: cabf-cs-3.10`, or the organization's own as `ownBaseline`.
    private static func baseline(_ fields: ObjectReader) -> BaselinePack? {
        let known = BaselinePack.codeSigning.name
        let own = fields.optionalObject("ownBaseline") { pack in
            BaselinePack.own(
                name: pack.text("name"), minimumRSABits: Int(pack.integer("minimumRSABits", in: 2048...16384)),
                curves: pack.texts("curves"),
                maximumValidityDays: Int(pack.integer("maximumValidityDays", in: 1...36_500)),
                minimumFIPSLevel: Int(pack.integer("minimumFIPSLevel", in: 0...4, otherwise: 0)),
                section: pack.text("section"))
        }
        guard fields.has("baseline") else { return fields.absent("baseline") ?? own }
        if own != nil { fields.problem(with: "baseline", expected: "either baseline or ownBaseline") }
        _ = fields.text("baseline", "“\(known)”") { $0 == known }
        return .codeSigning
    }

    private static func ages(_ fields: ObjectReader) -> [String: Int64] {
        var ages: [String: Int64] = [:]
        for role in Role.allCases where fields.has(role.rawValue) {
            ages[role.rawValue] = fields.duration(role.rawValue)
        }
        return ages
    }

    private static func profile(_ fields: ObjectReader) -> ProfileRule {
        var profile = ProfileRule(
            name: fields.text("name"),
            keyTypes: fields.texts("keyTypes"),
            alternativeNameKinds: fields.texts("alternativeNameKinds"),
            maximumValidityDays: Int(fields.integer("maximumValidityDays", in: 1...36_500)),
            environments: fields.texts("environments"),
            issuers: fields.texts("issuers"),
            custody: fields.optionalObject("custody", custody) ?? CustodyDemand(),
            prerequisites: fields.optionalTexts("prerequisites"))
        profile.extendedKeyUsages =
            fields.has("extendedKeyUsages") ? fields.texts("extendedKeyUsages") : fields.absent("extendedKeyUsages")
        profile.isHeaded = fields.bool("headed", otherwise: false)
        return profile
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
