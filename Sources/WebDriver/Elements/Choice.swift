/// Which option of a select element is meant.
public enum Choice: Sendable, Hashable {
    /// The option with this visible text; spaces count once.
    case text(String)
    /// The option with this value.
    case value(String)
    /// The option at this place, from 0.
    case index(Int)
}

/// An option of a select element as it is in the page.
public struct SelectOption: Sendable, Hashable {
    /// The option itself.
    public let element: Element
    /// What it is sent as.
    public let value: String
    /// What is seen; spaces count once.
    public let text: String
    /// Whether it is chosen.
    public let isSelected: Bool
    /// Whether it, or its group, cannot be chosen.
    public let isDisabled: Bool

    init?(json: JSONValue) {
        guard let element = json["element"].flatMap(Element.init(json:)), let value = json["value"]?.string,
            let text = json["text"]?.string, let isSelected = json["selected"]?.bool,
            let isDisabled = json["disabled"]?.bool
        else { return nil }
        (self.element, self.value, self.text) = (element, value, text)
        (self.isSelected, self.isDisabled) = (isSelected, isDisabled)
    }
}

extension Session {
    /// The options of a select element, in document order.
    public func options(of select: Element) async throws(WebDriverError) -> [SelectOption] {
        let command = Command.execute(Self.readOptions, [select.json], .safe)
        guard let list = try await send(command).array else {
            throw WebDriverError(
                command: command.name, code: .invalidElementState, message: "it is no select element",
                outcome: .noEffect)
        }
        let options = list.compactMap(SelectOption.init(json:))
        guard options.count == list.count else { throw Answer.malformed(command, "not a list of options") }
        return options
    }

    private static let readOptions = """
        const select = arguments[0];
        if (!(select instanceof HTMLSelectElement)) return null;
        return [...select.options].map(option => ({
            element: option, value: option.value, text: option.text, selected: option.selected,
            disabled: option.disabled || option.closest('optgroup')?.disabled === true }));
        """

    /// Chooses the one option that is meant; an option that is chosen already is not clicked (section 12.5.1).
    ///
    /// - Throws: ``WebDriverError`` with `no such element` or ``WebDriverError/Code/ambiguous`` when it is not one
    ///   option, and `element not interactable` when it is disabled; nothing was chosen then.
    public func choose(_ choice: Choice, in select: Element) async throws(WebDriverError) {
        let option = try Self.one(choice, of: try await options(of: select))
        guard !option.isSelected else { return }
        guard !option.isDisabled else {
            throw WebDriverError(
                command: "Element Click", code: .elementNotInteractable, message: "the option \(choice) is disabled")
        }
        try await click(option.element)
    }

    /// Takes back a choice in a select element that allows several (section 12.5.1).
    ///
    /// - Throws: ``WebDriverError`` as for choosing; in a select element of one choice with `invalid element state`.
    public func unchoose(_ choice: Choice, in select: Element) async throws(WebDriverError) {
        guard try await property("multiple", of: select) == true else {
            throw WebDriverError(
                command: "Element Click", code: .invalidElementState, message: "the select element has one choice")
        }
        let option = try Self.one(choice, of: try await options(of: select))
        if option.isSelected { try await click(option.element) }
    }

    private static func one(_ choice: Choice, of options: [SelectOption]) throws(WebDriverError) -> SelectOption {
        let found = options.enumerated().filter { index, option in
            switch choice {
            case .text(let text): option.text == text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            case .value(let value): option.value == value
            case .index(let wanted): index == wanted
            }
        }
        guard found.count == 1 else {
            throw WebDriverError(
                command: "Element Click", code: found.isEmpty ? .noSuchElement : .ambiguous,
                message: "\(found.count) options match \(choice)", outcome: .noEffect)
        }
        return found[0].element
    }
}
