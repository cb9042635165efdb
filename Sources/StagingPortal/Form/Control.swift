/// One labelled control of the request form.
struct Control: Sendable {
    struct Choice: Sendable {
        let value: String
        let text: String
    }

    enum Kind: Sendable {
        case text
        case number
        case lines(Int)
        case choice([Choice])
        case tick
    }

    var id: String
    var name: String
    var label: String
    var kind = Kind.text
    var hint: String?
    var isRequired = false

    init(_ name: String, _ label: String, _ kind: Kind = .text, hint: String? = nil) {
        id = name.replacing("_", with: "-")
        self.name = name
        self.label = label
        self.kind = kind
        self.hint = hint
    }

    /// The text a reader knows the value by, where it is not the value itself.
    func text(of value: String) -> String? {
        guard case .choice(let choices) = kind else { return nil }
        return choices.first { $0.value == value }?.text
    }

    var isTick: Bool {
        if case .tick = kind { true } else { false }
    }
}
