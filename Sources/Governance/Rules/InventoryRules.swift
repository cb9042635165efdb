/// The environment at this portal is registered, at this origin, and still is.
struct EnvironmentRegistered: Rule {
    let id = "environment.registered"
    let demand = "The environment at this portal is registered, at this origin, and still is."

    func judge(_ facts: Facts) -> [Refusal] {
        judgeInventory(facts) { inventory in
            let named = inventory.environments.filter {
                $0.name.isExactly(facts.environment) && $0.portal.isExactly(facts.portal)
            }
            guard let entry = named.first(where: { $0.origin.isExactly(facts.installation.origin) }) else {
                return [
                    (
                        "The environment is not registered at this origin.",
                        "\(facts.environment) at \(facts.portal), \(facts.installation.origin); registered "
                            + listed(named.map(\.origin))
                    )
                ]
            }
            return ended(entry.until, "The environment's registration has ended.", facts)
        }
    }
}

/// The subscriber is, in every part, the one that is registered under its number, and still is.
struct SubscriberCurrent: Rule {
    let id = "subscriber.current"
    let demand = "The subscriber is, in every part, the one that is registered under its number, and still is."

    func judge(_ facts: Facts) -> [Refusal] {
        judgeInventory(facts) { inventory in
            let asked = facts.packet.subscriber
            guard let entry = inventory.subscribers.first(where: { $0.subscriber.number.isExactly(asked.number) })
            else {
                return [("No subscriber is registered under this number.", "number \(quoted(asked.number))")]
            }
            let differences = zip(parts(of: entry.subscriber), parts(of: asked)).filter { !$0.1.isExactly($1.1) }.map {
                "\($0.0): registered \(quoted($0.1)), packet \(quoted($1.1))"
            }
            return
                (differences.isEmpty
                ? [] : [("The subscriber is not as it is registered.", differences.joined(separator: "; "))])
                + ended(entry.until, "The subscriber's registration has ended.", facts)
        }
    }

    private func parts(of subscriber: Subscriber) -> [(String, String)] {
        [
            ("organization", subscriber.organization), ("unit", subscriber.unit), ("locality", subscriber.locality),
            ("country", subscriber.country), ("contact", subscriber.contactName),
            ("contact's address", subscriber.contactEmail),
        ]
    }
}

/// Every alternative name is registered for this subscriber, with its type, and still is.
struct NamesRegistered: Rule {
    let id = "san.inventory"
    let demand = "Every alternative name is registered for this subscriber, with its type, and still is."

    func judge(_ facts: Facts) -> [Refusal] {
        judgeInventory(facts) { inventory in
            facts.packet.alternativeNames.flatMap { asked -> [(message: String, fact: String)] in
                let entry = inventory.names.first {
                    $0.name == asked && $0.subscriber.isExactly(facts.packet.subscriber.number)
                }
                guard let entry else {
                    return [
                        (
                            "This name is not registered for the subscriber.",
                            "\(asked), subscriber \(quoted(facts.packet.subscriber.number))"
                        )
                    ]
                }
                return ended(entry.until, "The registration of \(asked) has ended.", facts)
            }
        }
    }
}

extension Rule {
    /// Judges by the inventory; production demands one, and one that counts now.
    fileprivate func judgeInventory(
        _ facts: Facts, _ judge: (Inventory) -> [(message: String, fact: String)]
    ) -> [Refusal] {
        let found: [(message: String, fact: String)]
        switch facts.inventory {
        case nil:
            found =
                facts.isProduction
                ? [("There is no inventory to look this up in.", "production demands one")] : []
        case .some(let inventory): found = inventory.fault(at: facts.now).map { [$0] } ?? judge(inventory)
        }
        return found.map {
            refusal(
                $0.message, fact: $0.fact, source: facts.inventory?.source ?? "configuration, inventory",
                remedy: "the inventory brought up to date and signed by two persons, or a packet that agrees with it")
        }
    }

    fileprivate func ended(_ until: Instant, _ message: String, _ facts: Facts) -> [(message: String, fact: String)] {
        until <= facts.now ? [(message, "until \(until), now \(facts.now)")] : []
    }
}
