import PKI

/// What a list of tickets shows of one; equal where nothing of it changed, whatever the order of its parts.
struct TicketFace: Sendable, Equatable {
    let number: Int64
    let subject: String
    let status: String
    let lastUpdated: String
    /// Values of custom fields by their names.
    let fields: [String: Set<String>]
    /// Numbers of the tickets that it depends on, where its links were asked for.
    let dependsOn: [Int64]
    /// As it came, for the evidence.
    let json: JSON

    init?(_ json: JSON) {
        guard let number = json.number else { return nil }
        self.number = number
        self.json = json
        subject = json["Subject"]?.string ?? ""
        status = json["Status"]?.string ?? ""
        lastUpdated = json["LastUpdated"]?.string ?? ""
        let found = (json["CustomFields"]?.array ?? []).compactMap { field -> (String, Set<String>)? in
            guard let name = field["name"]?.string else { return nil }
            return (name, Set((field["values"]?.array ?? []).compactMap(\.string)))
        }
        fields = Dictionary(found) { $0.union($1) }
        dependsOn = (json["_hyperlinks"]?.array ?? []).filter { $0["ref"]?.string == "depends-on" }
            .compactMap(\.number)
    }

    /// The only value of a custom field.
    func field(_ name: String) -> String? {
        guard let values = fields[name], values.count == 1 else { return nil }
        return values.first
    }

    static func == (one: TicketFace, other: TicketFace) -> Bool {
        one.number == other.number && one.subject == other.subject && one.status == other.status
            && one.lastUpdated == other.lastUpdated && one.fields == other.fields
    }
}
