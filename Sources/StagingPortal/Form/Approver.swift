/// The three roles whose approval a request must name.
enum Approver: String, CaseIterable, Sendable {
    case releaseIntegrityOwner = "release_integrity_owner"
    case cryptographyEngineeringManager = "cryptography_engineering_manager"
    case caDelegate = "ca_delegate"

    var title: String {
        switch self {
        case .releaseIntegrityOwner: "Release integrity owner"
        case .cryptographyEngineeringManager: "Cryptography engineering manager"
        case .caDelegate: "CA delegate"
        }
    }

    var controls: [Control] {
        [
            Control("\(rawValue)_name", "\(title): name"),
            Control("\(rawValue)_reference", "\(title): approval reference"),
            Control("\(rawValue)_attested", "\(title): approval attested", .tick),
        ]
    }

    /// The gate's line on the review page.
    func gate(_ fields: [String: [String]]) -> String {
        let isAttested = fields["\(rawValue)_attested"] == ["yes"]
        let isNamed = !(fields["\(rawValue)_name"]?.first ?? "").isEmpty
        return "\(title): \(isAttested && isNamed ? "satisfied" : "not satisfied")"
    }
}
