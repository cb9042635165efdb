import WebDriver

extension PortalVisit {
    /// Reads every value back from the page and compares it with the packet.
    ///
    /// - Returns: how many values were entered and are equal.
    /// - Throws: ``Stop/halt(_:)`` with every difference at once.
    func readBack(_ page: MappedPage) async throws(Stop) -> Int {
        let state = try await probe(page)
        var differences: [String] = []
        var equal = 0
        for field in page.fields {
            // A file control shows no value to scripts: what the portal shows of the file is read back instead.
            if field.kind == .file {
                equal += try files(of: field).count
                continue
            }
            let (wanted, found) = try compared(field, state)
            if Self.lines(found) == Self.lines(wanted) {
                equal += field.kind == .shown ? 0 : Self.size(field, wanted)
            } else {
                differences.append(Self.words(field, found, wanted))
            }
        }
        guard differences.isEmpty else { throw .halt(.readBackDiffers(page.title, differences)) }
        return equal
    }

    /// Whether a control holds the packet's value before anything was entered, as in a draft that is taken up again.
    func isRight(_ field: MappedField, on page: MappedPage, _ state: PageState) throws(Stop) -> Bool {
        let shown = page.fields.first { $0.id == field.shownBy }
        guard field.kind != .shown, field.kind != .file || shown != nil, field.readBack != .none else { return false }
        let (wanted, found) = try compared(shown ?? field, state)
        return !wanted.isEmpty && Self.lines(found) == Self.lines(wanted)
    }

    private func compared(_ field: MappedField, _ state: PageState) throws(Stop) -> ([String], [String]) {
        guard field.readBack != .none || field.kind == .rows else { return ([], []) }
        if let rows = field.rows { return try compared(rows, state.fields[field.id]) }
        let wanted = try texts(of: field)
        if field.kind == .shown || field.readBack == .text {
            return (wanted, state.fields[field.id]?.texts ?? [])
        }
        guard let element = state.fields[field.id]?.element else { return (wanted, []) }
        if field.kind == .checkbox { return (wanted.isEmpty ? [] : ["ticked"], element.checked ? ["ticked"] : []) }
        guard field.choice == .text else { return (wanted, [element.value]) }
        return (wanted, element.options.filter(\.selected).map(\.text))
    }

    private func compared(_ rows: RepeatedRows, _ state: FieldState?) throws(Stop) -> ([String], [String]) {
        var wanted: [String] = []
        var found: [String] = []
        var columns: [[String]] = []
        for field in rows.fields { columns.append(try texts(of: field)) }
        for index in 0..<(columns.map(\.count).max() ?? 0) { wanted += columns.map { $0[index] } }
        for row in state?.rows ?? [] { found += rows.fields.map { row[$0.id]?.value(of: $0.kind) ?? "" } }
        return (wanted, found)
    }

    /// Browsers keep line ends of a text as one line feed.
    private static func lines(_ texts: [String]) -> [String] {
        texts.map { $0.replacing("\r\n", with: "\n") }
    }

    private static func size(_ field: MappedField, _ wanted: [String]) -> Int {
        field.kind == .checkbox ? 1 : wanted.count
    }

    private static func words(_ field: MappedField, _ found: [String], _ wanted: [String]) -> String {
        guard field.reveal || field.rows != nil else {
            return "\(field.label): what the page holds is not what the packet says"
        }
        return "\(field.label): the page holds \(Words.quoting(found)), the packet says \(Words.quoting(wanted))"
    }
}
