import Foundation

/// Finds described elements again on a page that changed: all of a map at once, each at most once.
///
/// Pure: descriptions in, answers out. What an answer is used for is decided elsewhere; nothing here acts.
package struct Relocation {
    let weights: RelocationWeights
    /// How many candidates of each element are looked at among the others.
    let shortlist = 50

    /// Relocation by weights; the fitted ones unless stated.
    package init(weights: RelocationWeights = .fitted) { self.weights = weights }

    /// Looks for every element of `old` among `page`; the answers are in the order of `old`.
    package func find(_ old: [DescribedElement], on page: [DescribedElement]) -> [Relocated] {
        let scene = RelocationScene(old, page, weights, shortlist)
        let first = scene.assigned(scene.alone())
        return scene.answers(scene.assigned(scene.together(first)))
    }
}

/// What became of one element.
package struct Relocated: Hashable, Sendable {
    /// The place of the likeliest element on the page; nil where nothing on it can be meant.
    package let index: Int?
    /// How likely it is the right one, 0 to 1: the likelihood against every other element and against none.
    package let confidence: Double
    /// How far the runner-up is behind, in units of log odds; infinite where there is none.
    package let margin: Double
    /// What speaks against the element that would have been meant but for a veto.
    package let veto: VetoedElement?

    /// The least confidence with which an answer is proposed.
    ///
    /// On the pages that the weights were fitted on, 1 of 270 wrong answers reaches it, and 85 of 100 right ones do.
    package static let bar = 0.5

    /// The element that may be proposed to a person; nil is “not known”.
    package var proposal: Int? { confidence >= Self.bar && veto == nil ? index : nil }
}

/// An element that would have been the likeliest, and why it is not.
package struct VetoedElement: Hashable, Sendable {
    /// Its place on the page.
    package let index: Int
    /// Why it cannot be the one.
    package let reason: Veto
}
