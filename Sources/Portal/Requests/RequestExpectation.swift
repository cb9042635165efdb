extension DeclaredRequest {
    /// Whether a body says what tells this request from others at the same address.
    package func recognises(_ fields: [BodyField]) -> Bool {
        when.allSatisfy { test in
            let found = fields.filter { $0.name.utf8.elementsEqual(test.name.utf8) }
            return found.count == 1 && found.allSatisfy { $0.value.utf8.elementsEqual(test.text.utf8) }
        }
    }

    /// What its body must carry.
    ///
    /// - Parameters:
    ///   - map: the map it is declared in, for the pages it carries.
    ///   - fillings: the approved values, the origin and the draft.
    ///   - shown: what the page showed at the selectors that `page` rules name, read before the click.
    ///   - options: what the options post that were chosen by their text, by field, as the page had them before entry.
    /// - Returns: one expectation for each name; nothing else may stand in the body.
    /// - Throws: that the packet has no value for a field, or that the page did not show one.
    package func expected(
        in map: SelectorMap, with fillings: Fillings, shown: [String: String] = [:], options: [String: String] = [:]
    ) throws(ValueError) -> [ExpectedField] {
        var fields = when.map { ExpectedField(name: $0.name, values: .exactly([$0.text])) }
        for id in carries {
            for field in map.page(id)?.fields ?? [] {
                fields += try field.expected(with: fillings, options, type: type)
            }
        }
        for rule in body { fields += try rule.expected(with: fillings, shown: shown) }
        return try ExpectedField.joined(fields)
    }
}

extension MappedField {
    func expected(
        with fillings: Fillings, _ options: [String: String] = [:], type: BodyType? = nil
    ) throws(ValueError) -> [ExpectedField] {
        var fields: [ExpectedField] = []
        for field in rows?.fields ?? [] { fields += try field.expected(inRowsOf: type, with: fillings) }
        guard let name = postedName, let value else { return fields }
        let member = type == .json ? "/\(name)" : name
        guard choice == .text else {
            return fields + [ExpectedField(name: member, values: .exactly(try value.values(with: fillings)))]
        }
        guard let posted = options[id] else {
            throw ValueError(path: "\(value)", reason: "the page showed no such choice of “\(label)”")
        }
        return fields + [ExpectedField(name: member, values: .exactly([posted]))]
    }

    /// In JSON a list has a member for each row, by its number.
    private func expected(inRowsOf type: BodyType?, with fillings: Fillings) throws(ValueError) -> [ExpectedField] {
        guard type == .json, let name = postedName, let value else {
            return try expected(with: fillings, [:], type: type)
        }
        return try value.values(with: fillings).enumerated().map { index, text in
            ExpectedField(name: "/\(name)/\(index)", values: .exactly([text]))
        }
    }
}

extension BodyRule {
    func expected(with fillings: Fillings, shown: [String: String]) throws(ValueError) -> [ExpectedField] {
        switch source {
        case .value(let value):
            let texts = try value.values(with: fillings)
            guard name.contains("*") else { return [ExpectedField(name: name, values: .exactly(texts))] }
            return texts.enumerated().map { index, text in
                ExpectedField(name: name.replacing("*", with: String(index)), values: .exactly([text]))
            }
        case .draft:
            guard let draft = fillings.draft else { throw ValueError(path: name, reason: "there is no draft") }
            return [ExpectedField(name: name, values: .exactly([draft]))]
        case .page(let css):
            guard let text = shown[css] else {
                throw ValueError(path: name, reason: "the page shows nothing at \(css)")
            }
            return [ExpectedField(name: name, values: .exactly([text]))]
        case .file(let path):
            guard let values = fillings.values else { throw ValueError(path: name, reason: "there is no packet here") }
            let files = try values.files(namedAt: path).map { ExpectedFile(name: $0.baseName, sha256: $0.sha256) }
            return [ExpectedField(name: name, values: .file(anyOf: files))]
        case .json(let rules):
            var leaves: [ExpectedField] = []
            for rule in rules { leaves += try rule.expected(with: fillings, shown: shown) }
            return [ExpectedField(name: name, values: .json(try ExpectedField.joined(leaves)))]
        case .empty:
            return [ExpectedField(name: name, values: .exactly([""]))]
        case .opaque(let maximum):
            return [ExpectedField(name: name, values: .opaque(maximumLength: maximum))]
        }
    }
}

extension ExpectedField {
    /// One expectation a name: texts of the same name follow one another, anything else may not share a name.
    static func joined(_ fields: [ExpectedField]) throws(ValueError) -> [ExpectedField] {
        var joined: [ExpectedField] = []
        for field in fields {
            guard let index = joined.firstIndex(where: { $0.name == field.name }) else {
                joined.append(field)
                continue
            }
            guard case .exactly(let before) = joined[index].values, case .exactly(let more) = field.values else {
                throw ValueError(path: field.name, reason: "the map gives this name two kinds of values")
            }
            joined[index] = ExpectedField(name: field.name, values: .exactly(before + more))
        }
        return joined
    }
}

extension SelectorMap {
    /// Every declared request that an observed one could be; a commit among them makes it a commit.
    ///
    /// A request without readable fields is matched by method and address alone.
    package func declared(
        method: String, url: String, origin: String, draft: String?, fields: [BodyField]?
    ) -> [DeclaredRequest] {
        requests.filter { request in
            guard request.matches(method: method, url: url, origin: origin, draft: draft) else { return false }
            return fields.map(request.recognises) ?? true
        }
    }
}
