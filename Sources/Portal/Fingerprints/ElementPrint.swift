/// What identifies a control: everything that is asked there and how, without values.
package struct ElementPrint: Hashable, Sendable, Codable {
    /// Its traits by name; what an element does not have is left out.
    package let traits: [String: String]
    /// The choices of a select as `value=text`, in order; left out for others.
    package let options: [String]?
    /// Where it stood on the page, in CSS pixels; only for the picture of a drift report.
    package let box: PageRectangle?

    /// Takes an element's print; `origin` is where the page's own coordinates begin.
    init(_ element: ElementState, _ canonical: CanonicalText, viewport: PageRectangle, marksBox: Bool) {
        var traits = [
            "tag": element.tag, "type": element.type, "name": element.name, "id": element.id,
            "label": canonical.text(element.label), "role": element.role,
            "accessibleName": canonical.text(element.accessibleName),
            "description": canonical.text(element.description), "generated": canonical.text(element.generated),
            "section": canonical.counted(element.section), "beside": canonical.text(element.beside),
            "required": element.required ? "yes" : "", "labelHidden": element.isLabelShown ? "" : "yes",
        ]
        for (name, value) in element.attributes { traits[name] = canonical.text(value) }
        self.traits = traits.filter { !$0.value.isEmpty }
        options = element.tag == "select" ? element.options.map { "\($0.value)=\(canonical.text($0.text))" } : nil
        let place = element.rectangle
        box =
            marksBox
            ? PageRectangle(
                x: (place.x + viewport.x).rounded(), y: (place.y + viewport.y).rounded(),
                width: place.width.rounded(), height: place.height.rounded())
            : nil
    }
}

/// How much a trait that changed matters.
enum TraitWeight {
    /// Traits that say nothing of what is asked: they are recorded.
    private static let cosmetic: Set = [
        "id", "placeholder", "autocomplete", "inputmode", "tabindex", "title", "lang", "dir", "draggable", "rel",
    ]
    /// Traits that decide where and as what the form is sent, or that mislead the eye.
    private static let hostile: Set = [
        "formaction", "formmethod", "formenctype", "formtarget", "form", "beside", "labelHidden", "target", "enctype",
        "accept-charset",
    ]

    static func grade(of trait: String) -> DriftGrade {
        if cosmetic.contains(trait) { return .cosmetic }
        return hostile.contains(trait) ? .hostile : .changed
    }
}
