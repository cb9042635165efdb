/// Adds and removes rows of the SAN set.
enum NamesScript {
    static let text = #"""
        (() => {
          const rows = document.getElementById('san-rows');
          const template = document.getElementById('san-row');
          const number = (row, index) => {
            row.setAttribute('aria-label', `Name ${index}`);
            row.querySelector('.remove-san').setAttribute('aria-label', `Remove name ${index}`);
            for (const [control, stem] of [['select', 'san-type'], ['input', 'san-value']]) {
              const element = row.querySelector(control);
              element.id = `${stem}-${index}`;
              element.previousElementSibling.htmlFor = element.id;
            }
          };
          const renumber = () => [...rows.children].forEach((row, index) => number(row, index + 1));
          const add = () => {
            const row = template.content.firstElementChild.cloneNode(true);
            rows.append(row);
            renumber();
            return row;
          };
          document.getElementById('add-san').addEventListener('click', () => add().querySelector('select').focus());
          rows.addEventListener('click', event => {
            if (!event.target.matches('.remove-san')) return;
            event.target.closest('.san-row').remove();
            if (rows.children.length === 0) add();
            renumber();
          });
          document.addEventListener('add-name', event => {
            const row = add();
            row.querySelector('select').value = event.detail.type;
            row.querySelector('input').value = event.detail.value;
          });
        })();
        """#
}
