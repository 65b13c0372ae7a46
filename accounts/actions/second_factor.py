"""The second factor of an account: an authenticator app (TOTP), one for each officer."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.models import Officer

WRONG_CODE = _("验证码不对或已用过，等手机应用换出下一个再输入；连续输错要多等一会儿")


def device_of(officer: Officer) -> TOTPDevice | None:
    """The authenticator in use, if there is one."""
    return TOTPDevice.objects.filter(user=officer, confirmed=True).first()


@transaction.atomic
def pending_device(officer_id: int) -> TOTPDevice:
    """An authenticator waits for its first code; the same one at every look."""
    officer = Officer.objects.select_for_update().get(pk=officer_id)
    device, _created = TOTPDevice.objects.get_or_create(
        user=officer, confirmed=False, defaults={"name": officer.username}
    )
    return device


@transaction.atomic
def confirm_device(officer_id: int, *, code: str) -> TOTPDevice | None:
    """The waiting authenticator is in use; None when the code is not its own."""
    device = TOTPDevice.objects.select_for_update().filter(user=officer_id, confirmed=False).first()
    if device is None or not device.verify_token(code):
        return None
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    return device


@transaction.atomic
def check_code(officer_id: int, *, code: str) -> TOTPDevice | None:
    """The authenticator if the code is right, new, and not one of too many tries; else None."""
    device = TOTPDevice.objects.select_for_update().filter(user=officer_id, confirmed=True).first()
    if device is None or not device.verify_is_allowed()[0] or not device.verify_token(code):
        return None
    return device


@transaction.atomic
def forget_device(officer_id: int) -> None:
    """The authenticator is gone: the next sign-in sets up another."""
    TOTPDevice.objects.filter(user=officer_id).delete()
