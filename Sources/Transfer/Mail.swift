import Foundation

/// A plain mail (RFC 5322), text in UTF-8.
package struct Mail: Sendable {
    /// Address of who sends it.
    package var from: String
    /// Addresses of who gets it.
    package var to: [String]
    /// One line.
    package var subject: String
    /// Lines of text.
    package var lines: [String]

    /// Takes every part as given.
    package init(from: String, to: [String], subject: String, lines: [String]) {
        self.from = from
        self.to = to
        self.subject = subject
        self.lines = lines
    }

    /// Addresses that could say something else to a mail server than that they are one.
    var unfit: [String] {
        ([from] + to).filter { address in
            address.split(separator: "@", omittingEmptySubsequences: false).count != 2
                || address.unicodeScalars.contains {
                    $0.value <= 0x20 || $0.value > 0x7E || "<>,;:\"()[]\\".unicodeScalars.contains($0)
                }
        }
    }

    /// The message as it is sent; nothing of a subject or text can become a header.
    func message(at date: Date) -> [UInt8] {
        let form = DateFormatter()
        form.locale = Locale(identifier: "en_US_POSIX")
        form.timeZone = TimeZone(secondsFromGMT: 0)
        form.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        let words = Self.encodedWords(subject)
        let head = [
            "Date: \(form.string(from: date))", "From: <\(from)>",
            "To: \(to.map { "<\($0)>" }.joined(separator: ", "))",
            "Subject: \(words)", "Message-ID: <\(UUID().uuidString)@countersign>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
        ]
        let text = Data(lines.map { "\($0)\r\n" }.joined().utf8)
            .base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + text + "\r\n").utf8)
    }

    /// RFC 2047: words of at most 75 octets, cut between characters.
    private static func encodedWords(_ text: String) -> String {
        var parts: [String] = [""]
        for character in text {
            if parts[parts.count - 1].utf8.count + String(character).utf8.count > 42 { parts.append("") }
            parts[parts.count - 1].append(character)
        }
        return parts.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}

/// Where mail is handed in.
package struct MailServer: Sendable {
    /// `smtps://host[:port]`, or `smtp://host[:port]`, which is left again unless it takes TLS (on loopback: as it is).
    package var url: String
    /// Name and password; nil: none are asked for.
    package var login: (name: String, password: String)?
    /// PEM file with the only authorities that are trusted; nil: the system's.
    package var authorities: String?

    /// Takes every part as given.
    package init(url: String, login: (name: String, password: String)? = nil, authorities: String? = nil) {
        self.url = url
        self.login = login
        self.authorities = authorities
    }
}
