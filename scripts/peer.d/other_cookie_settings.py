"""The same portal, but that the cookie against forged requests has another name: what a browser holds does not count."""
from settings import *  # noqa: F401,F403

CSRF_COOKIE_NAME = "another-csrftoken"
