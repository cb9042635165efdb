/// The application's script: routes behind “#”, views that come late, comboboxes, files that it reads itself, postbacks.
enum ApplicationScript {
    static let text = routing + controls + posting

    private static let routing = #"""
        (() => {
          // In a frame the route is that of the page around it.
          const shell = window.parent;
          const view = document.querySelector('.view');
          const alert = document.querySelector('.failure');
          const status = document.querySelector('.note');
          const say = (place, text) => { place.textContent = text || ''; place.hidden = !text; };
          let viewState = '', pending = 0;

          const read = async () => {
            const answer = await fetch(`/app/view?${new URLSearchParams({ route: shell.location.hash.slice(1) || '/requests', ...(shell === window ? {} : { inside: 'yes' }) })}`);
            if (answer.redirected || answer.status === 401) return void shell.location.assign('/login?expired=1');
            const page = await answer.json();
            return answer.ok ? page : say(alert, page.message);
          };
          const load = async () => {
            const turn = ++pending;
            view.setAttribute('aria-busy', 'true');
            const page = await read();
            if (turn !== pending || !page) return;
            // The heading is there at once, what belongs under it a moment later.
            view.innerHTML = '<h1></h1><p>Loading…</p>';
            view.firstChild.textContent = page.title;
            setTimeout(() => {
              if (turn !== pending) return;
              viewState = page.viewState;
              view.innerHTML = `<h1></h1>${page.html}`;
              view.firstChild.textContent = page.title;
              view.setAttribute('aria-busy', 'false');
            }, 60);
          };
          // A part of the view, with what the portal made of a file; what was typed beside it stays.
          const renew = async part => {
            const page = await read();
            if (!page) return;
            viewState = page.viewState;
            const fresh = new DOMParser().parseFromString(page.html, 'text/html');
            view.querySelector(part).replaceWith(fresh.querySelector(part));
          };
          window.addEventListener('hashchange', () => { say(status); load(); });
          window.addEventListener('load', () => setTimeout(load, 60));

        """#

    private static let controls = #"""
          let popup = null;
          const close = () => { popup?.list.remove(); popup?.box.setAttribute('aria-expanded', 'false'); popup = null; };
          const open = box => {
            close();
            const list = Object.assign(document.createElement('ul'), { className: 'popup' });
            list.setAttribute('role', 'listbox');
            for (const option of box.dataset.options.split('|')) {
              const [value, text] = [option.slice(0, option.indexOf('=')), option.slice(option.indexOf('=') + 1)];
              const item = Object.assign(document.createElement('li'), { textContent: text });
              item.setAttribute('role', 'option');
              item.addEventListener('click', () => { box.dataset.value = value; box.textContent = text; close(); });
              list.append(item);
            }
            const place = box.getBoundingClientRect();
            Object.assign(list.style, { left: `${place.left + scrollX}px`, top: `${place.bottom + scrollY}px` });
            popup = { box, list };
            box.setAttribute('aria-expanded', 'true');
            setTimeout(() => { if (popup?.list === list) document.body.append(list); }, 20);
          };
          const valueOf = control => control.dataset.value ?? (control.type === 'checkbox' ? (control.checked ? 'yes' : null) : control.value);
          const values = step => [...step.querySelectorAll('[data-model]')]
            .map(control => [control.dataset.model, valueOf(control)]).filter(([, value]) => value !== null);

        """#

    private static let posting = #"""
          const post = async (event, more, part) => {
            say(alert);
            const body = new URLSearchParams([['_csrf', view.dataset.csrf], ['view_state', viewState], ['event', event], ...more]);
            const answer = await fetch('/app', { method: 'POST', body });
            if (answer.status === 401 || answer.redirected) return shell.location.assign('/login?expired=1');
            const done = await answer.json().catch(() => ({}));
            if (!answer.ok) return say(alert, done.message || 'The portal could not complete this step.');
            viewState = done.viewState;
            if (done.route.startsWith('/login')) return shell.location.assign(done.route);
            if (part) return renew(part);
            if (shell.location.hash === `#${done.route}`) await load(); else shell.location.hash = done.route;
            say(status, done.note);
          };
          const step = element => element.closest('.step');
          const workflow = element => ['workflow', element.dataset.workflow ?? step(element).dataset.workflow];

          view.addEventListener('click', event => {
            const box = event.target.closest('[role=combobox]');
            if (box) return open(box);
            const button = event.target.closest('button');
            if (button?.dataset.act === 'add-name')
              view.querySelector('.names').append(view.querySelector('template').content.cloneNode(true));
            if (button?.dataset.act === 'remove-name') button.closest('.name').remove();
            switch (button?.dataset.event) {
              case 'new': return post('new', []);
              case 'discard': return post('discard', [workflow(button)]);
              case 'save': return post('save', [workflow(button), ['tab', step(button).dataset.tab],
                ['then', button.dataset.then], ...values(step(button))]);
              case 'submit': case 'submit-exception': return post(button.dataset.event,
                [workflow(button), ['stamp', view.querySelector('#change-stamp').textContent]]);
            }
          });
          view.addEventListener('change', async event => {
            const input = event.target;
            if (input.type !== 'file' || input.files.length === 0) return;
            const [file] = input.files, text = await file.text();
            if (input.dataset.event === 'read-csr') post('read-csr', [workflow(input), ['csr', text]], '.facts');
            else post('attach', [workflow(input), ['file_name', file.name], ['file_text', text]], '.attached');
          });
        })();
        """#
}
