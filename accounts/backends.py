"""Signing in by account and password. Rights are no matter of the backend: they come from posts."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from accounts.models import Officer


class PostBackend(BaseBackend):
    """Accounts in use that belong to a human being."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Officer | None:
        if username is None or password is None:
            return None
        officer = Officer.objects.filter(username=username).first()
        if officer is None:
            Officer().set_password(password)  # takes as long as checking one
            return None
        right = officer.check_password(password)
        return officer if right and officer.is_active and not officer.is_machine else None

    def get_user(self, user_id: int) -> Officer | None:
        return Officer.objects.filter(pk=user_id, is_active=True).first()
