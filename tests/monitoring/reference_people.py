"""The questions about people and their families, in plain loops."""

from collections import defaultdict
from datetime import date

from eligibility.policies.law import policy_of
from households.models import Membership, Person, Supporter
from tests.factories import NANAN
from tests.monitoring.files import AS_OF
from tests.monitoring.reference import (
    Hit,
    Seen,
    Told,
    applied_on,
    best_level,
    by_person,
    file_of,
    first,
    key,
    late,
    month_after,
    months_back,
    subject,
    until_day,
)
from tests.monitoring.worlds import KINDS

LAW = policy_of(NANAN, "rural", AS_OF).law
PAIRS = {
    ("dibao", "tekun"),
    ("disability_living", "tekun"),
    ("disability_living", "orphan"),
    ("disability_nursing", "tekun"),
}  # fmt: skip
SUBSIDIES = {"disability_living", "disability_nursing"}


def _event(t: Told) -> date:
    assert t.row.event is not None
    return t.row.event


def benefits_exclude(seen: Seen) -> set[Hit]:
    return {
        ("benefits_exclude", "L1", subject(seen.roll[person].person), f"{one}+{other}")
        for person, held in seen.held.items()
        for one in held
        for other in held
        if one < other and (one, other) in PAIRS
    }


def benefit_twice(seen: Seen) -> set[Hit]:
    return set()  # every person of these worlds has a number; see test_a_person_with_two_files


def deceased_on_roll(seen: Seen) -> set[Hit]:
    hits = set()
    for group in by_person(t for t in seen.told if _event(t) <= AS_OF):
        t = first(group, lambda t: (t.level, _event(t), t.row.name))
        if t.who.until > month_after(_event(t)):
            hits.add(key(t, "deceased_on_roll"))
    return hits


def cancelled_for_death(seen: Seen) -> set[Hit]:
    hits = set()
    for group in by_person(t for t in seen.told if _event(t) <= AS_OF):
        t = first(group, lambda t: (late(_event(t)), t.level, t.row.category))
        if t.row.category == "cancelled_death" and t.who.until > month_after(_event(t)):
            hits.add(key(t, "cancelled_for_death"))
    return hits


def supporter_died(seen: Seen) -> set[Hit]:
    hits = set()
    for s in Supporter.objects.all():
        on_roll = any(each.now and each.household == s.household_id for each in seen.roll.values())
        rows = [r for r in seen.rows if r.token == s.id_token and r.event and r.event <= AS_OF]
        if on_roll and rows:
            level = min("L1" if r.name == s.name else "L2" for r in rows)
            hits.add(("supporter_died", level, str(s.id_token), str(s.household_id)))
    return hits


def in_custody(seen: Seen) -> set[Hit]:
    inside = [
        t for t in seen.now if _event(t) <= AS_OF < until_day(t.data.get("released_on"))
    ]  # fmt: skip
    firsts = [first(g, lambda t: (t.level, late(_event(t)))) for g in by_person(inside)]
    return {key(t, "in_custody", str(_event(t))) for t in firsts}


def marriages(seen: Seen) -> set[Hit]:
    hits = set()
    for each in seen.roll.values():
        token, mine = each.person.id_token, []
        for row in (r for r in seen.rows if each.now and r.event and r.event <= AS_OF):
            if row.token == token:
                mine.append((row, row.other, row.name))
            if row.other == token:
                mine.append((row, row.token, row.data["spouse_name"]))
        if not mine:
            continue
        row, spouse, name = min(
            mine,
            key=lambda m: (
                late(m[0].event),
                m[0].category,
                str(m[1] or "z"),
                m[2] != each.person.name,
            ),
        )
        together = Membership.objects.filter(
            household=each.household, person__id_token=spouse, period__endswith=None
        ) if spouse else Membership.objects.none()  # fmt: skip
        level = "L1" if name == each.person.name else "L2"
        if row.category == "married" and not together.exists():
            hits.add(("spouse_undeclared", level, str(token), str(row.event)))
        if row.category == "divorced" and together.exists():
            hits.add(("divorced_together", level, str(token), str(row.event)))
    return hits


def hukou_changes(seen: Seen) -> set[Hit]:
    hits = set()
    rules = {"cancelled_other": "hukou_cancelled", "moved_out": "hukou_moved_out"}
    for group in by_person(t for t in seen.now if _event(t) <= AS_OF):
        t = first(group, lambda t: (late(_event(t)), t.level, t.row.category))
        if rule := rules.get(t.row.category):
            hits.add(key(t, rule, str(_event(t))))
        applied = applied_on(t.who.household)
        if t.row.category == "moved_in" and applied and _event(t) <= applied:
            year_before = applied.replace(year=applied.year - 1)
            if _event(t) > year_before:
                hits.add(key(t, "split_before_application", str(_event(t))))
    return hits


def members_not_on_file(seen: Seen) -> set[Hit]:
    homes: dict[int, set[str]] = defaultdict(set)
    for t in seen.now:
        if t.level == "L1" and t.row.group:
            homes[t.who.household].add(t.row.group)
    hits = set()
    for household, groups in homes.items():
        for token in {r.token for r in seen.rows if r.token and r.group in groups}:
            rows = [
                (n, r) for n, r in enumerate(seen.rows) if r.token == token and r.group in groups
            ]
            _number, row = min(rows, key=lambda each: (late(each[1].event), each[0]))
            inside = Membership.objects.filter(
                household=household, person__id_token=token, period__endswith=None
            )
            if row.category in ("none", "moved_in", "born", "") and not inside.exists():
                hits.add(("member_not_on_file", "L1", str(token), str(household)))
    return hits


def _valid(data: dict[str, str]) -> bool:
    return (
        data.get("certificate_state", "valid") == "valid"
        and until_day(data.get("valid_until")) > AS_OF
    )


def _cards(seen: Seen) -> list[Told]:
    groups = by_person(t for t in seen.now if _valid(t.data))
    return [first(g, lambda t: (t.level, late(t.row.event), t.number)) for g in groups]


def disability_certificates(seen: Seen) -> set[Hit]:
    hits = set()
    for t in _cards(seen):
        kind, grade = t.data["disability_kind"], int(t.data["disability_grade"])
        ours = file_of(t.who.person)
        if (kind, grade) != (ours and ours.disability_kind, ours and ours.disability_grade):
            hits |= {
                key(t, "subsidy_grade_changed" if benefit else "disability_changed", benefit)
                for benefit in seen.held[t.who.person.pk] & SUBSIDIES or {""}
            }
        tail = t.data["certificate_number"]
        wrong = tail[1:2] != str(grade) or tail[:1] != str(KINDS.index(kind) + 1)
        if t.data.get("certificate_agrees") == "no" or wrong:
            hits.add(key(t, "certificate_inconsistent"))
    return hits


def disability_subsidies(seen: Seen) -> set[Hit]:
    hits = set()
    for t in _cards(seen):
        held = seen.held[t.who.person.pk]
        if "tekun" in held or seen.income(t.who, "disability_subsidy") is not None:
            continue
        kind, grade = t.data["disability_kind"], int(t.data["disability_grade"])
        if "dibao" in held and "disability_living" not in held:
            hits.add(key(t, "disability_living_missing"))
        mental = kind in ("intellectual", "mental")
        until = LAW.disability_nursing_mental_grades if mental else LAW.disability_nursing_grades
        if grade <= until and "disability_nursing" not in held:
            hits.add(key(t, "disability_nursing_missing"))
    return hits


def subsidy_without_certificate(seen: Seen) -> set[Hit]:
    listed = {t.who.person.pk for t in seen.told}
    return {
        ("subsidy_without_certificate", "L1", subject(Person.objects.get(pk=person)), benefit)
        for person, held in seen.held.items()
        for benefit in held & SUBSIDIES
        if person not in listed
    }


def certificate_ended(seen: Seen) -> set[Hit]:
    hits = set()
    for group in by_person(seen.told):
        t = first(group, lambda t: (t.level, late(t.row.event), t.number))
        if not any(_valid(each.data) for each in group):
            held = seen.held[t.who.person.pk] & SUBSIDIES
            hits |= {key(t, "certificate_ended", benefit) for benefit in held}
    return hits


def pupils(seen: Seen) -> set[Hit]:
    hits = set()
    for group in by_person(seen.now):
        t = first(
            group,
            lambda t: (t.data.get("enrolment", "enrolled") != "enrolled", t.level, t.number),
        )
        enrolled = t.data.get("enrolment", "enrolled") == "enrolled"
        ours = file_of(t.who.person)
        if enrolled and not t.data.get("aid_kind") and t.row.category != "postgraduate":
            hits.add(key(t, "pupil_without_aid"))
        if not enrolled and ours and ours.schooling not in (None, "none"):
            hits.add(key(t, "student_not_enrolled"))
        if enrolled and t.who.person.birth_date <= months_back(25 * 12):
            hits.add(key(t, "student_over_age"))
    return hits


def epidemic_patients(seen: Seen) -> set[Hit]:
    groups = by_person(t for t in seen.now if _event(t) <= AS_OF)
    firsts = [first(g, lambda t: (late(_event(t)), t.level)) for g in groups]
    return {key(t, "epidemic_patient", str(_event(t))) for t in firsts}


def contribution_not_aided(seen: Seen) -> set[Hit]:
    hits = set()
    for group in by_person(t for t in seen.now if "contribution_aided" in t.data):
        t = first(group, lambda t: (late(t.row.event), t.level, -t.number))
        if t.data["contribution_aided"] == "no" and seen.held[t.who.person.pk] & {"dibao", "tekun"}:
            hits.add(key(t, "contribution_not_aided"))
    return hits


def on_public_payroll(seen: Seen) -> set[Hit]:
    return {key(g[0], "on_public_payroll", level=best_level(g)) for g in by_person(seen.now)}
