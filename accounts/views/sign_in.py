"""Coming and going: sign in, sign out, choose the language."""

from django.conf import settings
from django.contrib.auth import login as begin_session
from django.contrib.auth import logout as end_session
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import access, profile
from accounts.forms.own import LanguageForm, SignInForm
from accounts.middleware import LANGUAGE_COOKIE
from accounts.models import AccessLog, Officer

HOME = "/"  # the desk
LANGUAGE_COOKIE_SECONDS = 365 * 24 * 60 * 60


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Sign in with account and password; the second factor has its own page."""
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        officer = form.officer
        before = officer.last_login
        begin_session(request, officer)
        request.session["last_sign_in"] = before.isoformat() if before else ""
        access.record(
            by=officer,
            kind=AccessLog.Kind.SIGN_IN,
            subject="session",
            subject_id=None,
            region_id=access.home_of(officer),
        )
        return HttpResponseRedirect(next_page(request))
    if request.method == "GET" and request.user.is_authenticated:
        return HttpResponseRedirect(next_page(request))
    context = {"form": form, "ended": request.session.pop("ended", ""), "next": next_page(request)}
    return render(request, "accounts/login.html", context, status=422 if form.errors else 200)


@login_not_required
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget what it kept of it."""
    end_session(request)
    response = HttpResponseRedirect(reverse("login"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Speak another language from now on: kept on the account, and in a cookie for the door."""
    response = HttpResponseRedirect(next_page(request))
    form = LanguageForm(request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["language"]
        if isinstance(request.user, Officer):
            profile.choose_language(request.user.pk, language=chosen)
        response.set_cookie(
            LANGUAGE_COOKIE,
            chosen,
            max_age=LANGUAGE_COOKIE_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
    return response


def next_page(request: HttpRequest) -> str:
    """Where the reader wanted to go, if it is a page of ours; else the desk."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if ours else HOME
