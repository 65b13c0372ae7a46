"""How long a sign-in lasts, in which language it speaks, and what may be kept of an answer."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from accounts.actions import access
from accounts.actions.sessions import take_account
from accounts.http import OfficerRequest
from accounts.models import AccessLog, Officer

Answer = Callable[[HttpRequest], HttpResponse]

LANGUAGE_COOKIE = "language"
SEEN_EVERY = 60  # seconds between two writes of the session row
LARGEST_NUMBER = 2**63 - 1  # no row has a larger one: the database cannot even ask for it


class SessionLimitsMiddleware:
    """End a session that was idle, that is too old, or whose account signed in elsewhere.

    The first request of a session takes the account. Why a session ended stands in the next one
    (`ended`), for the sign-in page to say.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Officer) or request.user.is_authenticated:
            self._check(request)
        return self.get_response(request)

    def _check(self, request: Any) -> None:
        session, now = request.session, int(time.time())
        if "began" not in session:
            session["began"] = session["seen"] = now
            session.save()
            take_account(request.user.pk, session_key=session.session_key)
        elif why := self._end_of(request, now):
            logout(request)
            request.session["ended"] = why
        elif now - session["seen"] >= SEEN_EVERY:
            session["seen"] = now

    def _end_of(self, request: Any, now: int) -> str:
        session = request.session
        if request.user.session_key != session.session_key:
            return "elsewhere"
        if now - session["seen"] >= settings.SESSION_IDLE_SECONDS:
            return "idle"
        if now - session["began"] >= settings.SESSION_COOKIE_AGE:
            return "old"
        return ""


class SecondFactorMiddleware:
    """Let nobody past the door who has not shown the second factor, or still has a given password."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Any, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        at_door = getattr(view, "at_the_door", False)
        if settings.SECOND_FACTOR and not request.user.is_verified():
            return None if at_door else self._send(request, "second_factor")
        if request.user.must_set_password:
            return None if at_door else self._send(request, "password")
        return None

    def _send(self, request: HttpRequest, page: str) -> HttpResponse:
        back = request.get_full_path() if request.method == "GET" else ""
        query = f"?{urlencode({'next': back})}" if back else ""
        return HttpResponseRedirect(reverse(page) + query)


class LanguageMiddleware:
    """Speak the officer's language, before sign-in that of the cookie; browsers are not asked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


def language_of(request: HttpRequest) -> str:
    """The language of the account, else of the cookie, else Chinese."""
    known = dict(settings.LANGUAGES)
    officer = request.user
    if isinstance(officer, Officer) or officer.is_authenticated:
        wanted = str(officer.language)
    else:
        wanted = request.COOKIES.get(LANGUAGE_COOKIE, "")
    return wanted if wanted in known else settings.LANGUAGE_CODE


class AddressMiddleware:
    """An address that cannot be meant has a page that says so: a number no row can have is not there
    (404), and a page that only takes a form, opened as a page, is explained (405)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        if any(isinstance(each, int) and each > LARGEST_NUMBER for each in kwargs.values()):
            raise Http404


class PrivateResponseMiddleware:
    """Nothing is cached, the browser's devices stay shut, and a refused look is written down."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(self)")
        if response.status_code in (403, 404) and request.user.is_authenticated:
            self._write_down(request)  # type: ignore[arg-type]
        return response

    def _write_down(self, request: OfficerRequest) -> None:
        match = request.resolver_match
        if match is None:
            return
        number = match.kwargs.get("pk")
        access.record(
            by=request.user,
            kind=AccessLog.Kind.DENIED,
            subject=(match.url_name or "")[:30],
            subject_id=number if isinstance(number, int) and number <= LARGEST_NUMBER else None,
            region_id=access.home_of(request.user),
        )
