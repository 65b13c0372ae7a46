"""The questions about work, property and people on no roll, in plain loops."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from households.models import Asset
from tests.monitoring.files import AS_OF
from tests.monitoring.reference import (
    Hit,
    Seen,
    Told,
    best_level,
    by_person,
    first,
    key,
    late,
    months_back,
    until_day,
)
from tests.monitoring.worlds import Row

DECLARED_AS = {
    "pension_employee": ("pension_employee",), "pension_resident": ("pension_resident",),
    "contribution": ("wage",), "public_post": ("wage",), "unemployment": ("transfer", "other"),
}  # fmt: skip
TAXED_AS = {"labour": "wage"}
UNDECLARED = {
    "pension_employee": "pension_undeclared", "pension_resident": "pension_undeclared",
    "public_post": "public_post_undeclared", "unemployment": "unemployment_undeclared",
}  # fmt: skip


def market_roles(seen: Seen) -> set[Hit]:
    going = [
        t for t in seen.now
        if t.data.get("company_state", "open") != "ended" and until_day(t.data.get("ended_on")) > AS_OF
    ]  # fmt: skip
    hits = set()
    for g in by_person(going, lambda t: (t.who.person.pk, t.row.group, t.row.category)):
        member = g[0].row.category == "cooperative_member"
        rule = "cooperative_member" if member else "company_role"
        hits.add(key(g[0], rule, f"{g[0].row.group} {g[0].row.category}", best_level(g)))
    for g in by_person(t for t in going if t.row.category != "cooperative_member"):
        if len({t.row.group for t in g}) >= 3:
            hits.add(key(g[0], "many_companies", level=_level_of_parts(g)))
    return hits


def _level_of_parts(group: list[Told]) -> str:
    return best_level(group)


def vehicles_owned(seen: Seen) -> set[Hit]:
    owned = [
        t for t in seen.now
        if t.row.category in ("car", "truck", "ship") and t.data.get("vehicle_state", "in_use") == "in_use"
    ]  # fmt: skip
    plates = by_person(owned, lambda t: t.row.group)
    each = [first(g, lambda t: (t.level, t.who.person.pk)) for g in plates]
    many: dict[int, int] = defaultdict(int)
    for t in each:
        many[t.who.household] += 1
    return {
        key(t, "vehicle_owned", t.row.group)
        for t in each
        if many[t.who.household]
        > Asset.objects.filter(household=t.who.household, kind="vehicle").count()
    }


def real_estate_owned(seen: Seen) -> set[Hit]:
    hits = set()
    units = [
        first(g, lambda t: (t.level, t.who.person.pk, t.number))
        for g in by_person(seen.now, lambda t: (t.who.household, t.row.group))
    ]
    homes: dict[int, list[Told]] = defaultdict(list)
    for t in units:
        given = date.fromisoformat(t.data["transferred_on"]) if "transferred_on" in t.data else None
        if given and months_back(12) < given <= AS_OF:
            hits.add(key(t, "property_transferred", t.row.group))
        if given and given <= AS_OF:
            continue
        if t.row.category == "shop":
            hits.add(key(t, "shop_owned", t.row.group))
        if t.row.category == "home":
            homes[t.who.household].append(t)
    for owned in homes.values():
        if len(owned) > 1:
            owner = min(owned, key=lambda t: t.who.person.pk)
            hits.add(key(owner, "homes_over_limit", level=best_level(owned)))
    return hits


def housing_matters(seen: Seen) -> set[Hit]:
    hits = set()
    groups = by_person(seen.now, lambda t: (t.who.person.pk, t.row.category, t.row.event))
    each = [first(g, lambda t: (t.level, t.number)) for g in groups]
    for t in each:
        assert t.row.event is not None
        if t.row.category == "purchase" and months_back(12) < t.row.event <= AS_OF:
            hits.add(key(t, "home_bought", str(t.row.event)))
    bad = [
        t for t in each if t.data.get("danger_grade") in ("C", "D") and "rebuilt_in" not in t.data
    ]
    return hits | {key(g[0], "dangerous_house", level=best_level(g)) for g in by_person(bad)}


def pensions_and_contributions(seen: Seen) -> set[Hit]:
    hits = set()
    begun = [t for t in seen.now if t.row.event is None or t.row.event <= AS_OF]
    for group in by_person(begun, lambda t: (t.who.person.pk, t.row.category)):
        t = first(group, lambda t: (late(t.row.event), t.level, -t.number))
        matter, pension = t.row.category, t.row.category.startswith("pension")
        told = seen.income(t.who, *DECLARED_AS[matter])
        monthly = Decimal(t.data["monthly_amount"]) if "monthly_amount" in t.data else None
        rule = ""
        if t.data.get("record_state") == "stopped":
            rule = "pension_stopped" if pension else ""
        elif told is not None:
            rule = "pension_differs" if pension and monthly and monthly * 12 != told else ""
        elif matter in UNDECLARED:
            rule = UNDECLARED[matter]
        elif t.data.get("employer"):
            rule = "contribution_undeclared"
        if rule:
            hits.add(key(t, rule, matter))
    return hits


def tax_undeclared(seen: Seen) -> set[Hit]:
    hits = set()
    inside = [t for t in seen.now if t.row.event and months_back(12) < t.row.event <= AS_OF]
    for group in by_person(
        inside, lambda t: (t.who.person.pk, TAXED_AS.get(t.row.category, t.row.category))
    ):
        kind = TAXED_AS.get(group[0].row.category, group[0].row.category)
        paid = {
            (t.level, t.row.name, t.row.event, t.row.category, Decimal(t.data["amount"]))
            for t in group
        }
        if sum(amount for *_rest, amount in paid) > (seen.income(group[0].who, kind) or 0):
            hits.add(key(group[0], "tax_undeclared", kind, best_level(group)))
    return hits


def provident_fund_undeclared(seen: Seen) -> set[Hit]:
    paying = [
        t for t in seen.now
        if t.data.get("account_state", "open") == "open" and float(t.data.get("monthly_deposit", 0)) > 0
    ]  # fmt: skip
    return {
        key(g[0], "provident_fund_undeclared", level=best_level(g))
        for g in by_person(paying)
        if seen.income(g[0].who, "wage") is None
    }


def _stranger(row: Row, rule: str, event: str = "") -> Hit:
    subject = str(row.token) if row.token else f"{row.name}/{row.at}"
    return rule, "L1" if row.token else "L3", subject, event


def severely_disabled_uncovered(seen: Seen) -> set[Hit]:
    hits = set()
    people: dict[object, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in enumerate(seen.strangers):
        data = row.data
        valid = data.get("certificate_state", "valid") == "valid"
        grade, kind = data["disability_grade"], data["disability_kind"]
        severe = grade in "12" or (grade == "3" and kind in ("intellectual", "mental"))
        if valid and until_day(data.get("valid_until")) > AS_OF and severe:
            people[row.token or (row.name, row.born, row.at)].append((number, row))
    for rows in people.values():
        hits.add(_stranger(rows[0][1], "severely_disabled_uncovered"))
    return hits


def _billed(row: Row) -> bool:
    return row.event is not None and months_back(12) < row.event <= AS_OF


def large_self_paid(seen: Seen, standard: int) -> set[Hit]:
    bills: dict[object, list[tuple[str, Row]]] = defaultdict(list)
    for t in seen.now:
        if t.level != "L3" and _billed(t.row):
            bills[t.row.token].append((t.level, t.row))
    for row in seen.strangers:
        if row.token and _billed(row):
            bills[row.token].append(("L1", row))
    hits = set()
    for token, rows in bills.items():
        # One bill that two files tell of counts once, whatever name stands on it for one of ours.
        known = token in {p.person.id_token for p in seen.roll.values() if p.now}
        once = {
            (level, "" if known else r.name, r.at if not known else 0, r.event, r.data["hospital"],
             r.data["total_cost"], Decimal(r.data["self_paid"]), r.data.get("medical_aid_paid") or "0")
            for level, r in rows
        }  # fmt: skip
        aid = any(Decimal(each[-1]) for each in once)
        if not aid and sum(each[-2] for each in once) * 100 >= standard * 12:
            hits.add(("large_self_paid", min(level for level, _ in rows), str(token), ""))
    return hits


def seriously_ill_uncovered(seen: Seen) -> set[Hit]:
    return {
        _stranger(row, "seriously_ill_uncovered")
        for row in seen.strangers
        if row.token and _billed(row) and Decimal(row.data.get("serious_illness_paid", 0)) > 0
    }


def aided_pupil_uncovered(seen: Seen) -> set[Hit]:
    return {
        _stranger(row, "aided_pupil_uncovered")
        for row in seen.strangers
        if row.token
        and row.data.get("aid_kind")
        and row.data.get("enrolment", "enrolled") == "enrolled"
    }


def suspected_uncovered(seen: Seen) -> set[Hit]:
    return {_stranger(row, "suspected_uncovered", row.group) for row in seen.strangers}
