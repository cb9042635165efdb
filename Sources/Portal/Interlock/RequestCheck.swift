/// What a declared request must carry at this moment of the run.
struct RequestCheck: Sendable {
    /// The map's name of the request.
    let name: String
    let type: BodyType?
    let fields: [ExpectedField]
    /// Why the expectation could not be made; then nothing of the kind may leave.
    let problem: String?
    /// Whether policy lets it go where the browser does not show its body.
    let mayGoUncompared: Bool

    /// Decodes the body as the browser encoded it and compares every field.
    func comparison(with request: BrowserRequest) -> CommitComparison {
        if let problem { return .failed(problem) }
        switch request.body {
        case .unreadable: return .failed("the browser does not show the request's body, so it cannot be compared")
        case .none: return compare([])
        case .bytes(let bytes):
            do {
                let body = try RequestBody(contentType: request.contentType, bytes)
                guard body.type == type else {
                    return .failed("the body is \(body.type.rawValue), the map says \(type?.rawValue ?? "none")")
                }
                return compare(body.fields)
            } catch {
                return .failed("the request's body cannot be read: \(error)")
            }
        }
    }

    private func compare(_ found: [BodyField]) -> CommitComparison {
        let mismatches = BodyComparison.compare(found, against: fields, type: type ?? .urlencoded)
        let wrong = Set(mismatches.map(\.field))
        let compared = fields.filter { !$0.values.isOpaque && !wrong.contains($0.name) }
        return CommitComparison(
            equal: compared.map(\.name), opaque: fields.filter(\.values.isOpaque).map(\.name),
            mismatches: mismatches.map(\.description))
    }
}

extension CommitComparison {
    /// Nothing could be compared.
    static func failed(_ reason: String) -> CommitComparison {
        CommitComparison(equal: [], opaque: [], mismatches: [reason])
    }
}

extension ExpectedValues {
    /// Whether only the portal knows the value.
    var isOpaque: Bool {
        if case .opaque = self { true } else { false }
    }
}
