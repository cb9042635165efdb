import Governance
import PKI

/// The form of record.json.
enum RecordReading {
    /// Reads record.json strictly.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    static func facts(_ document: JSONDocument, readAt: Instant) throws(InputError) -> RecordFacts {
        try ObjectReader.read(InputNode(document), file: document.file) { fields in
            _ = fields.text("schema", "“\(SignedFolderRecord.schema)”") { $0 == SignedFolderRecord.schema }
            var facts = RecordFacts(
                source: document.file, requestID: fields.text("request"),
                version: Int(fields.integer("version", in: 1...1_000_000)), state: fields.text("state"),
                readAt: readAt, supersededBy: fields.optionalText("supersededBy"))
            facts.lockedAt = fields.has("lockedAt") ? fields.instant("lockedAt") : fields.absent("lockedAt")
            facts.prerequisites = fields.optionalObjects("prerequisites", prerequisite)
            facts.conflicts = fields.optionalTexts("conflicts")
            facts.investigations = fields.optionalObjects("investigations") { found in
                Investigation(kind: found.text("kind"), reference: found.text("reference"), state: found.text("state"))
            }
            return facts
        }
    }

    private static func prerequisite(_ fields: ObjectReader) -> Prerequisite {
        Prerequisite(
            item: fields.text("item"), state: fields.text("state"), person: fields.optionalText("person"),
            at: fields.has("at") ? fields.instant("at") : fields.absent("at"),
            sha256: fields.has("sha256") ? fields.digest("sha256") : fields.absent("sha256"))
    }
}
