import Foundation
import Governance
import PKI

extension Packet {
    /// The packet in the form of packet.json.
    var json: JSON {
        [
            "schema": .string(PacketReading.schema),
            "request": ["id": .string(requestID), "version": .integer(Int64(version))],
            "owner": owner.json,
            "requester": requester.json,
            "portal": .string(portal),
            "environment": .string(environment),
            "subscriber": subscriber.json,
            "profile": .string(profile),
            "subject": .string(subject),
            "alternativeNames": .array(
                alternativeNames.map { ["kind": .string($0.kind), "value": .string($0.value)] }),
            "issuer": issuer.json,
            "validityDays": .integer(Int64(validityDays)),
            "justification": [
                "release": .string(justification.release), "changeTicket": .string(justification.changeTicket),
                "reason": .string(justification.reason), "text": .string(justification.text),
            ],
            "window": ["opens": .string(window.opens.description), "closes": .string(window.closes.description)],
            "csr": [
                "file": .string(csr.file), "derSHA256": .string(csr.derSHA256), "spkiSHA256": .string(csr.spkiSHA256),
            ],
            "attestations": .array(attestations.map(\.json)),
            "attachments": .array(attachments.map { ["file": .string($0.file), "sha256": .string($0.sha256)] }),
            "approvers": .array(approvers.map(\.json)),
            "handover": handover.json,
        ]
    }
}

extension Person {
    fileprivate var json: JSON { ["id": .string(id), "name": .string(name), "email": .string(email)] }
}

extension Subscriber {
    fileprivate var json: JSON {
        [
            "organization": .string(organization), "unit": .string(unit), "locality": .string(locality),
            "country": .string(country), "contactName": .string(contactName), "contactEmail": .string(contactEmail),
            "number": .string(number),
        ]
    }
}

extension Issuer {
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "subject": .string(subject), "keyID": .string(keyID), "chain": .array(chain.map(JSON.string)),
        ]
        for (name, addresses) in [("caIssuers", caIssuers), ("ocsp", ocsp), ("crls", crls)] where !addresses.isEmpty {
            members[name] = .array(addresses.map(JSON.string))
        }
        return .object(members)
    }
}

extension AttestationFile {
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "kind": .string(kind), "serial": .string(serial), "file": .string(file), "sha256": .string(sha256),
            "generatedOnDevice": .bool(generatedOnDevice), "exportable": .bool(exportable),
        ]
        if !parts.isEmpty {
            members["parts"] = .array(parts.map { ["file": .string($0.file), "sha256": .string($0.sha256)] })
        }
        if !acceptedFindings.isEmpty { members["acceptedFindings"] = .array(acceptedFindings.map(JSON.string)) }
        return .object(members)
    }
}

extension NamedApprover {
    fileprivate var json: JSON {
        [
            "role": .string(role), "person": .string(person), "name": .string(name), "reference": .string(reference),
        ]
    }
}

extension Handover {
    fileprivate var json: JSON {
        [
            "owner": owner.json, "reviewer": reviewer.json, "deputies": .array(deputies.map(\.json)),
            "onCall": onCall.json,
        ]
    }
}

extension JSON {
    /// The value over several lines, keys sorted, for people to review; digests are over `canonical()`.
    func reviewable() -> [UInt8] {
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard
            let object = try? JSONSerialization.jsonObject(with: Data(canonical()), options: .fragmentsAllowed),
            let data = try? JSONSerialization.data(withJSONObject: object, options: options)
        else { return canonical() }
        return [UInt8](data) + [0x0A]
    }
}
