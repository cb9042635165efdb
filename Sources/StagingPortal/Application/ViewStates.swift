extension PortalState {
    /// The token that the next change of a session has to carry.
    func viewState(of token: String) -> String {
        sessions[token]?.viewState ?? ""
    }

    /// Uses a view's state up; false when it is not the newest.
    func take(viewState: String?, of token: String) -> Bool {
        guard let current = sessions[token]?.viewState, viewState == current else { return false }
        sessions[token]?.viewState = PortalSession.random()
        return true
    }
}
