extension MappedPage {
    /// The same page, each field and button worked by the locator that found it.
    ///
    /// Only ``DriftGrade/moved`` gets here with another locator than the first, and only where policy permits it.
    func found(as state: PageState) -> MappedPage {
        guard isMoved(in: state) else { return self }
        return MappedPage(
            id: id, title: title, path: path, opening: opening, landmark: landmark, form: form, scope: scope,
            ignored: ignored, tabs: tabs, fields: fields.map { $0.found(as: state.fields[$0.id]) },
            save: save?.found(in: state), keep: keep?.found(in: state), controls: controls, visible: visible,
            unfold: unfold, fragment: fragment, frame: frame)
    }

    private func isMoved(in state: PageState) -> Bool {
        (Array(state.fields.values) + Array(state.controls.values)).contains { ($0.foundBy ?? 0) > 0 }
    }
}

extension MappedField {
    fileprivate func found(as state: FieldState?) -> MappedField {
        MappedField(
            id: id, label: label, kind: kind, locators: locators.startingAt(state?.foundBy), name: name, value: value,
            readBack: readBack, reveal: reveal, settles: settles, shownBy: shownBy, rows: rows, isLabelled: isLabelled,
            choice: choice, posts: posts)
    }
}

extension MappedPress {
    fileprivate func found(in state: PageState) -> MappedPress {
        let locators = control.locators.startingAt(state[control]?.foundBy)
        return MappedPress(
            control: MappedControl(locators: locators, label: control.label), request: request, settles: settles)
    }
}

extension [ElementLocator] {
    /// The locator at an index first, the others behind it.
    fileprivate func startingAt(_ index: Int?) -> [ElementLocator] {
        guard let index, indices.contains(index), index > 0 else { return self }
        return [self[index]] + prefix(index) + dropFirst(index + 1)
    }
}
