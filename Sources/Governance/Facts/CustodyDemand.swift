/// What a profile demands of the custody of a key, beyond a genuine attestation of that key.
package struct CustodyDemand: Hashable, Sendable {
    /// Least overall level of the module's FIPS 140 validation; nil demands none.
    package var minimumFIPSLevel: Int?
    /// Longest time since the device attested, in milliseconds; nil demands none.
    package var maximumAge: Int64?
    /// Whether an attestation may be of a form that nobody can check, once accepted as finding `not-attestable`.
    package var mayBeUnattestable: Bool

    /// Demands a genuine attestation and nothing beyond, unless told otherwise.
    package init(minimumFIPSLevel: Int? = nil, maximumAge: Int64? = nil, mayBeUnattestable: Bool = false) {
        self.minimumFIPSLevel = minimumFIPSLevel
        self.maximumAge = maximumAge
        self.mayBeUnattestable = mayBeUnattestable
    }
}

/// A validation of a cryptographic module, as the organization looked it up.
package struct ValidatedModule: Hashable, Sendable {
    /// Form of attestation that its devices give, such as `yubihsm2`.
    package var format: String
    /// Beginning of the firmware versions it covers, such as `5.4`; empty where devices do not say.
    package var firmware: String
    /// `FIPS 140-2`, `FIPS 140-3`.
    package var standard: String
    /// Overall level.
    package var level: Int
    /// `active`, `historical` or `revoked`.
    package var status: String
    /// Day on which the status was looked up, such as `2026-11-02`.
    package var asOf: String

    /// Takes every part as given; nothing is judged here.
    package init(format: String, firmware: String, standard: String, level: Int, status: String, asOf: String) {
        self.format = format
        self.firmware = firmware
        self.standard = standard
        self.level = level
        self.status = status
        self.asOf = asOf
    }

    /// Whether it is this device's; `5.4` covers `5.4.3` and not `5.40.1`.
    func covers(_ key: AttestedKey) -> Bool {
        guard format.isExactly(key.format) else { return false }
        if firmware.isEmpty { return true }
        guard let version = key.firmware?.value else { return false }
        return "\(version).".hasPrefix("\(firmware).")
    }
}
