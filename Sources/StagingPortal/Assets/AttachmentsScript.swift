/// Uploads an attestation file as soon as it was chosen.
enum AttachmentsScript {
    static let text = #"""
        (() => {
          const input = document.getElementById('attestation-file');
          const list = document.getElementById('attachments');
          const state = document.getElementById('upload-state');
          const whole = document.getElementById('request-form');
          const part = (tag, name, text) => {
            const element = document.createElement(tag);
            element.className = name;
            element.textContent = text;
            return element;
          };
          const show = file => {
            const item = document.createElement('li');
            item.append(part('span', 'attachment-name', file.name), ' ', part('code', 'attachment-sha256', file.sha256));
            list.append(item);
          };
          const carry = file => {
            const hidden = document.createElement('input');
            hidden.type = 'hidden';
            hidden.name = 'attachment';
            hidden.value = file.sha256;
            whole.append(hidden);
          };
          const take = answer => {
            if (!whole) {
              list.replaceChildren();
              answer.attachments.forEach(show);
              return;
            }
            answer.attachments.forEach(file => { show(file); carry(file); });
          };
          input.addEventListener('change', async () => {
            if (input.files.length === 0) return;
            state.textContent = 'Uploading…';
            const body = new FormData();
            body.append('_csrf', document.querySelector('input[name=_csrf]').value);
            body.append('file', input.files[0]);
            try {
              const answer = await fetch(input.dataset.upload, { method: 'POST', body });
              if (!answer.ok) throw new Error(answer.statusText);
              take(await answer.json());
              state.textContent = 'Uploaded';
            } catch {
              state.textContent = 'Upload failed';
            }
          });
        })();
        """#
}
