/// Every item of the record's checklist is one that the profile asks for, and is done: by whom, when, and shown by what.
struct RecordPrerequisites: Rule {
    let id = "record.prerequisites"
    let demand =
        "Every item of the record's checklist is one that the profile asks for, and is done: by whom, when, and shown by what."

    func judge(_ facts: Facts) -> [Refusal] {
        guard let record = facts.readRecord, let profile = facts.profileRule else { return [] }
        let missing = profile.prerequisites.filter { !record.prerequisites.map(\.item).holdsExactly($0) }.map {
            refused("The checklist has no item \(quoted($0)).", "items: \(items(record))", facts)
        }
        return missing + twice(record, facts)
            + record.prerequisites.flatMap { judge($0, profile, facts) }
    }

    private func judge(_ item: Prerequisite, _ profile: ProfileRule, _ facts: Facts) -> [Refusal] {
        guard profile.prerequisites.holdsExactly(item.item) else {
            return [
                refused(
                    "Nobody knows what the checklist's item \(quoted(item.item)) asks for.",
                    "profile \(profile.name) asks for \(listed(profile.prerequisites))", facts)
            ]
        }
        guard item.state.isExactly("done") else {
            return [
                refused("The checklist's item \(quoted(item.item)) is not done.", "state \(quoted(item.state))", facts)
            ]
        }
        return faults(item, facts).map {
            refused("The checklist's item \(quoted(item.item)) \($0.message).", $0.fact, facts)
        }
    }

    private func faults(_ item: Prerequisite, _ facts: Facts) -> [(message: String, fact: String)] {
        var faults: [(message: String, fact: String)] = []
        if item.person.flatMap(facts.registry.person) == nil {
            faults.append(("was done by nobody whom the registry knows", "by \(quoted(item.person ?? ""))"))
        }
        switch item.at {
        case nil: faults.append(("does not say when it was done", "no time"))
        case .some(let at) where at.since(facts.now) > Facts.clockTolerance:
            faults.append(("was done in the future", "done \(at), now \(facts.now)"))
        case .some: break
        }
        if item.sha256 == nil { faults.append(("does not say what shows it", "no digest")) }
        return faults
    }

    private func twice(_ record: RecordFacts, _ facts: Facts) -> [Refusal] {
        let names = record.prerequisites.map(\.item)
        return Set(names).sorted().filter { name in names.count { $0 == name } > 1 }.map {
            refused("The checklist has the item \(quoted($0)) more than once.", "items: \(items(record))", facts)
        }
    }

    private func items(_ record: RecordFacts) -> String { listed(record.prerequisites.map { quoted($0.item) }) }

    private func refused(_ message: String, _ fact: String, _ facts: Facts) -> Refusal {
        refusal(
            message, fact: fact, source: "\(facts.readRecord?.source ?? "record"), prerequisites",
            remedy: "the item done and entered in the record, or a profile that does not ask for it")
    }
}
