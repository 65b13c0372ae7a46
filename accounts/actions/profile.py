"""What officers set for themselves: language, shortcuts, password."""

from datetime import date

from django.db import transaction

from accounts.models import Officer


@transaction.atomic
def choose_language(officer_id: int, *, language: str) -> Officer:
    """Pages speak that language to the officer."""
    officer = Officer.objects.select_for_update().get(pk=officer_id)
    officer.language = language
    officer.save(update_fields=["language"])
    return officer


@transaction.atomic
def choose_shortcuts(officer_id: int, *, shortcuts: bool) -> Officer:
    """Single-key shortcuts are on or off for the officer."""
    officer = Officer.objects.select_for_update().get(pk=officer_id)
    officer.shortcuts = shortcuts
    officer.save(update_fields=["shortcuts"])
    return officer


@transaction.atomic
def set_password(officer_id: int, *, password: str, on: date) -> Officer:
    """The officer has a password of their own choice; a given one is used up."""
    officer = Officer.objects.select_for_update().get(pk=officer_id)
    officer.set_password(password)
    officer.must_set_password = False
    officer.password_set_on = on
    officer.save(update_fields=["password", "must_set_password", "password_set_on"])
    return officer
