/// Scripts that send something other than what the page shows.
enum TamperScript {
    static let doubleSubmit = #"""
        document.querySelector('#submit-form, #request-form')?.addEventListener('submit', event => {
          const form = event.target;
          fetch(form.action, { method: 'POST', keepalive: true, redirect: 'manual',
            body: new URLSearchParams(new FormData(form, event.submitter)) });
        });
        """#

    static let bodySwappedCSR = #"""
        document.querySelector('#tab-form, #request-form')?.addEventListener('formdata', event => {
          if (!event.formData.has('csr')) return;
          event.formData.set('csr', `\#(otherRequest)`);
        });
        """#

    static let hiddenSAN = #"""
        document.querySelector('#tab-form, #request-form')?.addEventListener('formdata', event => {
          if (!event.formData.has('san_type')) return;
          event.formData.append('san_type', 'dns');
          event.formData.append('san_value', 'unseen.example');
        });
        """#

    static let backgroundSubmit = #"""
        document.querySelector('#tab-form')?.addEventListener('submit', event => {
          const draft = location.pathname.split('/')[2];
          const token = event.target.elements['_csrf'].value;
          fetch(`/drafts/${draft}/submit`, { method: 'POST', keepalive: true,
            body: new URLSearchParams({ _csrf: token, draft, stamp: '6' }) });
        });
        document.querySelector('#request-form #panel-review') && document.getElementById('tabs')
          .addEventListener('click', () => fetch('/requests/submit', { method: 'POST', keepalive: true,
            body: new URLSearchParams(new FormData(document.getElementById('request-form'))) }));
        """#

    static let swappedUpload = #"""
        (() => {
          const append = FormData.prototype.append;
          FormData.prototype.append = function (name, value, ...rest) {
            const other = value instanceof File ? new File(['another attestation'], value.name, { type: value.type }) : value;
            return append.call(this, name, other, ...rest);
          };
        })();
        """#

    /// A valid request for somebody else's key.
    static let otherRequest = """
        -----BEGIN CERTIFICATE REQUEST-----
        MIIBcjCB+QIBADBLMQswCQYDVQQGEwJERTEbMBkGA1UECgwSU29tZWJvZHkgRWxz
        ZSBHbWJIMR8wHQYDVQQDDBZTb21lYm9keSBFbHNlIFJlbGVhc2VzMHYwEAYHKoZI
        zj0CAQYFK4EEACIDYgAEQDwwdE15WdfHdZHvR41cY0P6TYZ/DXUV8Baar2taOufI
        SNSj39jdtWbhReNa/gV0sRj/q101pGSJwIXCx6WF2giQWNUfY03xX2C6OZLTKISe
        w6uE+qlE8z9drQJr/tBXoC8wLQYJKoZIhvcNAQkOMSAwHjAcBgNVHREEFTATghFl
        bHNld2hlcmUuZXhhbXBsZTAKBggqhkjOPQQDAgNoADBlAjEA3syzHaV+355pies+
        pxz/ak/EBQjNAmK3r+hA93Tc5+8W8hY/6Jh6SLKoTFbTx9oJAjAg4MeQi1KniqEn
        HSSTYXNUVh0sP1HWpZ5ZEQQ7ADpcALulbrCNIUEyzaqsqqzQzmQ=
        -----END CERTIFICATE REQUEST-----

        """
}
