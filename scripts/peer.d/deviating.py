"""An app of django-ca's operator that lets each certificate be used for client authentication as well."""
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID
from django.apps import AppConfig


class Deviating(AppConfig):
    name = "deviating"

    def ready(self):
        from django_ca.signals import pre_sign_cert

        pre_sign_cert.connect(add_usage, weak=False)


def add_usage(sender, extensions, **kwargs):
    for index, extension in enumerate(extensions):
        if extension.oid == ExtensionOID.EXTENDED_KEY_USAGE:
            usages = x509.ExtendedKeyUsage([*extension.value, ExtendedKeyUsageOID.CLIENT_AUTH])
            extensions[index] = x509.Extension(extension.oid, extension.critical, usages)
