/// Preferences of Firefox for a governed run.
enum FirefoxPreferences {
    /// What would send something nobody asked for, by itself or twice.
    static let quiet: [String: JSONValue] = [
        // Over HTTP/2, and only there, one request is sent again inside one connection.
        "network.http.http2.enabled": false, "network.http.spdy.enabled": false, "network.http.http3.enable": false,
        "network.http.speculative-parallel-limit": 0, "network.prefetch-next": false,
        "network.dns.disablePrefetch": true, "network.predictor.enabled": false, "network.trr.mode": 5,
        "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false,
        "browser.send_pings": false, "app.normandy.enabled": false, "nimbus.rollouts.enabled": false,
        "app.update.auto": false, "extensions.update.enabled": false, "extensions.getAddons.cache.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false, "toolkit.telemetry.enabled": false,
        "browser.safebrowsing.malware.enabled": false, "browser.safebrowsing.phishing.enabled": false,
        "browser.safebrowsing.downloads.enabled": false, "browser.region.network.url": "",
        "browser.newtabpage.enabled": false, "browser.translations.enable": false,
        "dom.security.https_first": false, "dom.security.https_only_mode": false,
        // Their requests do not pass the intercept.
        "dom.serviceWorkers.enabled": false, "media.peerconnection.enabled": false,
    ]

    /// What would keep values that were typed, or offer them elsewhere.
    static let `private`: [String: JSONValue] = [
        "signon.rememberSignons": false, "signon.autofillForms": false, "browser.formfill.enable": false,
        "extensions.formautofill.addresses.enabled": false, "extensions.formautofill.creditCards.enabled": false,
        "browser.sessionstore.privacy_level": 2, "browser.sessionstore.resume_from_crash": false,
        "browser.cache.disk.enable": false, "places.history.enabled": false,
        "browser.download.always_ask_before_handling_new_types": true,
    ]

    /// Everything goes through a SOCKS 5 proxy on loopback, loopback itself and names included.
    static func proxy(port: Int) -> [String: JSONValue] {
        [
            "network.proxy.type": 1, "network.proxy.socks": "127.0.0.1",
            "network.proxy.socks_port": .number(Double(port)), "network.proxy.socks_version": 5,
            "network.proxy.socks_remote_dns": true, "network.proxy.socks5_remote_dns": true,
            "network.proxy.no_proxies_on": "", "network.proxy.allow_hijacking_localhost": true,
            "network.proxy.failover_direct": false, "network.proxy.allow_bypass": false,
        ]
    }
}
