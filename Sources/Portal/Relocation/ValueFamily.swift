/// What kind of value a control takes; controls of one family can be entered alike.
enum ValueFamily: String {
    case line = "one line of text"
    case lines = "lines of text"
    case secret = "a password"
    case tick = "a tick"
    case radio = "a radio choice"
    case choice = "a choice"
    case choices = "several choices"
    case file = "a file"
    case press = "a press"
    case range = "a place on a scale"
    case colour = "a colour"
    case shown = "a text that is only shown"

    init?(_ element: DescribedElement) {
        switch (element.tag, element.type) {
        case ("dd", _), ("td", _), ("output", _): self = .shown
        case ("textarea", _): self = .lines
        case ("select", "select-multiple"): self = .choices
        case ("select", _): self = .choice
        case ("button", _), ("input", "submit"), ("input", "button"), ("input", "image"), ("input", "reset"):
            self = .press
        case (_, "password"): self = .secret
        case (_, "checkbox"): self = .tick
        case (_, "radio"): self = .radio
        case (_, "file"): self = .file
        case (_, "range"): self = .range
        case (_, "color"): self = .colour
        case ("input", let type) where !type.isEmpty: self = .line
        default: return nil
        }
    }
}

/// Roles that a person uses alike count as one.
enum RoleFamily {
    static func of(_ role: String) -> String {
        switch role {
        case "searchbox", "spinbutton": "textbox"
        case "switch": "checkbox"
        default: role
        }
    }
}
