/// Which elements may have a role without saying so (HTML Accessibility API Mappings).
enum Role {
    /// A selector for every element that can have the role; the browser's computed role decides.
    static func candidates(_ role: String) -> String {
        let quoted = role.filter { $0.isLetter || $0 == "-" }
        return (["[role~=\"\(quoted)\" i]"] + (implicit[role] ?? [])).joined(separator: ",")
    }

    /// Rather too many than too few.
    private static let implicit: [String: [String]] = [
        "article": ["article"], "banner": ["header"], "blockquote": ["blockquote"],
        "button": ["button", "input", "summary", "select"], "caption": ["caption", "figcaption"],
        "cell": ["td", "th"], "checkbox": ["input"], "code": ["code"], "columnheader": ["th"],
        "combobox": ["select", "input"], "complementary": ["aside"], "contentinfo": ["footer"],
        "definition": ["dd", "dfn"], "deletion": ["del", "s"], "dialog": ["dialog"], "document": ["html", "body"],
        "emphasis": ["em"], "figure": ["figure"], "form": ["form"], "gridcell": ["td", "th"],
        "group": ["fieldset", "details", "optgroup", "address", "hgroup"],
        "heading": ["h1", "h2", "h3", "h4", "h5", "h6"], "image": ["img", "svg"], "img": ["img", "svg"],
        "insertion": ["ins"], "link": ["a", "area"], "list": ["ul", "ol", "menu"], "listbox": ["select", "datalist"],
        "listitem": ["li"], "main": ["main"], "mark": ["mark"], "math": ["math"], "menuitem": ["menu *"],
        "meter": ["meter"], "navigation": ["nav"], "option": ["option"], "paragraph": ["p"],
        "progressbar": ["progress"], "radio": ["input"], "region": ["section"], "row": ["tr"],
        "rowgroup": ["tbody", "thead", "tfoot"], "rowheader": ["th"], "search": ["search"], "searchbox": ["input"],
        "separator": ["hr"], "slider": ["input"], "spinbutton": ["input"], "status": ["output"],
        "strong": ["strong"], "subscript": ["sub"], "superscript": ["sup"], "switch": ["input"],
        "table": ["table"], "term": ["dt", "dfn"], "textbox": ["input", "textarea", "[contenteditable]"],
        "time": ["time"],
    ]
}
