/// A key without a character of its own (WebDriver, section 15.4.2).
public struct Key: Sendable, Hashable {
    /// As the protocol writes it.
    let value: String

    private init(_ scalar: Unicode.Scalar) {
        value = String(scalar)
    }

    /// Backspace.
    public static let backspace = Key("\u{E003}")
    /// Tab.
    public static let tab = Key("\u{E004}")
    /// Return.
    public static let `return` = Key("\u{E006}")
    /// Enter.
    public static let enter = Key("\u{E007}")
    /// The left Shift.
    public static let shift = Key("\u{E008}")
    /// The left Control.
    public static let control = Key("\u{E009}")
    /// The left Alt.
    public static let alt = Key("\u{E00A}")
    /// Escape.
    public static let escape = Key("\u{E00C}")
    /// Space.
    public static let space = Key("\u{E00D}")
    /// Page up.
    public static let pageUp = Key("\u{E00E}")
    /// Page down.
    public static let pageDown = Key("\u{E00F}")
    /// End.
    public static let end = Key("\u{E010}")
    /// Home.
    public static let home = Key("\u{E011}")
    /// Left.
    public static let left = Key("\u{E012}")
    /// Up.
    public static let up = Key("\u{E013}")
    /// Right.
    public static let right = Key("\u{E014}")
    /// Down.
    public static let down = Key("\u{E015}")
    /// Insert.
    public static let insert = Key("\u{E016}")
    /// Delete.
    public static let delete = Key("\u{E017}")
    /// The left Meta: Command, or the key with the window.
    public static let meta = Key("\u{E03D}")

    /// F1 to F12; nil for another number.
    public static func function(_ number: Int) -> Key? {
        guard (1...12).contains(number) else { return nil }
        return Unicode.Scalar(0xE030 + UInt32(number)).map(Key.init)
    }

    /// What the protocol takes for keys instead of characters.
    private static let range: ClosedRange<Unicode.Scalar> = "\u{E000}"..."\u{E05D}"

    /// Refuses a text in which the protocol would press keys.
    static func refuse(in text: String, _ command: String) throws(WebDriverError) {
        guard let scalar = text.unicodeScalars.first(where: range.contains) else { return }
        throw WebDriverError(
            command: command, code: .invalidArgument,
            message: "U+\(String(scalar.value, radix: 16, uppercase: true)) in the text would press a key")
    }
}
