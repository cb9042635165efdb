"""django-ca as its operator may set it up: what hears `pre_sign_cert` adds an extended key usage to what is signed.

The form, the page that confirms and the list say nothing of it: the certificate alone does.
"""
from settings import *  # noqa: F401,F403
from settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "deviating.Deviating"]
