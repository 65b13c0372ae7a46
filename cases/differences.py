"""What has changed between two assessments of a household, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.templatetags.formats import listed
from cases.grants import DIBAO, grant_of
from cases.models import Application
from eligibility.models import Assessment
from eligibility.spoken import said
from households.choices import AssetKind, ExpenseKind, IncomeKind, Relation

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """One row: what it is, what it was, what it is now; `change` in a word, empty for none."""

    label: str
    before: str | None
    now: str | None
    change: str


def differences(
    before: Assessment | None, now: Assessment, application: Application
) -> list[Difference]:
    """Members, incomes, expenses, property and what they give for the benefit applied for, changed rows
    first; all new without a before."""
    then = _rows(before, application) if before else {}
    today = _rows(now, application)
    rows = [_difference(label, then, today) for label in dict.fromkeys([*then, *today])]
    return sorted(rows, key=lambda row: not row.change)


def _difference(label: str, then: Mapping[str, str], now: Mapping[str, str]) -> Difference:
    before, after = then.get(label), now.get(label)
    if not then or before == after:
        change = ""
    elif before is None:
        change = _("新增")
    else:
        change = _("减少") if after is None else _("变更")
    return Difference(label, before, after, change)


def _rows(assessment: Assessment, application: Application) -> dict[str, str]:
    facts, sheet = assessment.facts, assessment.sheet
    rows: dict[str, str] = {}
    relations = [Relation(each["relation"]).label for each in facts["members"]]
    rows[str(_("家庭成员"))] = _("%(n)d 人：%(who)s") % {
        "n": len(relations), "who": listed(relations),
    }  # fmt: skip
    for name, kinds in (("income", IncomeKind), ("expenses", ExpenseKind), ("assets", AssetKind)):
        for kind, amount in _sums(facts, name).items():
            unit = _("元") if name == "assets" else _("元/年")
            rows[str(kinds(kind).label)] = f"{amount:,.2f} {unit}"
    rows[str(_("月人均收入"))] = _amount(sheet.get("per_capita_monthly"))
    grant = grant_of(assessment, application.benefit, application.person_id)
    rows[str(_("结论"))] = said(grant.words)
    dibao = application.benefit == DIBAO
    rows[str(_("月金额"))] = _amount(sheet.get("total_monthly") if dibao else str(grant.monthly))
    return rows


def _sums(facts: Facts, name: str) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for item in _items(facts, name):
        if item.get("amount") is not None:
            sums[item["kind"]] = sums.get(item["kind"], Decimal(0)) + _annual(item)
    return sums


def _items(facts: Facts, name: str) -> Iterator[Facts]:
    for holder in (facts, *facts["members"]):
        yield from holder.get(name) or ()


def _annual(item: Facts) -> Decimal:
    amount = Decimal(item["amount"])
    return amount * (item.get("months") or 12) if item.get("per") == "month" else amount


def _amount(yuan: str | None) -> str:
    return "—" if yuan is None else f"{Decimal(yuan):,.2f}"
