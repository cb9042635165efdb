import Evidence
import Governance
import PKI
import Portal

extension Attempt {
    /// Has the person type the request's id before the second gate, so that the gate's facts are younger than the answer.
    ///
    /// - Throws: ``Stop/halt(_:)`` where nothing, or something else, was typed in time.
    func attended(_ review: Review) async throws(Stop) {
        guard let attendance = request.attendance else { return }
        report(.working("a person confirms"))
        let typed = await attendance.ask(question(attendance, equal: review.values)) { false }
        let expected = request.packet.packet.requestID
        let isConfirmed = typed == expected
        try recorded { () throws(JournalError) in
            try journal.note(
                .attendance,
                ["operator": .string(request.configuration.operatorID), "confirmed": .bool(isConfirmed)])
        }
        guard !isConfirmed else { return }
        throw .halt(typed == nil ? .nobodyConfirmed(attendance.seconds) : .otherTyped(expected))
    }

    func question(_ attendance: Attendance, equal: Int) -> Attendance.Question {
        let packet = request.packet.packet
        return Attendance.Question(
            request: packet.requestID, version: packet.version, portal: plan.origin,
            values: [
                Attendance.Value(name: "subject", text: packet.subject),
                Attendance.Value(
                    name: "names", text: packet.alternativeNames.map(\.description).joined(separator: ", ")),
                Attendance.Value(name: "profile", text: "\(packet.profile), \(packet.validityDays) days"),
                Attendance.Value(name: "issuer", text: packet.issuer.subject),
                Attendance.Value(name: "key sha256", text: packet.csr.spkiSHA256),
                Attendance.Value(name: "csr sha256", text: packet.csr.derSHA256),
                Attendance.Value(name: "window", text: "until \(packet.window.closes)"),
            ], equal: equal, seconds: attendance.seconds)
    }
}
