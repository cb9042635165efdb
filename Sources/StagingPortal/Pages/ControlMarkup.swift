extension Control {
    /// The control with its label, holding the values given.
    func html(_ values: [String: [String]]) -> HTML {
        let value = values[name]?.first ?? ""
        if isTick { return tick(isOn: value == "yes") }
        return """
            <div class="field"><label for="\(id)">\(label)</label>
            \(input(value))\(hintText)</div>
            """
    }

    private func input(_ value: String) -> HTML {
        switch kind {
        case .text, .tick:
            "<input id=\"\(id)\" name=\"\(name)\" type=\"text\" value=\"\(value)\" autocomplete=\"off\"\(attributes)>"
        case .number:
            "<input id=\"\(id)\" name=\"\(name)\" type=\"number\" min=\"1\" value=\"\(value)\" autocomplete=\"off\"\(attributes)>"
        case .lines(let rows):
            // The line feed after the tag is the one that an HTML parser drops.
            "<textarea id=\"\(id)\" name=\"\(name)\" rows=\"\(rows)\" spellcheck=\"false\"\(attributes)>\n\(value)</textarea>"
        case .choice(let choices):
            """
            <select id="\(id)" name="\(name)"\(attributes)><option value="">Please choose</option>
            \(choices.map { option($0, isOn: $0.value == value) })</select>
            """
        }
    }

    private func option(_ choice: Choice, isOn: Bool) -> HTML {
        "<option value=\"\(choice.value)\"\(" selected" as HTML, if: isOn)>\(choice.text)</option>"
    }

    private func tick(isOn: Bool) -> HTML {
        """
        <div class="field tick"><input id="\(id)" name="\(name)" type="checkbox" value="yes"\(" checked" as HTML, if: isOn)>
        <label for="\(id)">\(label)</label></div>
        """
    }

    private var attributes: HTML {
        "\(" required" as HTML, if: isRequired)\(" aria-describedby=\"\(id)-hint\"" as HTML, if: hint != nil)"
    }

    private var hintText: HTML {
        hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" } ?? ""
    }
}
