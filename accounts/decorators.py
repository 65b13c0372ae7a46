"""What stands before a view: the right it needs, and how fresh the second factor must be."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.http import OfficerRequest
from accounts.roles import Right

P = ParamSpec("P")
View = Callable[Concatenate[OfficerRequest, P], HttpResponseBase]

STEP_UP_SECONDS = 5 * 60


def right_required(*rights: Right) -> Callable[[View[P]], View[P]]:
    """Show the 403 page unless a post of today gives one of the rights, wherever it lies."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def check(
            request: OfficerRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            if any(request.user.may(right) for right in rights):
                return view(request, *args, **kwargs)
            return render(request, "403.html", status=403)

        return check

    return decorate


def fresh_second_factor(request: HttpRequest) -> bool:
    """Whether the second factor was shown in the last five minutes; always when it is off."""
    at = float(request.session.get("second_factor_at", 0))
    return not settings.SECOND_FACTOR or time.time() - at < STEP_UP_SECONDS


def step_up_required(view: View[P]) -> View[P]:
    """Ask for the second factor again before something of weight, then come back."""

    @wraps(view)
    def check(request: OfficerRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if fresh_second_factor(request):
            return view(request, *args, **kwargs)
        came_from = request.headers.get("Referer", "/")
        back = request.get_full_path() if request.method == "GET" else came_from
        return HttpResponseRedirect(f"{reverse('second_factor')}?{urlencode({'next': back})}")

    return check


def at_the_door(view: View[P]) -> View[P]:
    """A page that an officer reaches before the second factor and the own password."""
    view.at_the_door = True  # type: ignore[attr-defined]
    return view
