/// What the organization registered outside the packet, with the days until which each entry counts.
package struct Inventory: Hashable, Sendable {
    /// An environment at a portal.
    package struct Environment: Hashable, Sendable {
        package var name: String
        package var portal: String
        package var origin: String
        package var until: Instant

        /// Takes every part as given; nothing is judged here.
        package init(name: String, portal: String, origin: String, until: Instant) {
            self.name = name
            self.portal = portal
            self.origin = origin
            self.until = until
        }
    }

    /// A subscriber, as the authority knows it.
    package struct Registered: Hashable, Sendable {
        package var subscriber: Subscriber
        package var until: Instant

        /// Takes both as given.
        package init(subscriber: Subscriber, until: Instant) {
            self.subscriber = subscriber
            self.until = until
        }
    }

    /// A name that a subscriber may have certified.
    package struct Name: Hashable, Sendable {
        package var name: AlternativeName
        package var subscriber: String
        package var until: Instant

        /// Takes every part as given; nothing is judged here.
        package init(name: AlternativeName, subscriber: String, until: Instant) {
            self.name = name
            self.subscriber = subscriber
            self.until = until
        }
    }

    /// Where it was read, for people.
    package var source: String
    /// Day of the whole.
    package var asOf: Instant
    /// First moment at which the whole no longer counts.
    package var until: Instant
    package var environments: [Environment]
    package var subscribers: [Registered]
    package var names: [Name]

    /// Takes every part as given; nothing is judged here.
    package init(
        source: String, asOf: Instant, until: Instant, environments: [Environment], subscribers: [Registered],
        names: [Name]
    ) {
        self.source = source
        self.asOf = asOf
        self.until = until
        self.environments = environments
        self.subscribers = subscribers
        self.names = names
    }

    /// Why the whole does not count now; nil: it does.
    func fault(at now: Instant) -> (message: String, fact: String)? {
        let dates = "as of \(asOf), until \(until), now \(now)"
        if now < asOf { return ("The inventory is of the future.", dates) }
        return until <= now ? ("The inventory has ended.", dates) : nil
    }
}
