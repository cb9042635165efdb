/// What a person has decided about a permission (Permissions, section 5).
public enum PermissionState: String, Sendable, Hashable {
    /// Allowed.
    case granted
    /// Forbidden.
    case denied
    /// Not decided.
    case prompt
}

extension Command {
    static func setPermission(_ name: String, _ state: PermissionState) -> Command {
        Command(
            "Set Permission", .post, "/permissions",
            ["descriptor": ["name": .string(name)], "state": .string(state.rawValue)], effect: .safe,
            section: "https://www.w3.org/TR/permissions/#webdriver-command-set-permission")
    }
}

extension Session {
    /// Decides about a permission, such as `geolocation`, for the current document's origin (Permissions, section 5).
    public func setPermission(_ name: String, _ state: PermissionState) async throws(WebDriverError) {
        try await send(.setPermission(name, state))
    }
}
