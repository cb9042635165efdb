extension SelectorMap {
    /// What can only be seen with the whole map at hand.
    func check(_ object: MapObject) {
        let reading = object.node.reading
        checkReferences(reading)
        checkEntrance(object)
        checkRequests(object)
        checkOrigins(object)
        checkPreludes(object)
    }

    /// Where the browser signs in by itself, the page to begin on shows whether it did.
    private func checkEntrance(_ object: MapObject) {
        if let second = login?.second, let proof = request(second.request), proof.purpose != .login {
            object.note("“\(proof.id)” answers for a sign-in and must have the purpose login", at: "login")
        }
        guard let way = browserSignIn else { return }
        if case .address = beginning.page.opening {
        } else {
            object.note("where the browser signs in by itself, the page to begin on needs an address", at: "begin")
        }
        if way == .nobody, account != nil {
            object.note("a portal that signs nobody in shows no account", at: "account")
        }
    }

    private func checkOrigins(_ object: MapObject) {
        let known = Set(origins.map(\.source))
        if let origin = login?.origin, !known.contains(origin) {
            object.note("the origin of the sign-in, \(origin), is not among the map's origins", at: "origins")
        }
        for request in requests {
            guard let origin = request.origin, !known.contains(origin) else { continue }
            object.note("the origin of “\(request.id)”, \(origin), is not among the map's origins", at: "origins")
        }
    }

    /// A browser asks at the address that it is going to send to.
    private func checkPreludes(_ object: MapObject) {
        guard let committing = request(commit.request) else { return }
        for prelude in commit.prelude.compactMap(request) {
            if prelude.purpose != .prelude {
                object.note("“\(prelude.id)” precedes the commit and must have the purpose prelude", at: "commit")
            }
            let isElsewhere = prelude.origin != committing.origin || prelude.path != committing.path
            if isElsewhere || prelude.query != committing.query {
                object.note("“\(prelude.id)” must have the origin, path and query of “\(committing.id)”", at: "commit")
            }
        }
    }

    private func checkReferences(_ reading: MapReading) {
        let known: [MapReference: Set<String>] = [
            .request: Set(requests.map(\.id)), .page: Set(everyPage.map(\.id)),
        ]
        for (kind, id, node) in reading.references where known[kind]?.contains(id) == false {
            node.note("there is no \(kind.rawValue) “\(id)”")
        }
    }

    private func checkRequests(_ object: MapObject) {
        let names = requests.filter { $0.purpose == .commit }.map(\.id)
        if names != [commit.request] {
            object.note("of the requests exactly “\(commit.request)” must have the purpose commit", at: "commit")
        }
        guard let committing = request(commit.request) else { return }
        if committing.body.isEmpty, committing.carries.isEmpty {
            object.note("the request “\(committing.id)” commits and states nothing about its body", at: "requests")
        }
    }
}
