import Governance
import PKI
import PNGMask
import Portal

/// What a read-only walk found, page by page.
package struct DriftReport: Codable, Hashable, Sendable {
    /// The portal.
    package let portal: String
    /// Its origin.
    package let origin: String
    /// Version of the map.
    package let map: String
    /// SHA-256 of map.yaml.
    package let mapDigest: String
    /// SHA-256 of the fingerprint; nil where the map has none.
    package let fingerprint: String?
    /// When it was made.
    package let at: String
    /// The pages that were seen.
    package let pages: [Page]
    /// Those that were not.
    package let unseen: [Unseen]
    /// The draft that was made and could not be discarded, in words.
    package let draftLeft: String?

    /// One page.
    package struct Page: Codable, Hashable, Sendable {
        /// Its id in the map.
        package let id: String
        /// Its title.
        package let title: String
        /// `same`, `cosmetic`, `moved`, `changed` or `hostile`.
        package let verdict: String
        /// Every difference, the worst first.
        package let differences: [Line]
        /// The masked picture, PNG; nil where none could be taken.
        package let picture: Picture?
        /// What a renewal is proposed from; in no JSON of the report.
        var survey: PageSurvey? = nil

        private enum CodingKeys: String, CodingKey {
            case id, title, verdict, differences, picture
        }
    }

    /// One difference.
    package struct Line: Codable, Hashable, Sendable {
        /// How much it matters.
        package let grade: String
        /// What it is about.
        package let subject: String
        /// What map or fingerprint say.
        package let was: String
        /// What the page has.
        package let now: String
        /// The sentence.
        package let words: String
        /// Where it stands now, and where it stood, in CSS pixels.
        package let box: Box?
        package let oldBox: Box?
    }

    /// A rectangle in CSS pixels of the page.
    package struct Box: Codable, Hashable, Sendable {
        package let x: Double
        package let y: Double
        package let width: Double
        package let height: Double
    }

    /// A masked picture with its size in CSS pixels; its bytes are in no JSON.
    package struct Picture: Codable, Hashable, Sendable {
        package let width: Double
        package let height: Double
        var png: [UInt8] = []

        private enum CodingKeys: String, CodingKey {
            case width, height
        }
    }

    /// A page that was not seen.
    package struct Unseen: Codable, Hashable, Sendable {
        package let id: String
        package let title: String
        package let why: String
    }

    /// Whether every page was seen and none differs by more than what changes nothing.
    package var isGreen: Bool {
        unseen.isEmpty && draftLeft == nil && pages.allSatisfy { ["same", "cosmetic"].contains($0.verdict) }
    }

    /// What speaks against the portal being the mapped one, in one line.
    package var words: String {
        let differing = pages.filter { !["same", "cosmetic"].contains($0.verdict) }.map {
            "“\($0.title)” is \($0.verdict)"
        }
        let missing = unseen.isEmpty ? [] : ["not seen (\(unseen.count) of \(total))"]
        return (differing + missing + [draftLeft].compactMap { $0 }).joined(separator: "; ")
    }

    /// How many pages the map has, of those that were asked for.
    package var total: Int { pages.count + unseen.count }
}

extension DriftReport {
    init(_ survey: Survey, map: SelectorMap, portal: PortalConfiguration, only: [String]) {
        func counts(_ page: MappedPage) -> Bool { only.isEmpty || only.contains(page.id) }
        self.portal = portal.name
        origin = portal.origin
        self.map = map.label
        mapDigest = map.digest.hex
        fingerprint = map.fingerprint?.digest.hex
        at = Instant.now.description
        pages = survey.looks.filter { counts($0.page) }.map { Page($0, map) }
        unseen = survey.unseen.filter { counts($0.page) }.map {
            Unseen(id: $0.page.id, title: $0.page.title, why: $0.why)
        }
        draftLeft = survey.draft.flatMap { draft in draft.left.map { "draft \(draft.id) was left: \($0)" } }
    }
}

extension DriftReport.Page {
    fileprivate init(_ look: PageLook, _ map: SelectorMap) {
        let was = map.fingerprint?.pages[look.page.id]
        id = look.page.id
        title = look.page.title
        verdict = look.verdict.grade.rawValue
        differences = look.verdict.differences.sorted { $0.grade > $1.grade }.map { found in
            let old = was?.fields[found.subject]?.box ?? was?.controls[found.subject]?.box
            return DriftReport.Line(
                grade: found.grade.rawValue, subject: found.subject, was: found.was, now: found.is,
                words: found.words, box: found.rectangle.map(DriftReport.Box.init),
                oldBox: old.map(DriftReport.Box.init))
        }
        picture = look.picture.map {
            DriftReport.Picture(width: look.state.viewport.width, height: look.state.viewport.height, png: $0.png)
        }
        survey = look.survey
    }
}

extension DriftReport.Box {
    fileprivate init(_ rectangle: PageRectangle) {
        self.init(x: rectangle.x, y: rectangle.y, width: rectangle.width, height: rectangle.height)
    }
}
