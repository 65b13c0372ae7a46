"""Things that pages show, invented in a place and full of canaries, for the test of access.

A maker takes a township or county and makes one thing in it (or in its county). `canaries` are words
that nobody outside the place may read; `secrets` are whole numbers that only pages which say so print.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count

from django.core.files.base import ContentFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.ciphers import card_number, id_number
from accounts.models import Delegation, Job, Region
from accounts.models.region import ancestor
from accounts.roles import Right, Role
from cases.actions import assessment_run as assessing
from cases.actions import rehearsal as rehearsing
from cases.actions.intake import open_draft
from cases.actions.payment import holds
from cases.models import Award, PaymentRun, Recovery
from cases.procedure import State
from eligibility.actions import assess_household
from eligibility.models import Standard
from households.actions.documents import Paper, upload_document
from monitoring.actions import push_keys
from monitoring.models import AdvanceNotice, Comparison, Disposal, Finding, RegisterImport
from monitoring.registers import staging
from tests import factories
from tests.cases import payment_roll, steps


@dataclass(frozen=True)
class Made:
    """One thing: the parts of its address, where it lies, and what betrays it."""

    address: dict[str, object]
    code: int
    canaries: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    seen_with: frozenset[Right] = field(default_factory=lambda: frozenset({Right.SEE_CASES}))


_months = count(1)

Maker = Callable[[Region], Made]
MAKERS: dict[str, Maker] = {}


def maker(make: Maker) -> Maker:
    """Register a maker under its own name."""
    MAKERS[make.__name__] = make
    return make


@maker
def officer(place: Region) -> Made:
    name = f"金丝雀员{place.code // 1000 % 1000}"
    made = factories.officer(_role(place), place, name=name)
    canaries = (name, made.username + "<")
    colleagues = frozenset({Right.MANAGE_OFFICERS, Right.SEE_CASES})  # their names stand in cases
    return Made({"pk": made.pk}, place.code, canaries, seen_with=colleagues)


@maker
def post(place: Region) -> Made:
    made = factories.officer(_role(place), place, name="金丝雀岗").posts.get()
    return Made({"pk": made.pk}, place.code, seen_with=frozenset({Right.MANAGE_OFFICERS}))


@maker
def region(place: Region) -> Made:
    """A place itself, for pages that take one in their address."""
    return Made({"region": place.code}, place.code)


@maker
def delegation(place: Region) -> Made:
    township = place if place.level == "township" else factories.region(350583100000)
    document = f"金丝雀〔2026〕{place.code}号"
    made = Delegation.objects.create(
        benefit="dibao",
        township=township,
        period=DateRange(date(2026, 1, 1), date(2030, 1, 1)),
        document=document,
        given_by=factories.officer(Role.COUNTY_APPROVER, ancestor(township.code, "county")),
    )
    givers = frozenset({Right.DELEGATE})
    return Made({"pk": made.pk}, township.code, (document,), seen_with=givers)


@maker
def standard(place: Region) -> Made:
    """A figure entered and not yet confirmed."""
    document = f"金丝雀标准〔2026〕{place.code}号"
    made = Standard.objects.create(
        region=place, key="dibao_standard", area="both", amount=Decimal("901"), document=document,
        period=DateRange(date(2030, 1, 1), None), entered_by=factories.officer(),
    )  # fmt: skip
    setters = frozenset({Right.SET_STANDARD})
    return Made({"pk": made.pk}, place.code, (document,), seen_with=setters)


@maker
def payment_run(place: Region) -> Made:
    """A locked run of the county; places of one county share it."""
    county = ancestor(place.code, "county")
    run = PaymentRun.objects.filter(region=county).first()
    if run is None:
        (award,) = payment_roll.roll(1, village=factories.region(county + 100001).code)
        payment_roll.deaths_compared(county)
        desk = payment_roll.Desk(county)
        run = payment_roll.signed(payment_roll.computed(desk.cashier), desk)
    line = run.lines.first()
    return Made(
        {"pk": run.pk},
        county,
        (line.payee_name, str(run.batch_number)),
        (card_number(line.card_token),),
    )


@maker
def payment_hold(place: Region) -> Made:
    (award,) = payment_roll.roll(1, village=place.code)
    reason = f"金丝雀暂缓{place.code // 1000}"
    hold = holds.place_hold(
        award.pk, by=factories.officer(), on=date(2026, 11, 1), reason=reason, origin="canary"
    )
    return Made({"pk": hold.pk}, place.code, (reason,))


@maker
def payee(place: Region) -> Made:
    """A household on the roll, with its account."""
    (award,) = payment_roll.roll(1, village=place.code)
    account = award.household.accounts.get()
    canaries = (award.household.head.name,)
    return Made(
        {"pk": award.household_id}, place.code, canaries, (card_number(account.card_token),)
    )


@maker
def account(place: Region) -> Made:
    (award,) = payment_roll.roll(1, village=place.code)
    made = award.household.accounts.get()
    return Made({"pk": made.pk}, place.code, secrets=(card_number(made.card_token),))


@maker
def recovery(place: Region) -> Made:
    """A month paid to somebody in the place, to come back."""
    (award,) = payment_roll.roll(1, village=place.code)
    cashier = payment_roll.Desk(ancestor(place.code, "county")).cashier
    run = payment_roll.computed(cashier, month=date(2024, next(_months), 1))
    line = run.lines.filter(award=award)[0]
    reason = f"金丝雀追回{place.code // 1000}"
    made = Recovery.objects.create(
        region=place, line=line, household=line.household, person=line.person, month=line.month,
        amount=line.amount, reason=reason, opened_on=date(2026, 11, 1),
        opened_by=factories.officer(),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (reason,))


@maker
def case(place: Region) -> Made:
    """A case that waits for its decision, with all that was written about it."""
    name = f"金丝雀案{place.code // 1000 % 1000}"
    home = factories.household(factories.person(name, at=place))
    factories.income(home, amount=Decimal("123.45"))
    staff = steps.Staff(place.code)
    made = factories.application(home, by=staff.clerk)
    steps.carry(State.REPORTED, staff, application=made)
    canaries = (name, made.number + "<", home.address)
    return Made({"pk": made.pk}, place.code, canaries)


@maker
def sheet(place: Region) -> Made:
    """A sealed sheet of a household with a name that nobody else may read."""
    name = f"金丝雀算{place.code // 1000 % 1000}"
    home = factories.household(factories.person(name, at=place))
    factories.income(home, amount=Decimal("123.45"))
    by = factories.officer(_role(place), place)
    sealed = assess_household(home.pk, by=by, on=timezone.localdate())
    return Made({"pk": sealed.pk}, place.code, (name, home.number))


@maker
def household(place: Region) -> Made:
    """A household on file, with a member's number and telephone."""
    name = f"金丝雀户{place.code // 1000 % 1000}"
    head = factories.person(name, at=place)
    head.phone = "13700009999"
    head.save(update_fields=["phone"])
    home = factories.household(head)
    factories.income(home)
    number = id_number(head.id_token) if head.id_token else ""
    return Made({"pk": home.pk}, place.code, (name,), (number, "13700009999"))


@maker
def person(place: Region) -> Made:
    """Somebody whose number may be shown by a logged press."""
    head = factories.person(f"金丝雀人{place.code // 1000 % 1000}", at=place)
    factories.household(head)
    number = id_number(head.id_token) if head.id_token else ""
    return Made({"pk": head.pk}, place.code, (head.name,), (number,))


@maker
def document(place: Region) -> Made:
    """A paper of a household, with a title that betrays it."""
    home = factories.household(factories.person("陈文", at=place))
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    paper = upload_document(
        ContentFile(b"%PDF-" + f"金丝雀纸{place.code}".encode()),
        Paper("other", f"金丝雀纸{place.code // 1000}"),
        by=clerk, region_id=place.code, household_id=home.pk,
    )  # fmt: skip
    return Made({"pk": paper.pk}, place.code, (paper.title, f"金丝雀纸{place.code}"))


@maker
def draft(place: Region) -> Made:
    """A draft with a member's whole number typed into it."""
    name = f"金丝雀稿{place.code // 1000 % 1000}"
    number = factories.invented_number(date(1975, 4, 2))
    clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, place)
    made = open_draft(
        by=clerk, on=date(2026, 11, 20), region_id=place.code, name=name, number=number
    )
    return Made({"pk": made.pk}, place.code, (name, made.number + "<"), (number,))


@maker
def draft_paper(place: Region) -> Made:
    """A paper that hangs on a draft."""
    application = open_draft(
        by=(clerk := factories.officer(Role.TOWNSHIP_CASEWORKER, place)), on=date(2026, 11, 20),
        region_id=place.code, name="陈稿", number=factories.invented_number(date(1975, 4, 2)),
    )  # fmt: skip
    paper = upload_document(
        ContentFile(b"%PDF-"), Paper("hukou"), by=clerk, region_id=place.code,
        draft_number=application.number,
    )  # fmt: skip
    return Made({"pk": application.pk, "document": paper.pk}, place.code)


@maker
def notice(place: Region) -> Made:
    """A notice that hangs in the village."""
    name = f"金丝雀示{place.code // 1000 % 1000}"
    home = factories.household(factories.person(name, at=place))
    factories.income(home)
    staff = steps.Staff(place.code)
    made = factories.application(home, by=staff.clerk)
    steps.carry(State.POSTED, staff, application=made)
    return Made({"pk": made.notices.get().pk}, place.code, (name,))


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
def job(place: Region) -> Made:
    """A job of the place that gave up, and says why."""
    words = f"金丝雀停{place.code // 1000}"
    made = Job.objects.create(
        kind="compare_deaths", key=f"canary:{place.code}", region=place, period="2026-11",
        requested_by=factories.officer(), state=Job.State.PARKED, error=words,
    )  # fmt: skip
    lookers = frozenset({Right.COMPARE, Right.IMPORT_REGISTER, Right.PREPARE_PAYMENT})
    return Made({"pk": made.pk}, place.code, (words,), seen_with=lookers)


def _role(place: Region) -> Role:
    return Role.TOWNSHIP_HEAD if place.level == "township" else Role.COUNTY_CASHIER


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


@maker
def rehearsal(place: Region) -> Made:
    """A finished rehearsal whose new value betrays it."""
    factories.household(factories.person("陈算", at=place))
    county = ancestor(place.code, "county")
    value = f"{(place.code // 1_000_000 + place.code // 1000) % 1000}.17"
    made = rehearsing.ask(
        place.code, {"dibao_standard": value}, on=date(2026, 11, 1),
        by=factories.officer(Role.COUNTY_REVIEWER, county),
    )  # fmt: skip
    assert made.job is not None
    rehearsing.work(made.job.pk)
    return Made(
        {"pk": made.pk}, place.code, (value,), seen_with=frozenset({Right.REHEARSE})
    )  # fmt: skip


@maker
def assessment_run(place: Region) -> Made:
    """Every household of the place assessed."""
    factories.household(factories.person("陈核", at=place))
    by = factories.officer(Role.COUNTY_REVIEWER, ancestor(place.code, "county"))
    made = assessing.open_run(place.code, by=by, on=date(2026, 11, 1))
    assert made.job is not None
    assessing.work(made.job.pk)
    return Made({"pk": made.pk}, place.code, seen_with=frozenset({Right.REHEARSE}))


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


from tests import ledger_makers, missed_makers, report_makers  # noqa: E402, F401  they register their own
