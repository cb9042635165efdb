import WebDriver

@testable import Portal

extension BrowsedPortal {
    /// Enters a page's approved values as its map says, by script: what is tested is the map, not the typing.
    func fill(_ page: MappedPage) async throws {
        for field in page.fields {
            switch field.kind {
            case .rows: try await fill(rows: field)
            case .file: try await upload(field)
            case .shown, .password: continue
            default: try await enter(field, try field.value?.values(with: fillings) ?? [], within: "document")
            }
            guard let settles = field.settles else { continue }
            _ = try await waited(page) { $0.texts(.settlement(field.id)) == [settles.text] }
        }
    }

    func waited(_ page: MappedPage, until isThere: (PageState) -> Bool) async throws -> PageState {
        let deadline = ContinuousClock.now.advanced(by: .seconds(60))
        while ContinuousClock.now < deadline {
            if let state = try? await probe(page), isThere(state) { return state }
        }
        throw ProbeTimeout(page: page.id)
    }

    func press(_ control: MappedControl) async throws {
        try await run("document.querySelector(\(quoted(control.key))).click()")
    }

    private func enter(_ field: MappedField, _ values: [String], within root: String) async throws {
        let css = field.locators[0].description
        let act =
            field.kind == .checkbox
            ? "if (el.checked !== \(!values.isEmpty)) el.click();"
            : "el.value = \(quoted(values.first ?? "")); el.dispatchEvent(new Event('change', {bubbles: true}));"
        try await run("const el = \(root).querySelector(\(quoted(css))); \(act)")
    }

    private func fill(rows field: MappedField) async throws {
        guard let rows = field.rows else { return }
        let columns = try rows.fields.map { try $0.value?.values(with: fillings) ?? [] }
        for index in 0..<(columns.first?.count ?? 0) {
            let row = "document.querySelectorAll(\(quoted("\(rows.container) \(rows.row)")))[\(index)]"
            try await run("if (!\(row)) document.querySelector(\(quoted(rows.add.key))).click()")
            for (column, inner) in zip(columns, rows.fields) { try await enter(inner, [column[index]], within: row) }
        }
    }

    private func upload(_ field: MappedField) async throws {
        guard case .packet(let path) = field.value else { return }
        for file in try values.files(namedAt: path) {
            let input = try await browser.session.find(.css(field.locators[0].description))
            try await browser.session.sendKeys(file.path, to: input)
        }
    }

    private func quoted(_ text: String) -> String {
        String(decoding: PKIText.json(text), as: UTF8.self)
    }
}
