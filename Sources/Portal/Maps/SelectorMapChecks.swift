extension SelectorMap {
    /// What can only be seen with the whole map at hand.
    func check(_ object: MapObject) {
        let reading = object.node.reading
        checkReferences(reading)
        checkRequests(object)
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
