/// The SAN rows of a posted form.
enum AlternativeNames {
    /// The rows that hold a value; empty ones are what is left of an unused row.
    static func entered(_ fields: FormFields) -> [String: [String]] {
        let rows = zip(fields.values("san_type"), fields.values("san_value")).filter { !$0.1.isEmpty }
        return ["san_type": rows.map(\.0), "san_value": rows.map(\.1)]
    }
}
