/// Has the security key sign the page's challenge and posts what it answered.
enum SecurityKeyScript {
    static let text = #"""
        (() => {
          const card = document.querySelector('#security-key'), error = document.querySelector('#key-error');
          const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
          const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
            .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
          const say = words => { error.textContent = words; error.hidden = false; };
          const asked = { challenge: bytes(card.dataset.challenge), rpId: location.hostname, userVerification: 'discouraged',
            timeout: 60000, allowCredentials: [{ type: 'public-key', id: bytes(card.dataset.credential) }] };
          document.querySelector('#use-key').addEventListener('click', async () => {
            error.hidden = true;
            let key;
            try { key = await navigator.credentials.get({ publicKey: asked }); } catch { return say('No security key answered.'); }
            const { clientDataJSON, authenticatorData, signature } = key.response;
            const body = { _csrf: card.dataset.csrf, id: key.id, clientDataJSON: text(clientDataJSON),
              authenticatorData: text(authenticatorData), signature: text(signature) };
            const answer = await fetch('/login/key',
              { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
            const done = await answer.json().catch(() => ({}));
            if (answer.ok) location.assign(done.location); else say(done.message || 'The portal could not complete this step.');
          });
        })();
        """#
}
