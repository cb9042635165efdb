/// Whether what a person found out about a run counts: signed with their own key, in words, about a run that has ended.
package enum AnnotationRules {
    /// Every reason to refuse; none permits.
    package static func judge(
        person: String, note: String, hasEnded: Bool, signature: SignatureState, now: Instant, _ registry: Registry
    ) -> [Refusal] {
        var found = PersonalSignature(
            rule: "annotation.signed", what: "annotation", person: person, state: signature
        ).refusals(at: now, registry)
        if note.allSatisfy(\.isWhitespace) {
            found.append(
                Refusal(
                    rule: "annotation.note", message: "It is not said what was found.", fact: "the note is empty",
                    source: "the command line", remedy: "--note with a sentence"))
        }
        if !hasEnded {
            found.append(
                Refusal(
                    rule: "annotation.state", message: "The run has not ended.", fact: "it is running",
                    source: "the journal", remedy: "wait until it has ended"))
        }
        return found
    }
}
