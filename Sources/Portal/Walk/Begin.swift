import WebDriver

extension PortalVisit {
    /// Begins a new request and takes down the id of the draft, where the portal makes one.
    package func begin() async throws(Stop) {
        _ = try await unchanged(map.beginning.page)
        try countValues()
        try await startRequest()
    }

    /// Presses what begins a request, whatever will be entered then.
    func startRequest() async throws(Stop) {
        let beginning = map.beginning
        // Without a press the first page has an address of its own, or is what is shown already.
        guard let first = map.pages.first, let control = beginning.press else { return }
        if let request = beginning.request {
            try await make(MappedPress(control: control, request: request, settles: nil), on: beginning.page.title)
        } else {
            try await press(control)
        }
        frame = first.frame
        try await ready(first.landmark, on: first.title, newDocument: false)
        // Where nothing was sent to begin it, the portal makes a draft only when it is asked to keep one.
        if beginning.request != nil { try await learnDraft(on: first.title) }
    }

    /// Takes down the id of the draft that the portal shows.
    func learnDraft(on title: String) async throws(Stop) {
        guard let shown = map.beginning.draft else { return }
        let ids = try await texts(matching: [shown.css])[0]
        guard ids.count == 1, let id = shown.pattern.capture(in: ids[0]) else {
            throw .halt(HaltReason(kind: "draft", page: title, reason: "The portal did not name one draft."))
        }
        draft = id
        await inspector.follow(draft: id)
    }

    /// Takes down how many values the packet has for the portal.
    func countValues() throws(Stop) {
        progress.total = 0
        for page in map.pages { progress.total += try count(page.fields) }
    }

    /// How many values fields take.
    private func count(_ fields: [MappedField]) throws(Stop) -> Int {
        var sum = 0
        for field in fields { sum += try count(field) }
        return sum
    }

    private func count(_ field: MappedField) throws(Stop) -> Int {
        switch field.kind {
        case .shown, .password: 0
        case .checkbox: 1
        case .file: try files(of: field).count
        case .rows: try count(field.rows?.fields ?? [])
        case .text, .textarea, .select, .combobox: try texts(of: field).count
        }
    }
}
