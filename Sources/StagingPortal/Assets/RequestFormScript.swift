/// Switches the panels of the whole form, fills its review and saves it as a draft.
enum RequestFormScript {
    static let text = #"""
        (() => {
          const form = document.getElementById('request-form');
          const tabs = [...document.querySelectorAll('#tabs [role=tab]')];
          const byID = id => document.getElementById(id);
          const panel = tab => byID(tab.getAttribute('aria-controls'));
          const items = (list, texts) => list.replaceChildren(...texts.map(text => {
            const item = document.createElement('li');
            item.textContent = text;
            return item;
          }));

          const valueOf = element => {
            if (element.type === 'checkbox') return element.checked ? 'yes' : 'no';
            return 'value' in element ? element.value : element.textContent;
          };
          const fillReview = () => {
            document.dispatchEvent(new Event('review-opens'));
            for (const value of document.querySelectorAll('#review-values dd[id]')) {
              const element = byID(value.id.slice('review-'.length));
              if (!element || element.id === 'attachments') continue;
              value.textContent = valueOf(element);
              if (element.selectedOptions && element.value) value.dataset.text = element.selectedOptions[0].text;
            }
            items(document.querySelector('#review-sans ul'), [...document.querySelectorAll('#san-rows .san-row')]
              .filter(row => row.querySelector('input').value)
              .map(row => `${row.querySelector('select').value}: ${row.querySelector('input').value}`));
            items(document.querySelector('#review-attachments ul'), [...document.querySelectorAll('#attachments li')]
              .map(item => [...item.children].map(part => part.textContent).join(' ')));
            judgeGates();
          };
          const judgeGates = () => {
            for (const gate of document.querySelectorAll('#approval-gates li')) {
              const title = gate.textContent.split(':')[0];
              const role = title.toLowerCase().replaceAll(' ', '-');
              const satisfied = byID(`${role}-attested`).checked && byID(`${role}-name`).value !== '';
              gate.textContent = `${title}: ${satisfied ? 'satisfied' : 'not satisfied'}`;
            }
          };

          const select = tab => {
            for (const each of tabs) {
              each.setAttribute('aria-selected', String(each === tab));
              each.tabIndex = each === tab ? 0 : -1;
              panel(each).hidden = each !== tab;
            }
            if (tab.id === 'tab-review') fillReview();
          };
          for (const [index, tab] of tabs.entries()) {
            tab.addEventListener('click', () => select(tab));
            tab.addEventListener('keydown', event => {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (!step) return;
              const next = tabs[(index + step + tabs.length) % tabs.length];
              select(next);
              next.focus();
            });
            panel(tab).querySelector('.next')?.addEventListener('click', () => {
              select(tabs[index + 1]);
              tabs[index + 1].focus();
            });
          }
          select(tabs[0]);
          form.addEventListener('keydown', event => {
            if (event.key === 'Enter' && event.target.matches('input')) event.preventDefault();
          });

          byID('save-draft').addEventListener('click', async () => {
            byID('saved-notice').hidden = true;
            const answer = await fetch('/requests/save', { method: 'POST', body: new URLSearchParams(new FormData(form)) });
            if (!answer.ok) return;
            const saved = await answer.json();
            byID('draft-id').textContent = saved.draft;
            byID('change-stamp').textContent = saved.revision;
            byID('draft-line').hidden = false;
            byID('saved-notice').hidden = false;
          });
        })();
        """#
}
