"""The space for everybody (/gs/): no sign-in, no cookie, no script, found by nobody's index, not to be
read by machine. Size and language stand in the address and go along every link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.http import client_address
from cases.actions.public_visits import count

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Space:
    """How a visitor wants the pages: in which size and language."""

    big: bool
    language: str  # only when the address says it

    @property
    def kept(self) -> dict[str, str]:
        """What goes along every link and form."""
        size = {"size": "big"} if self.big else {}
        return size | ({"lang": self.language} if self.language else {})

    @property
    def query(self) -> str:
        return f"?{urlencode(self.kept)}" if self.kept else ""

    @property
    def other_size(self) -> str:
        return f"?{urlencode({**self.kept, 'size': 'usual' if self.big else 'big'})}"

    @property
    def other_language(self) -> str:
        chinese = "en" if translation.get_language() != "en" else "zh-hans"
        return f"?{urlencode({**self.kept, 'lang': chinese})}"


def public_page(view: View) -> View:
    """A page of the public space. No form here changes anything in the name of a signed-in officer, so
    none carries a token, and no page sets a cookie."""

    @csrf_exempt
    @login_not_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        space = space_of(request)
        with translation.override(space.language or translation.get_language()):
            response = _answer(view, request, *args, **kwargs)
            response.headers["Content-Language"] = translation.get_language() or ""
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
        return response

    return answer


def space_of(request: HttpRequest) -> Space:
    """Size and language as the address asks for them."""
    language = request.GET.get("lang", "")
    known = language if language in dict(settings.LANGUAGES) else ""
    return Space(request.GET.get("size") == "big", known)


def shown(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """A page of the space, from `templates/cases/public/`."""
    told = {"space": space_of(request), **(context or {})}
    return render(request, f"cases/public/{template}.html", told, status=status)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if count("page", client_address(request)) > settings.PUBLIC_PAGES_A_MINUTE:
        response = shown(request, "wait", status=429)
        response.headers["Retry-After"] = "60"
        return response
    try:
        return view(request, *args, **kwargs)
    except Http404:  # raised further, it would take back the count
        return shown(request, "not_there", status=404)
