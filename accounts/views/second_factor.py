"""The second factor: show it, or set it up with an authenticator app."""

import io
import time
from base64 import b32encode

import qrcode
import qrcode.image.svg
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods
from django_otp import login as show_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.actions import second_factor as actions
from accounts.decorators import at_the_door
from accounts.forms.own import CodeForm
from accounts.http import OfficerRequest
from accounts.views.sign_in import next_page


@at_the_door
@require_http_methods(["GET", "POST"])
def show(request: OfficerRequest) -> HttpResponse:
    """Type the six digits: at each sign-in, and again before something of weight."""
    if actions.device_of(request.user) is None:
        return redirect("second_factor_setup")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = actions.check_code(request.user.pk, code=form.cleaned_data["code"])
        if device is not None:
            return _pass(request, device)
        form.add_error("code", actions.WRONG_CODE)
    return _page(request, "accounts/second_factor.html", form)


@at_the_door
@require_http_methods(["GET", "POST"])
def set_up(request: OfficerRequest) -> HttpResponse:
    """Scan the picture or type the key, then prove it with the first code."""
    if actions.device_of(request.user) is not None:
        return redirect("second_factor")
    pending = actions.pending_device(request.user.pk)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = actions.confirm_device(request.user.pk, code=form.cleaned_data["code"])
        if device is not None:
            return _pass(request, device)
        form.add_error("code", actions.WRONG_CODE)
    return _page(request, "accounts/second_factor_setup.html", form, key=_key_of(pending))


@at_the_door
@require_GET
def picture(request: OfficerRequest) -> HttpResponse:
    """The key of a device that is being set up, as a QR code."""
    if actions.device_of(request.user) is not None:
        raise Http404
    device = actions.pending_device(request.user.pk)
    image = qrcode.make(device.config_url, image_factory=qrcode.image.svg.SvgPathImage, border=2)
    out = io.BytesIO()
    image.save(out)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


def _pass(request: OfficerRequest, device: TOTPDevice) -> HttpResponse:
    show_device(request, device)
    request.session["second_factor_at"] = time.time()
    return HttpResponseRedirect(next_page(request))


def _page(request: OfficerRequest, template: str, form: CodeForm, **more: object) -> HttpResponse:
    context = {"form": form, "next": next_page(request), **more}
    return render(request, template, context, status=422 if form.errors else 200)


def _key_of(device: TOTPDevice) -> str:
    key = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[i : i + 4] for i in range(0, len(key), 4))
