/// Has the portal read the CSR as soon as it was entered.
enum SigningRequestScript {
    static let text = #"""
        (() => {
          const csr = document.getElementById('csr');
          const state = document.getElementById('csr-state');
          const token = () => document.querySelector('input[name=_csrf]').value;
          const show = facts => {
            document.getElementById('csr-key-sha256').textContent = facts.keySHA256 || '';
            document.getElementById('csr-der-sha256').textContent = facts.derSHA256 || '';
            document.getElementById('csr-subject').textContent = facts.subject || '';
          };
          csr.addEventListener('change', async () => {
            state.textContent = 'Reading…';
            show({});
            const entered = csr.value;
            try {
              const answer = await fetch('/api/csr/inspect', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': token() },
                body: JSON.stringify({ csr: entered }),
              });
              const facts = await answer.json();
              if (csr.value !== entered) return;
              show(answer.ok ? facts : {});
              state.textContent = answer.ok ? 'Read' : 'Not readable';
            } catch {
              state.textContent = 'Not readable';
            }
          });
        })();
        """#
}
