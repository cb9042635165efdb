import Governance
import PKI

/// The form of packet.json.
enum PacketReading {
    static let schema = "countersign.packet/1"

    /// Reads packet.json strictly.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func packet(_ document: JSONDocument) throws(InputError) -> Packet {
        try ObjectReader.read(InputNode(document), file: document.file, packet)
    }

    private static func packet(_ fields: ObjectReader) -> Packet {
        _ = fields.text("schema", "“\(schema)”") { $0 == schema }
        var packet = governed(fields)
        packet.subject = fields.text("subject")
        packet.alternativeNames = fields.objects("alternativeNames") { name in
            AlternativeName(kind: name.text("kind"), value: name.text("value"))
        }
        packet.csr = fields.object("csr", csr)
        packet.attestations = fields.objects("attestations", attestation)
        packet.attachments = fields.objects("attachments") { file in
            AttachedFile(file: file.file("file"), sha256: file.digest("sha256"))
        }
        return packet
    }

    /// All that people decide; what the request and the files say themselves is left empty.
    static func governed(_ fields: ObjectReader) -> Packet {
        let (id, version) = fields.object("request") { request in
            (identifier(request, "id"), Int(request.integer("version", in: 1...1_000_000)))
        }
        return Packet(
            requestID: id,
            version: version,
            owner: fields.object("owner", person),
            requester: fields.object("requester", person),
            portal: fields.text("portal"),
            environment: fields.text("environment"),
            subscriber: fields.object("subscriber", subscriber),
            profile: fields.text("profile"),
            subject: "",
            alternativeNames: [],
            issuer: fields.object("issuer", issuer),
            validityDays: Int(fields.integer("validityDays", in: 1...36_500)),
            justification: fields.object("justification", justification),
            window: fields.object("window") { Window(opens: $0.instant("opens"), closes: $0.instant("closes")) },
            csr: LockedCSR(file: "", derSHA256: "", spkiSHA256: ""),
            attestations: [],
            attachments: [],
            approvers: fields.objects("approvers", approver),
            handover: fields.object("handover", handover))
    }

    /// An identifier that may stand in a file name, a command and a report without being mistaken.
    private static func identifier(_ fields: ObjectReader, _ key: String) -> String {
        fields.text(key, "letters, digits, '-', '_' and '.' only") { text in
            text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
            }
        }
    }

    private static func person(_ fields: ObjectReader) -> Person {
        Person(id: identifier(fields, "id"), name: fields.text("name"), email: fields.text("email"))
    }

    static func subscriber(_ fields: ObjectReader) -> Subscriber {
        Subscriber(
            organization: fields.text("organization"),
            unit: fields.text("unit"),
            locality: fields.text("locality"),
            country: fields.text("country", "an ISO 3166 alpha-2 code, such as DE") { text in
                text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
            },
            contactName: fields.text("contactName"),
            contactEmail: fields.text("contactEmail"),
            number: fields.text("number"))
    }

    private static func issuer(_ fields: ObjectReader) -> Issuer {
        let chain = fields.texts("chain")
        for digest in chain where SHA256Digest(hex: digest) == nil {
            fields.problem(with: "chain", expected: "digests of 64 lowercase hexadecimal digits", found: "“\(digest)”")
        }
        var issuer = Issuer(subject: fields.text("subject"), keyID: fields.text("keyID"), chain: chain)
        issuer.caIssuers = fields.optionalTexts("caIssuers")
        issuer.ocsp = fields.optionalTexts("ocsp")
        issuer.crls = fields.optionalTexts("crls")
        return issuer
    }

    private static func justification(_ fields: ObjectReader) -> Justification {
        Justification(
            release: fields.text("release"), changeTicket: fields.text("changeTicket"), reason: fields.text("reason"),
            text: fields.longText("text"))
    }

    private static func csr(_ fields: ObjectReader) -> LockedCSR {
        LockedCSR(
            file: fields.file("file"), derSHA256: fields.digest("derSHA256"), spkiSHA256: fields.digest("spkiSHA256"))
    }

    private static func attestation(_ fields: ObjectReader) -> AttestationFile {
        AttestationFile(
            kind: fields.text("kind"), serial: fields.text("serial"), file: fields.file("file"),
            sha256: fields.digest("sha256"), generatedOnDevice: fields.bool("generatedOnDevice"),
            exportable: fields.bool("exportable"),
            parts: fields.optionalObjects("parts") { part in
                AttachedFile(file: part.file("file"), sha256: part.digest("sha256"))
            }, acceptedFindings: fields.optionalTexts("acceptedFindings"))
    }

    private static func approver(_ fields: ObjectReader) -> NamedApprover {
        NamedApprover(
            role: fields.text("role"), person: fields.text("person"), name: fields.text("name"),
            reference: fields.text("reference"))
    }

    private static func handover(_ fields: ObjectReader) -> Handover {
        Handover(
            owner: fields.object("owner", person), reviewer: fields.object("reviewer", person),
            deputies: fields.objects("deputies", person), onCall: fields.object("onCall", person))
    }
}
