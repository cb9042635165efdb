/// Offers, at the submit button, to extend the request beyond what was asked for.
enum BroaderScopeScript {
    static let confirm = #"""
        document.getElementById('submit-request').addEventListener('click', event => {
          if (!confirm('Extend this request to all release lines?')) { event.preventDefault(); return; }
          const scope = Object.assign(document.createElement('input'),
            { type: 'hidden', name: 'scope', value: 'all-release-lines' });
          event.target.form.append(scope);
        });
        """#

    static let modal = #"""
        document.getElementById('submit-request').addEventListener('click', event => {
          event.preventDefault();
          const form = event.target.form;
          const button = (id, text) => Object.assign(document.createElement('button'),
            { type: 'button', id, textContent: text });
          const dialog = Object.assign(document.createElement('dialog'), { id: 'scope-dialog' });
          const question = Object.assign(document.createElement('p'),
            { textContent: 'Extend this request to all release lines?' });
          const extend = button('scope-extend', 'Extend and submit');
          const keep = button('scope-keep', 'Go back');
          extend.addEventListener('click', () => {
            form.append(Object.assign(document.createElement('input'),
              { type: 'hidden', name: 'scope', value: 'all-release-lines' }));
            form.submit();
          });
          keep.addEventListener('click', () => dialog.remove());
          dialog.append(question, extend, keep);
          document.body.append(dialog);
          dialog.showModal();
        });
        """#
}
