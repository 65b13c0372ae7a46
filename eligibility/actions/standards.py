"""Local standards by four eyes: one person enters a figure, another of the same or a higher bureau confirms.

A figure is never changed: a correction is a new one, and takes the place of the old from its own first
day on.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Officer, Post, Region
from accounts.roles import RIGHTS, Right, Role
from eligibility.doubts import doubts_about
from eligibility.models import Standard
from eligibility.rules.law import STANDARDS

ONE_DAY = timedelta(days=1)
BELOW_THE_COUNTY = (Region.Level.TOWNSHIP, Region.Level.VILLAGE)
SETTERS = tuple(role for role in Role if Right.SET_STANDARD in RIGHTS[role])


@dataclass(frozen=True)
class Figure:
    """What the document says: an amount in the unit of its kind, from a day to a last day."""

    key: str
    area: str
    amount: Decimal
    from_on: date
    to_on: date | None
    document: str
    note: str = ""
    backdated_because: str = ""

    @property
    def period(self) -> DateRange:
        return DateRange(self.from_on, self.to_on + ONE_DAY if self.to_on else None)


@transaction.atomic
def enter_standard(region_id: int, figure: Figure, *, by: Officer, on: date) -> Standard:
    """A figure is written down and waits for its second person; nothing changes yet.

    Raises PermissionDenied outside the officer's own places, and ValidationError for a township or
    village, a kind no rule knows, a missing document, a first day in the past without a reason, a
    last day before the first, or days for which a later figure stands already.
    """
    region = Region.objects.select_for_update().get(code=region_id)
    by.forget_posts()
    if not by.may(Right.SET_STANDARD, region.code):
        raise PermissionDenied(_("只能录入本单位管辖地区的标准"))
    _check_level(region)
    _check_figure(figure, on=on)
    standard = Standard(
        region=region,
        key=figure.key,
        area=figure.area,
        amount=figure.amount,
        period=figure.period,
        document=figure.document.strip(),
        note=figure.note,
        backdated_because=figure.backdated_because.strip(),
        entered_by=by,
        entered_at=timezone.now(),
    )
    _refuse_later_ones(standard)
    standard.save(force_insert=True)
    return standard


@transaction.atomic
def confirm_standard(standard_id: int, *, by: Officer, checked: bool = False) -> Standard:
    """The figure applies from its first day; one that ran on ends the day before.

    One that began on the same day is replaced as a whole. `checked` says that the second person held a
    doubtful figure against its document. Raises PermissionDenied, ValidationError when it waits no more,
    for what `refusal` says, and for a doubtful figure that nobody checked.
    """
    standard = _take_up(standard_id, by=by)
    _require_confirmable(standard, by=by)
    if not checked and (doubts := doubts_about(standard)):
        raise ValidationError(
            [*doubts, _("对照文件核对以后，勾选“已核对文件原文，数值无误”再确认")]
        )
    _make_room_for(standard)
    standard.confirmed_by = by
    standard.confirmed_at = timezone.now()
    standard.save(update_fields=["confirmed_by", "confirmed_at"])
    return standard


@transaction.atomic
def reject_standard(standard_id: int, *, reason: str, by: Officer) -> Standard:
    """The second person sends the figure back. Raises ValidationError without a reason, and as above."""
    standard = _take_up(standard_id, by=by)
    _require_second_person(standard, by=by)
    if not reason.strip():
        raise ValidationError(_("写明退回的理由"))
    return _close(standard, by=by, because=reason.strip())


@transaction.atomic
def withdraw_standard(standard_id: int, *, by: Officer) -> Standard:
    """Who entered the figure takes it back before it is confirmed."""
    standard = _take_up(standard_id, by=by)
    if standard.entered_by_id != by.pk:
        raise ValidationError(_("只有录入人可以撤回；其他人员可以退回并写明理由"))
    return _close(standard, by=by, because="")


def refusal(standard: Standard, *, by: Officer) -> str:
    """Why this officer cannot confirm the figure, as the confirmation would say it; else ""."""
    try:
        _require_confirmable(standard, by=by)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def hindrance(standard: Standard) -> str:
    """Why nobody can confirm the figure as it was entered; else ""."""
    try:
        _require_room(standard)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def waiting_beside(standard: Standard) -> QuerySet[Standard]:
    """Other figures that wait for the same kind, place, area and days."""
    rows = Standard.objects.waiting().filter(region=standard.region, key=standard.key)
    if standard.area != Standard.Area.BOTH:
        rows = rows.filter(area__in=(standard.area, Standard.Area.BOTH))
    return rows.filter(period__overlap=standard.period).exclude(pk=standard.pk)


def gives_way_to(standard: Standard) -> QuerySet[Standard]:
    """The figures in use that end, or are replaced, when this one is confirmed."""
    return _same_kind(standard).filter(period__overlap=standard.period)


def goes_before(standard: Standard) -> QuerySet[Standard]:
    """The figures for city and country alike that this one, for one of them, goes before; the other keeps
    them."""
    if standard.area == Standard.Area.BOTH:
        return Standard.objects.none()
    alike = Standard.objects.in_use().filter(region=standard.region, key=standard.key)
    return alike.filter(area=Standard.Area.BOTH, period__overlap=standard.period)


def _require_confirmable(standard: Standard, *, by: Officer) -> None:
    _require_second_person(standard, by=by)
    _require_room(standard)


def _require_room(standard: Standard) -> None:
    _check_level(standard.region)
    _refuse_later_ones(standard)


def _check_level(region: Region) -> None:
    """Standards are set by the county and above; a township or village only applies them."""
    if region.level in BELOW_THE_COUNTY:
        raise ValidationError(
            _("%(place)s是乡镇或村：标准由县级以上公布，按县、市或省录入") % {"place": region.name}
        )


def _check_figure(figure: Figure, *, on: date) -> None:
    if figure.key not in STANDARDS:
        raise ValidationError(_("没有规则使用这种标准"))
    if not figure.document.strip():
        raise ValidationError(_("填写公布这项标准的文件和文号"))
    if figure.to_on and figure.to_on < figure.from_on:
        raise ValidationError(_("最后一天不能早于第一天"))
    if figure.from_on < on and not figure.backdated_because.strip():
        raise ValidationError(_("起始日期早于今天，写明追溯的理由"))


def _same_kind(standard: Standard) -> QuerySet[Standard]:
    """Figures in use of the same region and kind whose area this one speaks for too."""
    areas = Q() if standard.area == Standard.Area.BOTH else Q(area=standard.area)
    kind = Standard.objects.in_use().filter(areas, region=standard.region, key=standard.key)
    return kind.exclude(pk=standard.pk)


def _refuse_later_ones(standard: Standard) -> None:
    """A figure may run into one that begins after it only when it replaces that one from the start."""
    later = _same_kind(standard).filter(
        period__startswith__gt=standard.from_on, period__overlap=standard.period
    )
    if (first := later.order_by("period__startswith").first()) is not None:
        raise ValidationError(
            _("已有从 %(day)s 起的标准（%(document)s），最后一天填在 %(day)s 之前")
            % {"day": first.from_on, "document": first.document}
        )


def _make_room_for(standard: Standard) -> None:
    for earlier in gives_way_to(standard):
        if earlier.from_on < standard.from_on:
            earlier.period = DateRange(earlier.from_on, standard.from_on)
            earlier.save(update_fields=["period"])
        else:
            earlier.replaced_by = standard
            earlier.save(update_fields=["replaced_by"])


def _take_up(standard_id: int, *, by: Officer) -> Standard:
    """The row, locked, in a place of the officer's, and still waiting."""
    by.forget_posts()
    standard = (
        Standard.objects.set_by(by)
        .select_for_update(of=("self",))
        .select_related("region", "entered_by")
        .get(pk=standard_id)
    )
    Region.objects.select_for_update().get(code=standard.region_id)
    if standard.state != Standard.State.WAITING:
        raise ValidationError(_("这项标准%(state)s，不能再处理") % {"state": standard.state.label})
    return standard


def _require_second_person(standard: Standard, *, by: Officer) -> None:
    if standard.entered_by.natural_person == by.natural_person:
        raise ValidationError(_("这项标准是您录入的，由本单位或上级的另一人确认"))
    entered_on = timezone.localdate(standard.entered_at)
    if not any(post.region.covers(_bureau(standard, entered_on)) for post in _setting_posts(by)):
        raise ValidationError(_("这项标准由上级单位录入，由该单位或其上级的另一人确认"))


def _bureau(standard: Standard, on: date) -> int:
    """The code of the bureau whose post let the person enter it: the widest one."""
    posts = standard.entered_by.posts.in_force(on).filter(role__in=SETTERS)
    held = posts.filter(region__lte=standard.region_id, region__until__gt=standard.region_id)
    widest = held.order_by("region_id").first()
    return widest.region_id if widest else standard.region_id


def _setting_posts(officer: Officer) -> list[Post]:
    return [post for post in officer.posts_today if Right.SET_STANDARD in post.rights]


def _close(standard: Standard, *, by: Officer, because: str) -> Standard:
    standard.closed_by = by
    standard.closed_because = because
    standard.save(update_fields=["closed_by", "closed_because"])
    return standard
