/// A control of a page that carries a value, or a text that the portal shows back.
package struct MappedField: Hashable, Sendable {
    /// Its name within the map.
    package let id: String
    /// The label a person reads beside it.
    package let label: String
    /// What kind of control it is.
    package let kind: FieldKind
    /// How to find it, never empty; worked by the first; relative to the row inside rows.
    package let locators: [ElementLocator]
    /// The control's name in the form's body; nil for a control that posts nothing with the form.
    package let name: String?
    /// Where its value comes from; nil only for rows, whose own fields have values.
    package let value: ValueSource?
    /// How it is read back once it was entered.
    package let readBack: ReadBack
    /// Whether its value may be legible in a stored picture.
    package let reveal: Bool
    /// What must have happened before the next field is entered.
    package let settles: Settlement?
    /// The field of the same page that shows a file once the portal has it; nil for other kinds.
    package let shownBy: String?
    /// The repeated part, for kind `rows`.
    package let rows: RepeatedRows?
    /// Whether the control has its label on the page; else `label` is what people are told, and the page shows none.
    package var isLabelled = true
    /// By what an option of a select is chosen and read back.
    package var choice = OptionChoice.value
    /// The name that a script posts its value by, where the control itself bears none or another.
    package var posts: String?

    /// Whether its value is posted as it stands; else a script makes something else of it, which the request's `body` states.
    package var isPosted = true

    /// The name of its value in a request's body; nil where it has none of its own.
    package var postedName: String? { isPosted ? posts ?? name : nil }
}

/// By what an option of a select is known.
package enum OptionChoice: String, Hashable, Sendable, CaseIterable {
    /// By the value it posts.
    case value
    /// By the text that people read; what it posts is the portal's own name for it, taken from the page before entry.
    case text
}

/// The kinds of controls that the walk knows how to enter and read.
package enum FieldKind: String, Hashable, Sendable, CaseIterable {
    /// `<input>` that takes text, numbers and dates included.
    case text
    /// `<input type=password>`; entered from credentials, never read back.
    case password
    /// `<textarea>`.
    case textarea
    /// `<select>` with one choice, chosen by its option's value.
    case select
    /// A choice that is no `select`: pressed, it opens a list of options, and it shows what was chosen.
    case combobox
    /// `<input type=checkbox>`.
    case checkbox
    /// `<input type=file>`.
    case file
    /// A list of equal rows, one for each value.
    case rows
    /// Text that the portal shows and nobody enters.
    case shown
}

/// How an entered value is read back from the page.
package enum ReadBack: String, Hashable, Sendable, CaseIterable {
    /// The control's value (for a checkbox: whether it is ticked).
    case value
    /// The element's visible text.
    case text
    /// Not at all; only a password may.
    case none
}

/// Rows that are added one by one, each with the same fields.
package struct RepeatedRows: Hashable, Sendable {
    /// The element that holds all rows.
    package let container: String
    /// The selector of one row inside the container.
    package let row: String
    /// What adds an empty row.
    package let add: MappedControl
    /// The selector, inside a row, of what removes it; nil where rows cannot be removed.
    package let remove: String?
    /// The fields of one row; the nth row takes the nth value of each.
    package let fields: [MappedField]
}

/// How a page says that it has taken in a value.
package struct Settlement: Hashable, Sendable {
    /// The id of the declared request that entering the value makes, if it makes one.
    package let request: String?
    /// The element that tells the state.
    package let css: String
    /// The text it must show; nil where it is enough that it is there.
    package let text: String?
}
