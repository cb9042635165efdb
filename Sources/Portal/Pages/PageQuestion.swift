/// What a probe is asked; the script reads it as JSON.
struct PageQuestion: Encodable {
    var landmark: String?
    /// The selector of a frame that is asked by itself, when this is asked of the page around it.
    var frame: String?
    var tabs: String?
    var form: String?
    var scope: String?
    var ignored: [String] = []
    var fields: [Field] = []
    var controls: [Control] = []
    var regions: [Region] = []
    var list: List?

    struct Locator: Encodable {
        var css: String?
        var label: String?
        var role: String?
        var name: String?
        var xpath: String?
        var caption: String?

        init(_ locator: ElementLocator) {
            switch locator {
            case .css(let selector): css = selector
            case .label(let text): label = text
            case .role(let role, let name): (self.role, self.name) = (role, name)
            case .xpath(let path): xpath = path
            case .caption(let text): caption = text
            }
        }
    }

    struct Field: Encodable {
        let id: String
        let kind: String
        let locators: [Locator]
        let rows: Rows?

        init(_ field: MappedField) {
            id = field.id
            kind = field.kind.rawValue
            locators = field.rows.map { [Locator(.css($0.container))] } ?? field.locators.map(Locator.init)
            rows = field.rows.map(Rows.init)
        }
    }

    struct Rows: Encodable {
        let row: String
        let fields: [Field]

        init(_ rows: RepeatedRows) {
            row = rows.row
            fields = rows.fields.map(Field.init)
        }
    }

    struct Control: Encodable {
        let key: String
        let locators: [Locator]

        init(_ control: MappedControl) {
            key = control.key
            locators = control.locators.map(Locator.init)
        }
    }

    struct Region: Encodable {
        let key: String
        let css: String
        let reveal: Bool

        init(_ region: PageRegion, _ css: String, reveal: Bool = false) {
            key = region.key
            self.css = css
            self.reveal = reveal
        }
    }

    struct List: Encodable {
        let rows: String
        let cells: [String: String]
    }
}
