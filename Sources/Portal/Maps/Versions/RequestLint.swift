extension MapLint {
    /// Requests that let more through than anybody meant.
    var requests: [MapFinding] {
        map.requests.flatMap { request -> [MapFinding] in
            let path = "requests.\(request.id)"
            var findings: [MapFinding] = []
            let hasFile = request.carriesFile
            if hasFile, request.type == .multipart {
                findings.append(
                    note(
                        path,
                        "Chromium does not show the body of an upload before it leaves: policy has to name "
                            + "“\(request.id)” under “uncompared”, and “shownBy” compares what the portal received"))
            }
            if request.purpose != .login, request.path.source.contains(".*") {
                findings.append(fault(path, "“\(request.path.source)” allows any address; state the path"))
            }
            for rule in request.body {
                if case .opaque(let length) = rule.source, length > 4096 {
                    findings.append(note("\(path).body", "“\(rule.name)” may be anything of \(length) bytes; bound it"))
                }
            }
            if !used.contains(request.id), request.purpose != .login, request.purpose != .helper {
                findings.append(note(path, "nothing of the map makes this request"))
            }
            return findings
        } + preludes
    }

    /// A commit that a browser asks about, and nobody lets it ask; or the other way round.
    private var preludes: [MapFinding] {
        guard let commit = map.request(map.commit.request) else { return [] }
        if commit.origin == nil, !map.commit.prelude.isEmpty {
            return [
                note("commit", "before a request to the portal's own origin no browser asks: “prelude” is of no use")
            ]
        }
        guard commit.origin != nil, map.commit.prelude.isEmpty else { return [] }
        let words = "“\(commit.id)” goes to another origin: declare under “prelude” what the browser asks there before"
        // Of the types only JSON is always asked about (WHATWG Fetch, section 4.8); of others a header may be.
        return [commit.type == .json ? fault("commit", words) : note("commit", words)]
    }

    private var used: Set<String> {
        let presses = map.pages.flatMap { [$0.save, $0.keep] } + [map.login?.submit, map.drafts?.abandon]
        let settles = map.pages.flatMap(\.fields).compactMap { $0.settles?.request }
        return Set(
            presses.compactMap { $0?.request } + settles + map.commit.prelude + [map.commit.request]
                + [map.beginning.request].compactMap { $0 })
    }

    /// Regular expressions that take for ever on the wrong text.
    var patterns: [MapFinding] {
        leaves.all.filter { Self.isPattern($0.path) && Backtracking.isLikely(in: $0.value) }.map {
            fault($0.path, "“\($0.value)” can take for ever: a repeated group repeats inside; write it without")
        }
    }

    private static func isPattern(_ path: String) -> Bool {
        ["pattern", "path", "action", "success", "query"].contains(path.split(separator: ".").last ?? "")
    }
}

/// Regular expressions whose matching can take exponential time: a repetition of something that ends in a repetition.
enum Backtracking {
    static func isLikely(in pattern: String) -> Bool {
        var depth: [Bool] = []
        var hasInner = false
        var isEscaped = false
        var isInClass = false
        var closed: Bool? = nil
        for sign in pattern {
            defer { if sign != ")" || isEscaped || isInClass { closed = nil } }
            if isEscaped {
                isEscaped = false
                continue
            }
            switch sign {
            case "\\": isEscaped = true
            case "[": isInClass = true
            case "]": isInClass = false
            case _ where isInClass: break
            case "(":
                depth.append(hasInner)
                hasInner = false
            case ")":
                closed = hasInner
                hasInner = (depth.popLast() ?? false) || hasInner
            case "*", "+", "{":
                if closed == true { return true }
                hasInner = true
            case "|": hasInner = hasInner || !depth.isEmpty && false
            default: break
            }
        }
        return false
    }
}
