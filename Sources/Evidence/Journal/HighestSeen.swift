import GRDB
import PKI

extension Journal {
    /// The highest number that any gate recorded under `key`, among those whose `subjectKey` is `subject`; nil: none.
    package func highest(_ key: String, where subjectKey: String, is subject: String) throws(JournalError) -> Int64? {
        try highest(key, beside: key, where: subjectKey, is: subject)?.number
    }

    /// The same, with the text that its oldest entry recorded under `other`.
    package func highest(
        _ key: String, beside other: String, where subjectKey: String, is subject: String
    ) throws(JournalError) -> (number: Int64, text: String)? {
        let sql = """
            SELECT json_extract(body, '$.' || ?1) AS number,
                CAST(COALESCE(json_extract(body, '$.' || ?2), '') AS TEXT) AS text FROM entries
                WHERE kind IN ('gate', 'recheck') AND json_extract(body, '$.' || ?3) = ?4 AND number IS NOT NULL
                ORDER BY number DESC, seq LIMIT 1
            """
        return try read { database in
            let row = try Row.fetchOne(database, sql: sql, arguments: [key, other, subjectKey, subject])
            guard let row else { return nil }
            // Numbers that are none would be a journal that others wrote.
            return (
                try row.decode(Int64.self, forColumn: "number"), try row.decode(String.self, forColumn: "text")
            )
        }
    }
}
