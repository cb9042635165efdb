import WebDriver

/// Each line is one object of a file of JSON lines.
extension TapedLine: Codable {
    private enum Key: String, CodingKey {
        case page, draft, answer, said, request, confirmation, signs, instead
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        let draft = try fields.decodeIfPresent(String.self, forKey: .draft)
        if let page = try fields.decodeIfPresent(String.self, forKey: .page) {
            self = .page(
                page, draft: draft, answer: try fields.decode(JSONValue.self, forKey: .answer),
                said: try fields.decode([String].self, forKey: .said))
        } else if let request = try fields.decodeIfPresent(TapedRequest.self, forKey: .request) {
            self = .request(request)
        } else if let texts = try fields.decodeIfPresent([[String]].self, forKey: .instead) {
            self = .instead(texts: texts, said: try fields.decode(String.self, forKey: .said))
        } else {
            self = .confirmation(
                draft: draft, answer: try fields.decode(JSONValue.self, forKey: .confirmation),
                signs: try fields.decode([String].self, forKey: .signs),
                said: try fields.decode(TapedConfirmation.self, forKey: .said))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch self {
        case .page(let page, let draft, let answer, let said):
            try fields.encode(page, forKey: .page)
            try fields.encodeIfPresent(draft, forKey: .draft)
            try fields.encode(answer, forKey: .answer)
            try fields.encode(said, forKey: .said)
        case .request(let request): try fields.encode(request, forKey: .request)
        case .confirmation(let draft, let answer, let signs, let said):
            try fields.encodeIfPresent(draft, forKey: .draft)
            try fields.encode(answer, forKey: .confirmation)
            try fields.encode(signs, forKey: .signs)
            try fields.encode(said, forKey: .said)
        case .instead(let texts, let said):
            try fields.encode(texts, forKey: .instead)
            try fields.encode(said, forKey: .said)
        }
    }
}
