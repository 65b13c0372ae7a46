"""Risk flags (风险提示): what an approver must settle, must look at, or should know.

Each question is asked once for a whole set of cases, so that a queue costs as much as one case.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Application, Event, SpotCheck, VerificationResult, Visit
from cases.procedure import Stage
from households.choices import AssetKind, VehicleUse
from households.models import Asset, BankAccount, CloseRelative, Household, Membership

ACCOUNT_DAYS = timedelta(days=90)
DEPARTURE_DAYS = timedelta(days=183)
QUICK_ENTRY = timedelta(minutes=3)
TOLERATED = Decimal("0.2")


class Level(models.TextChoices):
    BLOCK = "block", gettext_lazy("须处理")
    LOOK = "look", gettext_lazy("须查看")
    NOTE = "note", gettext_lazy("提示")


@dataclass(frozen=True)
class Flag:
    """One thing about a case: `rule` names the question, `sentence` says what was found."""

    rule: str
    level: Level
    sentence: str


Found = Iterator[tuple[int, Flag]]


def flags_of(applications: Sequence[Application], *, on: date) -> dict[int, list[Flag]]:
    """The flags of each case, the gravest first; cases without any have an empty list."""
    found: dict[int, list[Flag]] = {application.pk: [] for application in applications}
    homes = {each.household_id: each.pk for each in applications if each.household_id}
    for question in (_same_address, _same_card, _new_account, _departures, _dear_things):
        for household, flag in question(list(homes), on):
            found[homes[household]].append(flag)
    for about in (_relatives, _drawn, _conflicts, _disagreeing_visits, _history, _quick_entries):
        for application, flag in about(applications, on):
            found[application].append(flag)
    order = list(Level)
    for flags in found.values():
        flags.sort(key=lambda flag: order.index(flag.level))
    return found


def needs_a_look(flags: Sequence[Flag]) -> bool:
    """Whether a case must be opened before it is decided: it is never part of a bulk approval."""
    return any(flag.level != Level.NOTE for flag in flags)


def _same_address(households: list[int], on: date) -> Found:
    ours = Household.objects.filter(pk__in=households).exclude(address="")
    asked = list(ours.values_list("pk", "region_id", "address"))
    counted: dict[tuple[int, str], int] = {
        (region, address): homes
        for region, address, homes in Household.objects.filter(
            region_id__in={region for _pk, region, _address in asked},
            address__in={address for _pk, _region, address in asked},
        )
        .values_list("region_id", "address")
        .annotate(homes=Count("pk"))
        .filter(homes__gt=1)
        .order_by()
    }
    for pk, region, address in asked:
        if (region, address) in counted:
            homes = counted[region, address]
            yield pk, Flag("same_address", Level.LOOK, _("同一住址登记了 %d 户") % homes)


def _same_card(households: list[int], on: date) -> Found:
    ours = dict(
        BankAccount.objects.filter(household__in=households, period__contains=on).values_list(
            "household_id", "card_token"
        )
    )
    homes = defaultdict(set)
    for token, home in BankAccount.objects.filter(
        card_token__in=set(ours.values()), period__contains=on
    ).values_list("card_token", "household_id"):
        homes[token].add(home)
    for pk, token in ours.items():
        if len(homes[token]) > 1:
            words = _("同一银行卡用于 %d 户，核实后更换账户") % len(homes[token])
            yield pk, Flag("same_card", Level.BLOCK, words)


def _new_account(households: list[int], on: date) -> Found:
    accounts = defaultdict(list)
    for home, period in BankAccount.objects.filter(household__in=households).values_list(
        "household_id", "period"
    ):
        accounts[home].append(period.lower)
    for pk, starts in accounts.items():
        if len(starts) > 1 and on - max(starts) <= ACCOUNT_DAYS:
            words = _("收款账户 %s 变更，不满 90 天") % max(starts).isoformat()
            yield pk, Flag("new_account", Level.LOOK, words)


def _departures(households: list[int], on: date) -> Found:
    left = Membership.objects.filter(
        household__in=households, period__endswith__gt=on - DEPARTURE_DAYS, period__endswith__lte=on
    ).exclude(person__died_on__isnull=False)
    for pk, name in left.values_list("household_id", "person__name"):
        yield pk, Flag("departure", Level.LOOK, _("%s六个月内迁出本户") % name)


def _dear_things(households: list[int], on: date) -> Found:
    owned = Asset.objects.filter(household__in=households, ended_on=None)
    for pk in owned.filter(kind=AssetKind.VEHICLE, vehicle_use=VehicleUse.PRIVATE).values_list(
        "household_id", flat=True
    ):
        yield pk, Flag("vehicle", Level.LOOK, _("登记有家用机动车"))
    houses = owned.filter(kind=AssetKind.HOUSE).values_list("household_id")
    for pk, count in houses.annotate(count=Count("pk")).filter(count__gt=1).order_by():
        yield pk, Flag("houses", Level.LOOK, _("登记有 %d 处房屋") % count)


def _relatives(applications: Sequence[Application], on: date) -> Found:
    by_home = {each.household_id: each.pk for each in applications}
    on_file = CloseRelative.objects.filter(household__in=[pk for pk in by_home if pk]).filter(
        Q(ended_on=None) | Q(ended_on__gt=on)
    )
    kin = {by_home[home]: name for home, name in on_file.values_list("household_id", "staff_name")}
    for each in applications:
        if each.close_relative:
            kin.setdefault(each.pk, "")
    visited = _visited_by_county(kin)
    for pk, name in kin.items():
        if pk in visited:
            yield pk, Flag("relative", Level.LOOK, _("近亲属备案：%s。县级已入户") % name)
        else:
            words = _("近亲属备案：%s。县级入户后才能确认") % name
            yield pk, Flag("relative", Level.BLOCK, words)


def _drawn(applications: Sequence[Application], on: date) -> Found:
    """Cases that the county's draw has chosen (民发〔2021〕43号 第十六条)."""
    lots = SpotCheck.objects.filter(application__in=applications, chosen=True)
    seeds = dict(lots.values_list("application_id", "seed"))
    visited = _visited_by_county(seeds) if seeds else set()
    for pk, seed in seeds.items():
        if pk in visited:
            yield pk, Flag("drawn", Level.NOTE, _("抽查抽中（种子 %s）。县级已入户") % seed)
        else:
            words = _("抽查抽中（种子 %s）。县级入户后才能确认") % seed
            yield pk, Flag("drawn", Level.BLOCK, words)


def _visited_by_county(applications: Iterable[int]) -> set[int]:
    events = Event.objects.filter(kind=Event.Kind.VISITED, stage=Stage.EXAMINATION)
    found = events.filter(application__in=applications)
    return set(found.values_list("application_id", flat=True))


def _conflicts(applications: Sequence[Application], on: date) -> Found:
    results = VerificationResult.objects.filter(
        verification__application__in=applications, answer=VerificationResult.Answer.CONFLICT
    ).select_related("person", "verification")
    for result in results.order_by("pk"):
        if result.source == VerificationResult.Source.REGISTRATION_PLACE:
            words = _("户籍地回复：%(name)s在户籍地享受待遇") % {"name": result.person.name}
            yield result.verification.application_id, Flag("elsewhere", Level.BLOCK, words)
            continue
        apart = difference(result.detail)
        if apart is None or apart > TOLERATED:
            words = _("%(name)s的%(source)s核对与申报不一致") % {
                "name": result.person.name,
                "source": result.get_source_display(),
            }
            if apart is not None:
                words += _("，相差 %d%%") % (apart * 100)
            yield result.verification.application_id, Flag("conflict", Level.LOOK, words)


def difference(detail: dict[str, Any]) -> Decimal | None:
    """How far what was found lies from what was declared, as a part of it; None without figures."""
    try:
        declared, found = Decimal(detail["declared"]), Decimal(detail["found"])
    except (KeyError, InvalidOperation, TypeError):
        return None
    return abs(found - declared) / declared if declared else Decimal(1 if found else 0)


def _disagreeing_visits(applications: Sequence[Application], on: date) -> Found:
    visits = Visit.objects.filter(application__in=applications, means_agree=False)
    for pk in visits.values_list("application_id", flat=True):
        yield pk, Flag("visit", Level.LOOK, _("入户调查与申报不相符"))


def _history(applications: Sequence[Application], on: date) -> Found:
    kinds = (Event.Kind.OBJECTED, Event.Kind.RECALLED)
    events = Event.objects.filter(application__in=applications, kind__in=kinds)
    for pk, kind in events.values_list("application_id", "kind"):
        words = _("公示期间收到异议") if kind == Event.Kind.OBJECTED else _("确认以后撤回过")
        yield pk, Flag(str(kind), Level.LOOK, words)
    for each in applications:
        if each.returns:
            words = _("退回 %d 次后重报") % each.returns
            yield each.pk, Flag("returned", Level.NOTE, words)


def _quick_entries(applications: Sequence[Application], on: date) -> Found:
    for each in applications:
        if each.submitted_at and each.submitted_at - each.created_at < QUICK_ENTRY:
            yield each.pk, Flag("quick_entry", Level.NOTE, _("录入到提交不到 3 分钟"))
