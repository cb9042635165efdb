import Evidence
import Governance
import PKI
import Portal

/// Everything a person needs who goes on by hand where a run stopped in the portal (P8): `countersign.handover/1`.
///
/// It holds values that masks hide, so it only ever leaves memory sealed to those who may take over.
struct HandOver: Sendable {
    static let schema = "countersign.handover/1"
    /// Its name under sealed/.
    static let name = "hand-over.json"

    let run: String
    let packet: PacketFolder
    let origin: String
    let map: String
    let operatorID: String
    let reason: String
    let differences: [String]
    let blockers: [Refusal]
    let draft: KeptDraft
    let progress: EntryProgress
    let pages: [LastPage]
    let approvals: [Manifest.ApprovalLink]
    let next: [String]

    var json: JSON {
        [
            "schema": .string(Self.schema), "run": .string(run), "at": .string(Instant.now.description),
            "operator": .string(operatorID),
            "request": ["id": .string(packet.packet.requestID), "version": .count(packet.packet.version)],
            "packet": .string(packet.digest.hex),
            "portal": [
                "name": .string(packet.packet.portal), "environment": .string(packet.packet.environment),
                "origin": .string(origin), "map": .string(map),
            ],
            "reason": .string(reason), "differences": .texts(differences), "blockers": .array(blockers.map(\.json)),
            "draft": ["id": .text(draft.id), "lastSaved": .text(draft.lastSaved), "words": .string(draft.words)],
            "entered": .count(progress.entered), "total": .count(progress.total), "pages": .array(pages.map(\.json)),
            "attachments": .array(attachments), "approvals": .array(approvalReferences), "next": .texts(next),
        ]
    }

    private var attachments: [JSON] {
        packet.files.values.sorted { $0.name < $1.name }
            .map { ["file": .string($0.name), "sha256": .string($0.sha256.hex), "path": .string($0.path)] }
    }

    private var approvalReferences: [JSON] {
        packet.packet.approvers.map { approver in
            let found = approvals.first { $0.role == approver.role && $0.person == approver.person }
            return [
                "role": .string(approver.role), "person": .string(approver.person), "name": .string(approver.name),
                "reference": .string(approver.reference), "decision": .text(found?.decision),
                "decided": .text(found?.decided.description), "expires": .text(found?.expires.description),
                "file": .text(found?.file),
            ]
        }
    }
}

extension Refusal {
    fileprivate var json: JSON {
        [
            "rule": .string(rule), "message": .string(message), "fact": .string(fact), "source": .string(source),
            "remedy": .string(remedy),
        ]
    }
}

extension LastPage {
    fileprivate var json: JSON {
        [
            "id": .string(id), "title": .string(title), "address": .string(address), "landmark": .texts(landmark),
            "said": .object(said.mapValues { .texts($0) }), "dialogs": .texts(dialogs), "isSaved": .bool(isSaved),
            "values": .array(
                values.map { value in
                    [
                        "field": .string(value.field), "label": .string(value.label), "source": .text(value.source),
                        "entered": .texts(value.entered),
                        "isAsApproved": value.isAsApproved.map { .bool($0) } ?? .null,
                    ]
                }),
        ]
    }
}
