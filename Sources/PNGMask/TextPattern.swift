/// What looks like a secret: regular expressions, without regard to case, that ICU and ECMAScript read alike.
package enum TextPattern {
    /// Every pattern.
    package static let all = keys + tokens + serials + hosts

    private static let keys = [
        #"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"#
    ]

    private static let tokens = [
        // JSON Web Token (RFC 7519), bearer token (RFC 6750), and what well-known services give out.
        #"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?"#,
        #"\bbearer\s+[A-Za-z0-9+/_.~-]{16,}=*"#,
        #"\b(?:gh[pousr]_[A-Za-z0-9]{16,}|glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{8,}|AKIA[A-Z0-9]{12,}|hv[sb]\.[A-Za-z0-9_-]{16,})"#,
        // A value that says itself what it is.
        #"\b(?:[a-z]+[ _-])?(?:token|secret|passwo?r?d|passphrase|pin|otp|api[ _-]?key|session[ _-]?id|csrf)\s*[=:]\s*(?!\[masked\])\S+"#,
    ]

    private static let serials = [
        #"\b(?:serial(?:[ _-]?(?:number|no\.?))?|s/n)\s*[=:#]?\s*(?=[0-9A-F:-]*[0-9])[0-9A-F][0-9A-F:-]{5,}"#
    ]

    /// Names that no public resolver answers (RFC 6762, RFC 8375, and what is usual), and private addresses (RFC 1918).
    private static let hosts = [
        #"\b(?:[a-z0-9_-]+\.)+(?:internal|intranet|corp|lan|local|localdomain|home\.arpa)\b"#,
        #"\b(?:10\.[0-9]{1,3}|192\.168|172\.(?:1[6-9]|2[0-9]|3[01]))\.[0-9]{1,3}\.[0-9]{1,3}\b"#,
    ]
}
