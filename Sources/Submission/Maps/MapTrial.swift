import Foundation
import Portal

/// A page of a portal held up against a version of a map, again whenever the map is saved.
package struct MapTrial: Sendable {
    let check: DriftCheck
    let page: String
    /// Whether the browser has a window.
    let isHeaded: Bool
    /// Whether it goes on after the first look.
    let isWatching: Bool

    /// A trial; nothing is opened yet.
    package init(check: DriftCheck, page: String, isHeaded: Bool, isWatching: Bool) {
        self.check = check
        self.page = page
        self.isHeaded = isHeaded
        self.isWatching = isWatching
    }

    /// Brings the page up and looks at it; watching, until a person ends it or closes the browser.
    ///
    /// - Parameters:
    ///   - interruption: a person's wish to end.
    ///   - tell: takes every look as it is made.
    /// - Returns: the last look.
    /// - Throws: `InputError` where map, policy or page do not fit, ``UnusableMap``, ``Failure``.
    package func perform(
        _ interruption: Interruption, tell: (TrialReport) -> Void
    ) async throws -> TrialReport {
        let credentials = try await check.credentials()
        let visit = try await check.opened(headed: isHeaded, interruption)
        do {
            let survey = try await check.walk(visit, as: credentials, until: page)
            let report = try await look(visit, survey, interruption, tell)
            let left = await visit.discardDraft()?.left
            await visit.close()
            return report.leaving(left)
        } catch {
            _ = await visit.discardDraft()
            await visit.close()
            throw error
        }
    }

    private func look(
        _ visit: PortalVisit, _ survey: Survey, _ interruption: Interruption, _ tell: (TrialReport) -> Void
    ) async throws -> TrialReport {
        guard survey.looks.last?.page.id == page else {
            let why = survey.unseen.first { $0.page.id == page }?.why ?? "the walk ended before it"
            throw Failure(
                what: "the page “\(page)” was not reached: \(why)",
                remedy: "Look at the portal by hand, then try again.")
        }
        var watch = MapWatch(folder: try check.mapFolder())
        var report = try await trial(visit)
        tell(report)
        while isWatching, !interruption.isRequested {
            try? await Task.sleep(for: .milliseconds(200))
            let isSaved = watch.hasChanged
            guard let place = try? await visit.place() else { break }
            guard isSaved || place != report.place else { continue }
            let next = try await trial(visit)
            // A page that was only scrolled is drawn again, not told again.
            if isSaved { tell(next) }
            report = next
        }
        return report
    }

    /// One look by the map as it is now; one that cannot be read says so, and the page stays up.
    private func trial(_ visit: PortalVisit) async throws -> TrialReport {
        let map: SelectorMap
        do {
            map = try check.loaded()
        } catch let error as UnusableMap where isWatching {
            return TrialReport(page: page, unreadable: error.lines, place: (try? await visit.place()) ?? [])
        }
        guard let mapped = map.page(page) else {
            return TrialReport(
                page: page, unreadable: ["map.yaml has no page “\(page)” any more"],
                place: (try? await visit.place()) ?? [])
        }
        do {
            let trial = try await visit.trial(of: mapped, in: map)
            return TrialReport(trial, map: map, place: try await visit.place())
        } catch {
            throw Failure(error)
        }
    }
}

/// Notices that a map's file was saved.
struct MapWatch {
    private let file: String
    private var last: Stamp

    private struct Stamp: Equatable {
        let date: Date?
        let size: Int?
        let number: Int?
    }

    init(folder: String) {
        file = "\(folder)/map.yaml"
        last = Self.stamp(of: file)
    }

    /// Whether it was saved since it was asked last; a file that is just being replaced has not been.
    var hasChanged: Bool {
        mutating get {
            let now = Self.stamp(of: file)
            guard now != last, now.size ?? 0 > 0 else { return false }
            last = now
            return true
        }
    }

    private static func stamp(of file: String) -> Stamp {
        let found = (try? FileManager.default.attributesOfItem(atPath: file)) ?? [:]
        return Stamp(
            date: found[.modificationDate] as? Date, size: (found[.size] as? NSNumber)?.intValue,
            number: (found[.systemFileNumber] as? NSNumber)?.intValue)
    }
}
