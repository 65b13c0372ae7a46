"""Ledgers are filed with the county (报备) and received."""

import hashlib
import json
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.periods import Period
from cases.procedure import FourEyes, StepRefused
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from reports.models import LedgerFiling

FILED = ("single_person", "gradual_exit")


@transaction.atomic
def file_ledger(kind: str, *, month: Period, by: Officer, on: date) -> LedgerFiling:
    """The township's ledger of a month is filed as it stands (彭水民发〔2020〕70号 三(二)2).

    The same rows filed again are the same filing. Raises StepRefused for a ledger or an officer that files
    none.
    """
    if kind not in FILED:
        raise StepRefused(_("这本台账不用报县级备案"))
    by.forget_posts()
    towns = [post.region for post in by.posts_today if Right.SUBMIT in post.rights]
    if not towns:
        raise PermissionDenied(_("你的岗位不能报备台账"))
    town = towns[0]
    found = read(LEDGERS[kind], places=[(town.code, town.until)], month=month, on=on, limit=None)
    rows = json.dumps(found.rows, sort_keys=True, default=str).encode()
    filed, _created = LedgerFiling.objects.get_or_create(
        kind=kind,
        region=town,
        month=month.start,
        sha256=hashlib.sha256(rows).hexdigest(),
        defaults={
            "counts": dict(found.counts),
            "filed_by": by,
            "filer": by.natural_person,
            "filed_on": on,
        },
    )
    return filed


@transaction.atomic
def receive(filing_id: int, *, by: Officer, on: date) -> LedgerFiling:
    """The county has received a filing. Raises FourEyes for whoever filed it, StepRefused when it has it."""
    filed = LedgerFiling.objects.visible_to(by).select_for_update(of=("self",)).get(pk=filing_id)
    by.forget_posts()
    if not by.may(Right.EXAMINE, filed.region_id):
        raise PermissionDenied(_("你的岗位不能签收这个地区的台账"))
    if filed.received_on is not None:
        raise StepRefused(_("这份台账已经签收"))
    if filed.filer == by.natural_person:
        raise FourEyes(_("这份台账是你报备的，由其他人员签收"))
    filed.received_by, filed.receiver, filed.received_on = by, by.natural_person, on
    filed.save(update_fields=["received_by", "receiver", "received_on"])
    return filed
