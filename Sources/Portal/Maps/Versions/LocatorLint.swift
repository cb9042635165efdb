extension MapLint {
    /// Locators that two fields share, or that the next build of the portal breaks.
    var locators: [MapFinding] { shared + brittle + ambiguousLandmarks + openFrames }

    private var shared: [MapFinding] {
        map.everyPage.flatMap { page -> [MapFinding] in
            let fields = page.fields.filter { $0.kind != .shown }
            let first = Dictionary(grouping: fields) { $0.locators[0] }.filter { $0.value.count > 1 }
            let labels = Dictionary(grouping: fields.filter { $0.kind != .rows && $0.isLabelled }, by: \.label).filter {
                $0.value.count > 1
            }
            return first.flatMap { locator, fields in
                fields.dropFirst().map {
                    fault(
                        path($0, page), "\(locator) finds “\(fields[0].id)” as well; every field needs one of its own")
                }
            }
                + labels.flatMap { label, fields in
                    fields.dropFirst().map {
                        note(
                            path($0, page),
                            "“\(fields[0].id)” has the label “\(label)” as well; by label neither is found")
                    }
                }
        }
    }

    private var brittle: [MapFinding] {
        map.everyPage.flatMap { page in
            page.fields.flatMap { [($0, page)] + ($0.rows?.fields ?? []).map { ($0, page) } }
        }
        .flatMap { field, page in
            field.locators.compactMap { locator -> MapFinding? in
                let why: String? =
                    switch locator {
                    case .css(let css) where css.contains(":nth-") || css.filter({ $0 == ">" }).count > 2:
                        "it counts places"
                    case .css(let css)
                    where !css.matches(of: #/[#.][A-Za-z_-]*\d{4,}|ember\d+|css-[0-9a-z]{5,}/#).isEmpty:
                        "it looks generated"
                    case .xpath(let path) where path.hasPrefix("/html") || path.contains("[1]"): "it counts places"
                    default: nil
                    }
                return why.map { note(path(field, page), "\(locator) will not last: \($0)") }
            }
        }
    }

    private var ambiguousLandmarks: [MapFinding] {
        let pages = Dictionary(grouping: map.everyPage.filter { $0.path == nil }, by: \.landmark)
        return pages.filter { $0.value.count > 1 }.flatMap { _, pages in
            pages.dropFirst().map {
                fault(
                    Self.path($0, map),
                    "“\(pages[0].id)” has the same landmark and neither has a path: they cannot be told apart")
            }
        }
    }

    private var openFrames: [MapFinding] {
        map.everyPage.filter { $0.frame?.path.source.contains(".*") == true }.map {
            fault(Self.path($0, map), "the frame's path allows any address; state the path")
        }
    }

    private func path(_ field: MappedField, _ page: MappedPage) -> String {
        let own = "\(Self.path(page, map)).fields.\(field.id)"
        return leaves.position(of: own) == nil ? Self.path(page, map) : own
    }
}
