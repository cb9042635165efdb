/// A control of the application, without name, id or label: what it is called stands before it, or in `aria-label`.
struct ApplicationControl: Sendable {
    let control: Control
    let value: String

    var html: HTML {
        switch control.kind {
        case .text: captioned("<input type=\"text\" \(model) value=\"\(value)\" autocomplete=\"off\"\(required)>")
        case .number: captioned("<input type=\"number\" min=\"1\" \(model) value=\"\(value)\" autocomplete=\"off\">")
        // The line feed after the tag is the one that an HTML parser drops.
        case .lines(let rows):
            captioned("<textarea rows=\"\(rows)\" spellcheck=\"false\" \(model)>\n\(value)</textarea>")
        case .tick:
            """
            <div class="field tick"><input type="checkbox" \(model) aria-label="\(control.label)"\
            \(" checked" as HTML, if: value == "yes")> <span aria-hidden="true">\(control.label)</span></div>
            """
        case .choice(let choices): captioned(Self.box(control.label, control.name, value, choices))
        }
    }

    /// A choice that is no `select`: its options are put into the document when it is pressed.
    static func box(_ label: String, _ name: String, _ value: String, _ choices: [Control.Choice]) -> HTML {
        let options = choices.map { "\($0.value)=\($0.text)" }.joined(separator: "|")
        return """
            <div class="combobox" role="combobox" tabindex="0" aria-label="\(label)" aria-haspopup="listbox" \
            aria-expanded="false" data-model="\(name)" data-value="\(value)" data-options="\(options)">\
            \(choices.first { $0.value == value }?.text ?? "Please choose")</div>
            """
    }

    private func captioned(_ input: HTML) -> HTML {
        "<div class=\"field\"><span class=\"caption\">\(caption)</span>\(input)</div>"
    }

    /// A field that was renamed has another caption as well: there is no name that would tell.
    private var caption: String { control.name == "validity_period" ? "Validity period (days)" : control.label }

    private var model: HTML { "data-model=\"\(control.name)\"" }
    private var required: HTML { control.isRequired ? " aria-required=\"true\"" : "" }
}
