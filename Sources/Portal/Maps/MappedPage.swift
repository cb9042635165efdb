/// One page or tab as the map knows it.
package struct MappedPage: Hashable, Sendable {
    /// Its name within the map.
    package let id: String
    /// Its title for people.
    package let title: String
    /// The path of its address; nil where a tab has no address of its own.
    package let path: Pattern?
    /// How it is reached.
    package let opening: PageOpening
    /// What shows that this page is the one on screen.
    package let landmark: Landmark
    /// The form it stands in.
    package let form: MappedForm?
    /// The part of the page whose controls must all be known; the form's selector unless stated.
    package let scope: String?
    /// Controls inside the scope that are known and left alone.
    package let ignored: [String]
    /// The tab strip that is shown on it.
    package let tabs: TabStrip?
    /// Its fields, in the order they are entered.
    package let fields: [MappedField]
    /// What saves it and goes on.
    package let save: MappedPress?
    /// What saves the draft and stays.
    package let keep: MappedPress?
    /// Every other button that must be on it (sign in, submit, new request).
    package let controls: [MappedControl]
    /// Selectors of static texts of this page that may be legible in a stored picture.
    package let visible: [String]
    /// Selectors of sections (`details`) that are opened, as a person opens them, before the page is looked at.
    package let unfold: [String]
    /// What stands behind “#” in its address, without the sign; nil where it does not matter.
    package var fragment: Pattern?
    /// The frame in which its landmark, form, fields and buttons stand; nil where they stand in the page itself.
    package var frame: PageFrame?
}

/// How a page is reached.
package enum PageOpening: Hashable, Sendable {
    /// By its address: a path, with `${draft}` where the draft's id stands.
    case address(Template)
    /// By pressing a control.
    case press(MappedControl)
    /// It follows by itself: after the beginning, or after the save of the page before.
    case follows
}

/// An element whose text shows which page is on screen.
package struct Landmark: Hashable, Sendable {
    /// Its selector.
    package let css: String
    /// Its exact text.
    package let text: String
}

/// A form element and where it sends.
package struct MappedForm: Hashable, Sendable {
    /// Its selector.
    package let css: String
    /// `get` or `post`.
    package let method: String
    /// The path of its action.
    package let action: Pattern
}

/// The tabs of a portal, in their order.
package struct TabStrip: Hashable, Sendable {
    /// The selector that matches every tab.
    package let css: String
    /// Their texts, in order.
    package let texts: [String]
}
