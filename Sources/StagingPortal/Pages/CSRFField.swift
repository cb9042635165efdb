extension PortalSession {
    /// The hidden control that every form carries.
    var csrfField: HTML {
        "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">"
    }
}
