"""Delegated approval (审批权限下放): a county lets a township confirm, up to a ceiling, for a time."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from accounts.models import Delegation, Officer, Region
from accounts.roles import Right


@transaction.atomic
def delegate(
    township_id: int,
    *,
    benefit: str,
    ceiling: Decimal | None,
    since: date,
    until: date,
    document: str,
    by: Officer,
) -> Delegation:
    """The township may confirm that benefit up to `ceiling` yuan a month, `until` the last day.

    Raises PermissionDenied, and ValidationError when such a power is in force already.
    """
    township = Region.objects.select_for_update().get(code=township_id)
    _check_may_delegate(by, township)
    period = DateRange(since, until + timedelta(days=1))
    standing = Delegation.objects.filter(
        township=township, benefit=benefit, period__overlap=period, revoked_on=None
    )
    if standing.exists():
        raise ValidationError(_("这段时间已有同样的下放，先收回原来的再下放"))
    return Delegation.objects.create(
        township=township,
        benefit=benefit,
        ceiling=ceiling,
        period=period,
        document=document,
        given_by=by,
    )


@transaction.atomic
def revoke(delegation_id: int, *, by: Officer, on: date) -> Delegation:
    """From `on` the county decides itself again. Raises PermissionDenied, and ValidationError when
    the power was taken back before."""
    delegation = (
        Delegation.objects.given_by_county_of(by)
        .select_for_update(of=("self",))
        .select_related("township")
        .get(pk=delegation_id)
    )
    _check_may_delegate(by, delegation.township)
    if delegation.revoked_on is not None:
        raise ValidationError(_("这项下放已在 %(day)s 收回") % {"day": delegation.revoked_on})
    delegation.revoked_on = on
    delegation.save(update_fields=["revoked_on"])
    return delegation


def _check_may_delegate(by: Officer, township: Region) -> None:
    by.forget_posts()
    if township.level != Region.Level.TOWNSHIP or not by.may(Right.DELEGATE, township.code):
        raise PermissionDenied(_("只有县级审批人员可以把审批权限下放给本县的乡镇（街道）"))
