/// How remote ends name what lives in a document (WebDriver, section 12).
enum Reference {
    /// The name under a key; nil when there is none or it could not stand in a URL as it is.
    static func id(_ json: JSONValue, _ key: String) -> String? {
        guard let id = json[key]?.string, !id.isEmpty, id.utf8.allSatisfy(isPlain) else { return nil }
        return id
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
