import WebDriver

extension PortalVisit {
    /// Enters every value of a page, in the map's order; what is already right is left alone.
    ///
    /// - Returns: how many fields were right already.
    func enter(_ page: MappedPage, _ before: PageState) async throws(Stop) -> Int {
        var texts: [TextEntry] = []
        var right = 0
        for field in page.fields {
            if try isRight(field, on: page, before) {
                right += 1
                continue
            }
            if let entry = try await textEntry(field) {
                texts.append(entry)
            } else {
                try await type(&texts)
                try await enter(field, before)
            }
            guard let settlement = field.settles else { continue }
            try await type(&texts)
            try await settle(settlement, of: field, on: page)
        }
        try await type(&texts)
        return right
    }

    private func textEntry(
        _ field: MappedField, within row: Element? = nil, at index: Int = 0
    ) async throws(Stop)
        -> TextEntry?
    {
        guard field.kind == .text || field.kind == .textarea else { return nil }
        let value = try texts(of: field)[index]
        return TextEntry(element: try await element(field.locators[0], field.label, within: row), value: value)
    }

    /// Types what was collected, in one round trip, and forgets it.
    func type(_ entries: inout [TextEntry]) async throws(Stop) {
        guard !entries.isEmpty else { return }
        try await obey()
        let list = JSONValue.array(entries.map(\.json))
        entries = []
        _ = try await acting { (session) async throws(WebDriverError) in
            try await session.execute(EntryScript.source, [list])
        }
    }

    private func enter(_ field: MappedField, _ before: PageState) async throws(Stop) {
        try await obey()
        switch field.kind {
        case .select: try await choose(try texts(of: field)[0], in: field, within: nil)
        case .combobox: try await pick(try texts(of: field)[0], in: field)
        case .checkbox: try await tick(field, before)
        case .file: try await attach(field)
        case .rows: try await fillRows(field)
        case .text, .textarea, .password, .shown: break
        }
    }

    private func choose(_ value: String, in field: MappedField, within row: Element?) async throws(Stop) {
        let control = try await element(field.locators[0], field.label, within: row)
        let arguments: [JSONValue] = [control.json, .string(value), .bool(field.choice == .text)]
        let option = try await acting { (session) async throws(WebDriverError) in
            try await session.execute(OptionScript.source, arguments)
        }
        // Nothing is chosen anew: pages answer a change, and some answer it wrongly.
        guard option.bool != true else { return }
        guard let option = Element(json: option) else { throw .halt(.noOption(field.label, value)) }
        try await acting { (session) async throws(WebDriverError) in try await session.click(option) }
    }

    private func tick(_ field: MappedField, _ before: PageState) async throws(Stop) {
        let wanted = !(try texts(of: field)).isEmpty
        let box = try await element(field.locators[0], field.label)
        let isTicked = try await acting { (session) async throws(WebDriverError) in try await session.isSelected(box) }
        guard isTicked != wanted else { return }
        try await acting { (session) async throws(WebDriverError) in try await session.click(box) }
    }

    private func attach(_ field: MappedField) async throws(Stop) {
        for path in try files(of: field) {
            let control = try await element(field.locators[0], field.label)
            try await acting { (session) async throws(WebDriverError) in try await session.sendKeys(path, to: control) }
        }
    }

    private func fillRows(_ field: MappedField) async throws(Stop) {
        guard let rows = field.rows else { return }
        var count = 0
        for inner in rows.fields { count = max(count, try texts(of: inner).count) }
        try await removeRows(from: count, of: rows)
        for index in 0..<count {
            let row = try await row(index, of: rows, field)
            var texts: [TextEntry] = []
            for inner in rows.fields {
                if let entry = try await textEntry(inner, within: row, at: index) {
                    texts.append(entry)
                } else if inner.kind == .combobox {
                    try await pick(try self.texts(of: inner)[index], in: inner, within: row)
                } else {
                    try await choose(try self.texts(of: inner)[index], in: inner, within: row)
                }
            }
            try await type(&texts)
        }
    }

    /// Takes away the rows that the packet has nothing for, from the last on.
    private func removeRows(from count: Int, of rows: RepeatedRows) async throws(Stop) {
        guard let remove = rows.remove else { return }
        let selector = Locator.css("\(rows.container) \(rows.row)")
        var last = Int.max
        while true {
            try await obey()
            let found = try await acting { (session) async throws(WebDriverError) in try await session.findAll(selector)
            }
            // A row that stays though it was taken away is found when the page is read back.
            guard found.count > count, found.count < last else { return }
            last = found.count
            let button = try await element(.css(remove), "what removes a row", within: found[last - 1])
            try await acting { (session) async throws(WebDriverError) in try await session.click(button) }
        }
    }

    /// The nth row, added if it is the next one.
    private func row(_ index: Int, of rows: RepeatedRows, _ field: MappedField) async throws(Stop) -> Element {
        let selector = Locator.css("\(rows.container) \(rows.row)")
        if let row = try await shownRow(selector, index) { return row }
        try await press(rows.add)
        let end = ContinuousClock.now + limits.page
        while ContinuousClock.now < end {
            try await obey()
            if let row = try await shownRow(selector, index) { return row }
            try? await Task.sleep(for: .milliseconds(5))
        }
        throw .halt(.noRow(field.label, index + 1))
    }

    private func shownRow(_ selector: Locator, _ index: Int) async throws(Stop) -> Element? {
        let found = try await acting { (session) async throws(WebDriverError) in try await session.findAll(selector) }
        return found.count > index ? found[index] : nil
    }

    /// Waits until the page says that it has taken a value in.
    private func settle(_ settlement: Settlement, of field: MappedField, on page: MappedPage) async throws(Stop) {
        if let request = settlement.request { try await answered(request, on: page.title) }
        try await ready(settlement.css, settlement.text, on: "\(page.title): \(field.label)", newDocument: false)
    }
}

/// A text and the control it goes into.
struct TextEntry: Sendable {
    let element: Element
    let value: String

    var json: JSONValue { ["element": element.json, "value": .string(value)] }
}

/// Finds the option of a select by its value or its text: true where it is the chosen one, null where there is none, or
/// it cannot be chosen.
enum OptionScript {
    static let source = #"""
        const [select, wanted, isText] = arguments;
        const words = (text) => text.replace(/\s+/g, " ").trim();
        const options = [...select.options].filter((o) => (isText ? words(o.text) : o.value) === wanted && !o.disabled);
        if (options.length !== 1) return null;
        return options[0].selected ? true : options[0];
        """#
}
