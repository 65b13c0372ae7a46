"""Makers of what the pages of registers, comparisons and findings show."""

from datetime import date

from django.utils import timezone

from accounts.ciphers import id_number
from accounts.models import Region
from accounts.models.region import ancestor
from accounts.roles import Right, Role
from cases.models import Award
from monitoring.actions import push_keys
from monitoring.models import AdvanceNotice, Comparison, Disposal, Finding, RegisterImport
from monitoring.registers import staging
from tests import factories
from tests.cases import payment_roll
from tests.makers import Made, maker


@maker
def register_import(place: Region) -> Made:
    """A register file of the place that waits for another person."""
    name = f"金丝雀册{place.code // 1000}.csv"
    made = RegisterImport.objects.create(
        kind="funeral", region=place, as_of=date(2026, 11, 1), file_name=name,
        file_sha256=f"{place.code:064}", state=RegisterImport.State.WAITING, rows=1, rejected=1,
        imported_by=factories.officer(),
    )  # fmt: skip
    staging.create(made.pk)
    made.rejected_rows.create(
        region=place, row_number=2, column="证件号码", code="number_check",
        reason="证件号码最后一位对不上", value=f"金丝雀值{place.code // 1000}",
    )  # fmt: skip
    canaries = (name, f"金丝雀值{place.code // 1000}")
    importers = frozenset({Right.IMPORT_REGISTER})
    return Made({"pk": made.pk}, place.code, canaries, seen_with=importers)


@maker
def push_key(place: Region) -> Made:
    """The key of a department of the place."""
    source = f"金丝雀局{place.code // 1000}"
    keeper = factories.officer(Role.ADMINISTRATOR, place)
    made, secret = push_keys.issue(source, kinds=["funeral"], region_id=place.code, by=keeper)
    keepers = frozenset({Right.MANAGE_OFFICERS})
    return Made({"pk": made.pk}, place.code, (source, secret), seen_with=keepers)


@maker
def comparison(place: Region) -> Made:
    """A comparison of the place with a file whose name betrays it."""
    name = f"金丝雀源{place.code // 1000}.csv"
    source = {"import": 0, "file": name, "as_of": "2026-11-01", "rows": 1}
    made = Comparison.objects.create(
        kind="deaths", region=place, period="2026-11", inputs=str(place.code), sources=[source],
        started_by=factories.officer(), finished_at=timezone.now(),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (name,), seen_with=frozenset({Right.COMPARE}))


@maker
def finding(place: Region) -> Made:
    """Somebody on the roll whom a register calls dead."""
    (award,) = payment_roll.roll(1, village=place.code)
    made = _finding(award, place)
    member = award.members.select_related("person").order_by("pk")[1]
    theirs = f"疑点来源{place.code // 1000}"
    canaries = (award.household.number, theirs)
    assert member.person.id_token is not None
    return Made({"pk": made.pk}, place.code, canaries, (id_number(member.person.id_token),))


@maker
def disposal(place: Region) -> Made:
    """A stop that waits for a second person."""
    (award,) = payment_roll.roll(1, village=place.code)
    made = _finding(award, place)
    Finding.objects.filter(pk=made.pk).update(state="proposed")
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    proposed = Disposal.objects.create(
        finding=made, region=place, code="1", reason=f"金丝雀处置{place.code // 1000}",
        event_on=date(2026, 10, 1), proposed_by=clerk, proposer=clerk.natural_person,
        proposed_on=date(2026, 11, 2), second_needed=True,
    )  # fmt: skip
    return Made({"pk": proposed.pk}, place.code, (proposed.reason,))


@maker
def confirmed_stop(place: Region) -> Made:
    """A stop that a second person has confirmed, with the notice of it."""
    made = disposal(place)
    second = factories.officer(Role.COUNTY_APPROVER, factories.NANAN)
    Disposal.objects.filter(pk=str(made.address["pk"])).update(
        confirmed_by=second, confirmer=second.natural_person, confirmed_at=timezone.now(),
        effect={"last_day": "2026-10-31", "going_on": [], "recovery": []},
    )  # fmt: skip
    return made


@maker
def advance_notice(place: Region) -> Made:
    """A notice that has not reached its household yet."""
    made = disposal(place)
    rows = Disposal.objects.filter(pk=str(made.address["pk"]))
    second = factories.officer(Role.COUNTY_APPROVER, factories.NANAN)
    rows.update(
        confirmed_by=second, confirmer=second.natural_person, confirmed_at=timezone.now(),
        scope="person", end_reason="prison", from_month=date(2027, 1, 1),
    )  # fmt: skip
    waiting = rows.get()
    Finding.objects.filter(pk=waiting.finding_id).update(state="told")
    notice = AdvanceNotice.objects.create(disposal=waiting, region=place)
    return Made({"pk": notice.pk}, place.code, (waiting.reason,))


def _finding(award: Award, place: Region) -> Finding:
    person = award.members.order_by("pk")[1].person
    compared = Comparison.objects.create(
        kind="deaths", region=factories.region(ancestor(place.code, "county")), period="2026-11",
        inputs=f"{award.pk}", started_by=factories.officer(Role.COUNTY_REVIEWER, factories.NANAN),
        sources=[
            {"import": 0, "file": f"疑点来源{place.code // 1000}.csv", "as_of": "2026-11-01", "rows": 1}
        ],
    )  # fmt: skip
    return Finding.objects.create(
        key=f"deceased_on_roll:{person.pk}", rule="deceased_on_roll", level="L1", region=place,
        person=person, household=award.household, id_token=person.id_token, name=person.name,
        facts={"level": "L1", "died_on": "2026-10-01", "their_name": person.name, "place": ""},
        facts_sha256="0" * 64, first_comparison=compared, last_comparison=compared,
        found_on=date(2026, 11, 1), due_on=date(2026, 11, 4),
    )  # fmt: skip
