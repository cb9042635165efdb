/// Sends the commit of a draft in another way than by the form, when its button is pressed.
enum OtherWayScript {
    static let sharedWorker = way(
        "const worker = new SharedWorker('/assets/posting-worker.js'); worker.port.postMessage(commit);")

    static let serviceWorker = way(
        """
        navigator.serviceWorker.register('/assets/posting-worker.js').then(registration =>
          (registration.active || registration.waiting || registration.installing).postMessage(commit));
        """)

    static let webSocket = way("new WebSocket(`${commit.url.replace('http', 'ws')}?${commit.body}`);")

    static let fetchLater = way(
        """
        fetchLater(commit.url, { method: 'POST', activateAfter: 0, body: new URLSearchParams(commit.body) });
        """)

    static let ping = way(
        """
        const link = Object.assign(document.createElement('a'), { href: '#sent', textContent: 'Sent' });
        link.setAttribute('ping', `${commit.url}?${commit.body}`);
        document.body.append(link);
        link.click();
        """)

    static let image = way("new Image().src = `${commit.url}?${commit.body}`;")

    /// The draft is at its sixth change when its last tab was saved.
    static let imageEarly = #"""
        document.querySelector('#tab-form')?.addEventListener('submit', () => {
          const draft = location.pathname.split('/')[2];
          new Image().src = `/drafts/${draft}/submit?${new URLSearchParams({ draft, stamp: '6' })}`;
        });
        """#

    /// What a shared or service worker runs.
    static let worker = #"""
        const post = message => fetch(message.data.url, { method: 'POST',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: message.data.body });
        self.onconnect = event => { event.ports[0].onmessage = post; };
        self.onmessage = post;
        """#

    private static func way(_ statements: String) -> String {
        """
        document.querySelector('#submit-form')?.addEventListener('submit', event => {
          event.preventDefault();
          const form = event.target;
          const commit = { url: form.action, body: new URLSearchParams(new FormData(form)).toString() };
          \(statements)
        });
        """
    }
}
