/// A page as one probe found it: structure, identities, values and rectangles of the same moment.
package struct PageState: Hashable, Sendable, Decodable {
    /// The whole address.
    package let url: String
    /// The document's title.
    package let title: String
    /// The browser's own word: `loading`, `interactive` or `complete`.
    package let readyState: String
    /// Differs from document to document.
    package let documentToken: String
    /// Device pixels for one CSS pixel.
    package let devicePixelRatio: Double
    /// The visible part of the page; its x and y are the scroll position.
    package let viewport: PageRectangle
    /// The texts of all matches of the landmark's selector.
    package let landmark: [String]
    /// The tabs' texts, in order.
    package let tabs: [String]
    /// The page's form; nil when it is not there.
    package let form: FormState?
    /// Every mapped field, by its id.
    package let fields: [String: FieldState]
    /// Every mapped button, by its first selector.
    package let controls: [String: FieldState]
    /// Every region that was asked for, by the region's key: the matches, in order.
    package let regions: [String: [RegionState]]
    /// Controls within the page's scope that the map does not know: those that are shown or demand a value.
    package let unmapped: [UnmappedControl]
    /// Ids that stand on more than one element.
    package let duplicatedIDs: [String]
    /// Dialogs that stand open.
    package let dialogs: [DialogState]
    /// Frames and closed shadow roots that are shown.
    package let frames: [FrameState]
    /// The page as a whole.
    package let structure: StructureState
    /// Rows of a list that was asked for, each cell's text by name; a cell that is not there is missing.
    package let rows: [[String: String]]
    /// The frame that the page's form stands in, as the page around it shows it; nil where the map names none.
    package let inner: InnerFrame?

    /// The matches of a region.
    package subscript(region: PageRegion) -> [RegionState] { regions[region.key] ?? [] }

    /// The texts of a region's matches that are shown.
    package func texts(_ region: PageRegion) -> [String] { self[region].filter(\.visible).map(\.text) }

    /// A mapped button.
    package subscript(control: MappedControl) -> FieldState? { controls[control.key] }
}

/// A rectangle in CSS pixels, from the top left corner of the viewport.
package struct PageRectangle: Hashable, Sendable, Codable {
    /// From the left.
    package let x: Double
    /// From the top.
    package let y: Double
    /// To the right.
    package let width: Double
    /// Downwards.
    package let height: Double

    /// A rectangle in CSS pixels.
    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// A form element as it is.
package struct FormState: Hashable, Sendable, Decodable {
    /// How many elements the form's selector finds.
    package let matches: Int
    /// The method, `get` or `post`.
    package let method: String
    /// The resolved address it sends to.
    package let action: String
    /// The names of its hidden inputs.
    package let hidden: [String]
    /// What else its markup states: encoding, target, handlers.
    package let attributes: [String: String]
}

/// A mapped field or button as the page has it.
package struct FieldState: Hashable, Sendable, Decodable {
    /// How many elements each locator of the map finds, in the map's order.
    package let matches: [Int]
    /// Which locator found the element; nil when none did.
    package let foundBy: Int?
    /// The element that the first matching locator finds.
    package let element: ElementState?
    /// The shown texts of everything that locator finds.
    package let texts: [String]
    /// For rows: the fields of each row, by id.
    package let rows: [[String: FieldState]]

    /// What is entered there, of a field of that kind; nil where it is not there.
    func value(of kind: FieldKind) -> String? { kind == .combobox ? texts.first : element?.value }
}

/// The match of a region or shown value.
package struct RegionState: Hashable, Sendable, Decodable {
    /// The visible text, white space made single.
    package let text: String
    /// The label beside it, if there is one.
    package let label: String
    /// Where it stands.
    package let rectangle: PageRectangle
    /// Whether it is shown.
    package let visible: Bool
}

/// A control that the map does not know.
package struct UnmappedControl: Hashable, Sendable, Decodable {
    /// Its element's name, lower case.
    package let tag: String
    /// Its type.
    package let type: String
    /// Its id, or empty.
    package let id: String
    /// Its name, or empty.
    package let name: String
    /// Its label, or empty.
    package let label: String
    /// Whether the portal demands a value.
    package let required: Bool
    /// Whether it is shown.
    package let visible: Bool
    /// Where it stands.
    package let rectangle: PageRectangle
}

/// A dialog that stands open in the page.
package struct DialogState: Hashable, Sendable, Decodable {
    /// Its element: `dialog#scope-dialog`.
    package let element: String
    /// Its text.
    package let text: String
}
