/// Controls of a recorded page that stand in rows, one row for each element of a list.
struct RecordedRows {
    /// The element that holds all rows.
    let container: String
    /// One row, inside of it.
    let row: String
    /// What was pressed for another row.
    let add: RecordedStep?
    /// What was entered into any row.
    let steps: [RecordedStep]

    /// Every list of rows on a page.
    ///
    /// The first row's controls are known by their names: there was no second row yet when they were filled.
    static func all(on page: WalkOutline.Page) -> [RecordedRows] {
        var containers: [String] = []
        for row in page.fields.compactMap(\.row) where !containers.contains(row.container) {
            containers.append(row.container)
        }
        return containers.map { container in
            let inside = page.fields.filter { $0.row?.container == container }
            let names = Set(inside.compactMap(\.name))
            return RecordedRows(
                container: container, row: inside.lazy.compactMap(\.row?.row).first ?? "", add: page.presses.first,
                steps: page.fields.filter { $0.row?.container == container || names.contains($0.name ?? "") })
        }
    }

    /// One control of every row.
    struct Field {
        let id: String
        let name: String
        /// Inside a row.
        let css: String
        /// Of any row.
        let step: RecordedStep
        /// The lists of the packet whose elements were entered, row by row.
        let packet: [String]
    }

    /// The controls of a row, each once.
    var fields: [Field] {
        var names: [String] = []
        for name in steps.compactMap(\.name) where !names.contains(name) { names.append(name) }
        return names.compactMap { name in
            let equal = steps.filter { $0.name == name }
            guard let step = equal.first, let css = equal.lazy.compactMap(\.row?.field).first else { return nil }
            let lists = equal.map { step in
                Set(step.packet.map { $0.replacing("[\(step.row?.index ?? 0)]", with: "[]", maxReplacements: 1) })
            }
            let common = lists.dropFirst().reduce(lists[0]) { $0.intersection($1) }
            return Field(
                id: name.replacing("_", with: "-"), name: name, css: css, step: step,
                packet: common.filter { $0.contains("[]") }.sorted())
        }
    }
}
