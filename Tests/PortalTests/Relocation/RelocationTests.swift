import Testing

@testable import Portal

/// A form of a made-up page: fields below one another, each with its label.
private enum Form {
    static let labels = [
        "Organization", "Organizational unit", "Locality", "Contact name", "Contact e-mail", "Cost centre",
    ]

    static func field(_ label: String, row: Int, id: String? = nil) -> DescribedElement {
        var element = DescribedElement(tag: "input")
        element.type = "text"
        element.role = "textbox"
        element.label = label
        element.text = label
        element.id = id ?? label.lowercased().replacing(" ", with: "-")
        element.name = element.id.replacing("-", with: "_")
        element.link = ""
        element.path = "/html[1]/body[1]/main[1]/form[1]/div[\(row + 1)]/input[1]"
        element.box = .init(x: 200, y: 100 + Double(row) * 50, width: 320, height: 32)
        element.surroundings = ""
        return element
    }

    static var fields: [DescribedElement] { labels.enumerated().map { field($1, row: $0) } }
}

struct RelocationTests {
    private let relocation = Relocation()

    private func proposals(_ old: [DescribedElement], _ page: [DescribedElement]) -> [Int?] {
        relocation.find(old, on: page).map(\.proposal)
    }

    @Test func `a page that did not change is found again, each field where it was`() {
        #expect(proposals(Form.fields, Form.fields) == Array(0..<6))
    }

    @Test func `a field with another id, name and place is found by what is left, and its confidence is a probability`()
    {
        var page = Form.fields
        page[2].id = "txt-9"
        page[2].name = "town"
        page[2].box = .init(x: 600, y: 700, width: 320, height: 32)
        let found = relocation.find(Form.fields, on: page)
        #expect(found.map(\.proposal) == Array(0..<6))
        #expect(found.allSatisfy { (0...1).contains($0.confidence) })
        #expect(found[2].confidence < found[3].confidence)
    }

    @Test func `a field that is gone is not known, and the others are not shaken`() {
        var page = Form.fields
        page.remove(at: 2)
        #expect(proposals(Form.fields, page) == [0, 1, nil, 2, 3, 4])
    }

    @Test func `an empty page has nothing, and an empty map asks for nothing`() {
        #expect(proposals(Form.fields, []) == Array(repeating: nil, count: 6))
        #expect(proposals([], Form.fields) == [])
    }

    @Test func `two fields that are alike never get the same element`() {
        let twins = [Form.field("Name", row: 0, id: "a"), Form.field("Name", row: 1, id: "b")]
        let found = relocation.find(twins, on: [Form.field("Name", row: 0, id: "c")])
        #expect(found.compactMap(\.proposal).count <= 1)
        let given = found.filter { $0.confidence > 0 }.compactMap(\.index)
        #expect(Set(given).count == given.count)
    }

    @Test func `the order in which a page is read does not matter`() {
        var page = Form.fields
        page[4].id = "mail"
        page[4].name = "mail"
        let straight = relocation.find(Form.fields, on: page)
        let reversed = relocation.find(Form.fields, on: page.reversed())
        #expect(straight.map { $0.proposal } == reversed.map { $0.proposal.map { 5 - $0 } })
    }

    @Test func `where labels are gone, the fields that were found tell where the one between them is`() {
        func bare(_ row: Int, id: String) -> DescribedElement {
            var element = Form.field("", row: row, id: id)
            element.label = nil
            return element
        }
        let old = [bare(0, id: "a"), bare(1, id: "b"), bare(2, id: "c")]
        // All moved down by 400; the middle one has another id, and a stranger stands below.
        let page = [(8, "a"), (9, "x"), (10, "c"), (11, "y")].map { bare($0.0, id: $0.1) }
        #expect(relocation.find(old, on: page).map(\.index) == [0, 1, 2])
        #expect(relocation.find([old[1]], on: page)[0].confidence < relocation.find(old, on: page)[1].confidence)
    }
}

struct VetoTests {
    private func found(_ page: [DescribedElement]) -> [Relocated] { Relocation().find(Form.fields, on: page) }

    @Test func `a checkbox with a field's label, id and name is not the text field, however alike`() {
        var page = Form.fields
        page[0].type = "checkbox"
        page[0].role = "checkbox"
        let answer = found(page)[0]
        #expect(answer.proposal == nil)
        #expect(answer.veto == VetoedElement(index: 0, reason: .type(was: "one line of text", is: "a tick")))
    }

    @Test(arguments: ["email", "number", "tel"])
    func `another kind of one line of text is no contradiction`(_ type: String) {
        var page = Form.fields
        page[0].type = type
        #expect(found(page)[0].proposal == 0)
    }

    @Test func `another role is a contradiction, a spin button in place of a text box is none`() {
        var page = Form.fields
        page[0].role = "combobox"
        #expect(found(page)[0].veto?.reason == .role(was: "textbox", is: "combobox"))
        page[0].role = "spinbutton"
        #expect(found(page)[0].proposal == 0)
    }

    @Test func `a label that says something else is a contradiction, one with a word more is none`() {
        var page = Form.fields
        page[2].label = "Town"
        page[2].text = "Town"
        let answer = found(page)[2]
        #expect(answer.proposal == nil)
        #expect(answer.veto?.reason == .label(was: "Locality", is: "Town"))
        page[2].label = "Locality or town"
        page[2].text = "Locality or town"
        #expect(found(page)[2].proposal == 2)
    }

    @Test func `swapped labels are never healed: both fields are unknown, with what contradicts itself`() {
        var page = Form.fields
        (page[0].label, page[1].label) = (page[1].label, page[0].label)
        (page[0].text, page[1].text) = (page[1].text, page[0].text)
        let answers = found(page)
        #expect(answers.map(\.proposal) == [nil, nil, 2, 3, 4, 5])
        #expect(
            answers[0].veto?.reason == .contradiction(label: "Organizational unit", name: "Organization")
                || answers[0].veto?.reason == .contradiction(label: "Organization", name: "Organizational unit"))
        #expect(answers[1].veto != nil)
    }

    @Test func `fields that changed places with their labels, ids and names are found where they are now`() {
        var page = Form.fields
        (page[0].box, page[1].box) = (page[1].box, page[0].box)
        (page[0].path, page[1].path) = (page[1].path, page[0].path)
        #expect(found(page).map(\.proposal) == Array(0..<6))
    }
}
