package import PNGMask
import WebDriver

extension PortalVisit {
    /// Opens the review page and compares everything it shows with the packet, and what the portal says of its own
    /// with what the map demands.
    ///
    /// - Parameter isFresh: whether to look again, inside gate 2: the page is fetched anew where the commit names only
    ///   a draft; where it carries every value itself, the form is in the browser and is read once more.
    /// - Returns: What was compared, and the picture of it.
    /// - Throws: ``Stop/halt(_:)`` with every difference at once.
    package func review(isFresh: Bool) async throws(Stop) -> Review {
        let page = map.review.page
        current = page
        if isFresh, map.commitNamesOnlyADraft {
            try await reload()
            frame = page.frame
            try await ready(page.landmark, on: page.title)
        } else {
            try await reach(page)
        }
        let state = try await unchanged(page)
        var differences: [String] = []
        for shown in map.review.values {
            if let difference = try difference(shown, state[.value(shown.id)]) { differences.append(difference) }
        }
        guard differences.isEmpty else { throw .halt(.reviewDiffers(page.title, differences)) }
        // Where nothing more is shown before the last click, the form itself is read once more.
        let readAgain = map.review.again == nil ? 0 : try await readBack(page)
        let picture = try await camera.picture(revealing: map.revealed(on: page), in: wanted(page.frame))
        return Review(
            values: map.review.values.count + readAgain, stamp: state.texts(.stamp).first,
            judged: judged(on: page, state),
            picture: picture)
    }

    private func judged(on page: MappedPage, _ state: PageState) -> [JudgedText] {
        map.regions(on: page.id).map { region in
            let texts = state.texts(.judged(region.id)).filter { !$0.isEmpty }
            return JudgedText(
                id: region.id, demand: region.demand.words, found: texts.isEmpty ? "empty" : Words.quoting(texts))
        }
    }

    /// In which way a shown value differs from what the packet gives; nil when they are equal.
    func difference(_ shown: ShownValue, _ found: [RegionState]) throws(Stop) -> String? {
        do {
            return try shown.difference(from: found, with: fillings)?.words
        } catch {
            throw .halt(.packetLacks(error.description))
        }
    }

    private func reload() async throws(Stop) {
        try await go(to: try await currentURL())
    }
}

/// The review page, equal to the packet in every value.
package struct Review: Sendable {
    /// How many values were compared and equal.
    package let values: Int
    /// The draft's change stamp, where the portal shows one.
    package let stamp: String?
    /// What the portal said of its own, and was accepted.
    package let judged: [JudgedText]
    /// The masked picture.
    package let picture: MaskedScreenshot
}

/// What a judged region showed when it was accepted.
package struct JudgedText: Sendable {
    /// The map's name of the region.
    package let id: String
    /// What the map demands, in words.
    package let demand: String
    /// What was found, or `empty`.
    package let found: String
}
