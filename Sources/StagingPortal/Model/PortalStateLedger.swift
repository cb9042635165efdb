extension PortalState {
    func count() {
        requests += 1
    }

    func record(_ arrival: PortalLedger.Arrival) {
        arrivals.append(arrival)
    }

    func ledger() -> PortalLedger {
        PortalLedger(
            accepted: accepted, arrivals: arrivals, requests: requests, logins: logins, drafts: drafts.map(\.entry))
    }

    func clear() {
        accepted = []
        arrivals = []
        drafts = []
        uploads = [:]
        records = RequestRecord.history
        requests = 0
        logins = PortalLedger.Logins()
    }
}
