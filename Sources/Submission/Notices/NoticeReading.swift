/// The form of `notices` in countersign.yaml.
struct NoticeReading {
    /// Folder of the file; relative paths start there.
    let folder: String

    private var reading: ConfigurationReading { ConfigurationReading(folder: folder) }

    func notices(_ fields: ObjectReader) -> NoticeConfiguration {
        var notices = NoticeConfiguration()
        notices.command = fields.has("command") ? reading.command(fields) : fields.absent("command")
        notices.webhook = fields.optionalObject("webhook", webhook)
        notices.mail = fields.optionalObject("mail", mail)
        return notices
    }

    private func webhook(_ fields: ObjectReader) -> WebhookConfiguration {
        WebhookConfiguration(
            url: fields.text("url", "a URL that begins with https://, or http:// on loopback") {
                $0.hasPrefix("https://") || $0.hasPrefix("http://127.0.0.1") || $0.hasPrefix("http://localhost")
            },
            token: fields.optionalObject("token") { reading.source($0, mayBeValue: false) },
            authorities: fields.optionalText("authorities").map { absolute($0, from: folder) })
    }

    private func mail(_ fields: ObjectReader) -> MailConfiguration {
        MailConfiguration(
            server: fields.text("server", "a URL that begins with smtps:// or smtp://") {
                $0.hasPrefix("smtps://") || $0.hasPrefix("smtp://")
            },
            from: fields.text("from"),
            login: fields.optionalObject("login") { login in
                CredentialsConfiguration(
                    username: login.object("username") { reading.source($0, mayBeValue: true) },
                    password: login.object("password") { reading.source($0, mayBeValue: false) })
            },
            authorities: fields.optionalText("authorities").map { absolute($0, from: folder) })
    }
}
