extension Session {
    /// Every element of a context that matches, in document order.
    func all(_ locator: Locator, _ context: SearchContext) async throws(WebDriverError) -> [Element] {
        switch locator {
        case .css, .xpath, .linkText, .partialLinkText, .tagName:
            return try await elements(.findElements(locator, in: context))
        case .role(let role, let name): return try await all(locator, role, name, context)
        case .label(let text): return try await labelled(text, context)
        }
    }

    /// The browser's own computation decides, one element after the other: the standard has no such strategy.
    private func all(
        _ locator: Locator, _ role: String, _ name: String, _ context: SearchContext
    ) async throws(WebDriverError) -> [Element] {
        var found: [Element] = []
        for element in try await elements(.findElements(locator, in: context))
        where try await computedRole(of: element) == role {
            if try await computedLabel(of: element) == name { found.append(element) }
        }
        return found
    }

    private func labelled(_ text: String, _ context: SearchContext) async throws(WebDriverError) -> [Element] {
        let command = Command.execute(Self.controlsOfLabels, [context.json, .string(text)], .safe)
        return try await elements(command)
    }

    /// The controls of the labels with a text, each once.
    private static let controlsOfLabels = """
        const [root, text] = arguments;
        const squeezed = value => value.replace(/\\s+/g, ' ').trim();
        const own = node => node.nodeType === Node.TEXT_NODE ? node.data
            : /^(button|input|meter|output|progress|select|textarea|script|style)$/i.test(node.nodeName) ? ' '
            : [...node.childNodes].map(own).join('');
        const labels = [...(root ?? document).querySelectorAll('label')];
        const controls = labels.filter(label => squeezed(own(label)) === squeezed(text)).map(label => label.control);
        return [...new Set(controls.filter(control => control))];
        """

    /// The one that was found; none or several are an error.
    func one(of found: [Element], _ locator: Locator) throws(WebDriverError) -> Element {
        guard found.count == 1, let element = found.first else {
            throw WebDriverError(
                command: "Find Elements", code: found.isEmpty ? .noSuchElement : .ambiguous,
                message: "\(found.count) elements match \(locator)", outcome: .noEffect)
        }
        return element
    }
}
