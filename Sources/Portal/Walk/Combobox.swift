import WebDriver

extension PortalVisit {
    /// Chooses an option of a choice that is no `select`: presses it, then the one option with that text.
    ///
    /// - Throws: ``Stop`` when no option, or more than one, has that text in time.
    func pick(_ wanted: String, in field: MappedField, within row: Element? = nil) async throws(Stop) {
        let box = try await element(field.locators[0], field.label, within: row)
        guard try await optionScript(ComboboxScript.shown, [box.json]).string != wanted else { return }
        try await acting { (session) async throws(WebDriverError) in try await session.click(box) }
        let end = ContinuousClock.now + limits.page
        while ContinuousClock.now < end {
            try await obey()
            let found = try await optionScript(ComboboxScript.options, [.string(wanted)]).array ?? []
            if found.count > 1 { break }
            if let option = found.first.flatMap(Element.init(json:)) {
                try await acting { (session) async throws(WebDriverError) in try await session.click(option) }
                return
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
        throw .halt(.noOption(field.label, wanted))
    }

    private func optionScript(_ source: String, _ arguments: [JSONValue]) async throws(Stop) -> JSONValue {
        try await acting { (session) async throws(WebDriverError) in try await session.execute(source, arguments) }
    }
}

/// What a combobox shows, and the options that stand open (WAI-ARIA 1.2, `combobox` and `option`).
enum ComboboxScript {
    static let shown = words + "const [box] = arguments; return box.localName === \"input\" ? box.value : words(box);"

    /// Wherever they stand: a list of options is often put at the end of the document.
    static let options =
        words + #"""
            const [wanted] = arguments;
            return [...document.querySelectorAll("[role=option]")].filter((o) => o.getClientRects().length > 0
              && o.getAttribute("aria-disabled") !== "true" && words(o) === wanted);
            """#

    private static let words =
        #"const words = (e) => (e.textContent || "").replace(/\s+/g, " ").trim();"# + "\n"
}
