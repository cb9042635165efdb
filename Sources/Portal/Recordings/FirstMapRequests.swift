extension FirstMap {
    /// Every request with an effect that the walk made, each once.
    var requests: [String] {
        var lines = ["requests:"] + request("sign-in", "login", outline.signInRequest)
        if let request = outline.beginRequest { lines += self.request("new-draft", "begin", request) }
        for page in outline.pages {
            guard let request = page.request else { continue }
            lines += self.request("save-\(page.id)", "save", request, page.fields, page.id, pressed: page.save)
        }
        var told: Set<String> = []
        for (step, request) in outline.helpers where told.insert(outline.pattern(request.path)).inserted {
            let purpose = step.act == .attach ? "upload" : "helper"
            lines += self.request("\(purpose)-\(told.count)", purpose, request, source: step.packet)
        }
        return lines + request("submit", "commit", outline.commitRequest, pressed: outline.commit)
    }

    private func request(
        _ id: String, _ purpose: String, _ request: RecordedRequest?, _ fields: [RecordedStep] = [],
        _ page: String? = nil, pressed: RecordedStep? = nil, source: [String] = []
    ) -> [String] {
        guard let request else { return unknown(id, purpose) }
        let carried = Set(fields.compactMap(\.name)).intersection(request.names)
        let button = pressed?.name.flatMap { request.names.contains($0) ? $0 : nil }
        var lines = [
            "  \(id):", "    purpose: \(purpose)", "    method: \(request.method)",
            "    path: \(Self.quoted(outline.pattern(request.path)))",
        ]
        if let button, let choice = pressed?.choice {
            lines.append("    when: { \(Self.quoted(button)): \(Self.quoted(choice)) }")
        }
        guard let type = request.type else { return lines }
        lines.append("    type: \(type)")
        if let page, !carried.isEmpty { lines.append("    carries: [\(page)]") }
        let rest = request.names.filter { !carried.contains($0) && $0 != button }
        guard !rest.isEmpty else { return lines }
        return lines + ["    body:"]
            + rest.map { "      \(Self.quoted($0)): \(content(of: $0, in: request, purpose, source))" }
    }

    /// What a name of the body holds: the draft's id, or anything; what a person typed is never anything.
    private func content(of name: String, in request: RecordedRequest, _ purpose: String, _ source: [String]) -> String
    {
        if request.repeated.contains(name), outline.draft != nil { return "{ draft: true }" }
        let credentials = [outline.username?.name, outline.password?.name]
        let isOpaque = purpose == "login" || !name.matches(of: #/csrf|token|viewstate|nonce/#.ignoresCase()).isEmpty
        if credentials.contains(name) { return "{ opaque: 1024 }" }
        if isOpaque { return "{ opaque: 1024 }" }
        let path = source.count == 1 ? Self.quoted(source[0]) : Self.mark
        return "{ \(purpose == "upload" ? "file" : "packet"): \(path) }"
    }

    private func unknown(_ id: String, _ purpose: String) -> [String] {
        let lines = ["  \(id):", "    purpose: \(purpose)", "    method: POST", "    path: \(Self.mark)"]
        guard purpose == "commit" else { return lines }
        return lines + ["    type: urlencoded", "    body:", "      \(Self.mark): { opaque: 128 }"]
    }
}
