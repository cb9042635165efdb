/// In the whole form the portal's own changes happen in the page, when its review opens.
enum FormChangeScript {
    static let profile = #"""
        document.addEventListener('review-opens', () => {
          document.getElementById('profile').value = 'code-signing-test';
        });
        """#

    static let names = #"""
        document.addEventListener('review-opens', () => {
          const first = document.querySelector('.san-row input').value;
          document.dispatchEvent(new CustomEvent('add-name', { detail: { type: 'dns', value: `www.${first}` } }));
        }, { once: true });
        """#
}
