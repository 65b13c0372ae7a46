"""个人中心: one's own language, shortcuts, password, sign-ins and looks."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions import profile as actions
from accounts.actions import second_factor, sessions
from accounts.decorators import at_the_door
from accounts.forms.own import PasswordForm, ShortcutsForm
from accounts.http import OfficerRequest
from accounts.views.sign_in import HOME


@require_http_methods(["GET"])
def profile(request: OfficerRequest) -> HttpResponse:
    """What the system knows of its reader, and what may be changed of it."""
    session = request.session
    context = {
        "posts": request.user.posts_today,
        "last_sign_in": parse_datetime(session.get("last_sign_in") or "") or None,
        "began": datetime.fromtimestamp(session["began"], timezone.get_current_timezone()),
        "device": second_factor.device_of(request.user),
        "looks": request.user.accesses.select_related("region")[:10],
    }
    return render(request, "accounts/profile.html", context)


@require_POST
def shortcuts(request: OfficerRequest) -> HttpResponse:
    """Switch single-key shortcuts on or off."""
    form = ShortcutsForm(request.POST)
    if form.is_valid():
        actions.choose_shortcuts(request.user.pk, shortcuts=form.cleaned_data["shortcuts"])
    return redirect("profile")


@at_the_door
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: OfficerRequest) -> HttpResponse:
    """Choose a password; the session goes on, others of the account end."""
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        officer = actions.set_password(
            request.user.pk, password=form.cleaned_data["new"], on=timezone.localdate()
        )
        update_session_auth_hash(request, officer)
        sessions.take_account(officer.pk, session_key=str(request.session.session_key))
        messages.success(request, _("密码已修改"))
        return redirect(HOME)
    context = {"form": form}
    return render(request, "accounts/password.html", context, status=422 if form.errors else 200)
