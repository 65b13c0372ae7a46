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
from cases.models import PaymentRun, Recovery
from cases.procedure import State
from eligibility.actions import assess_household
from eligibility.models import Standard
from households.actions.documents import Paper, upload_document
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
        number=f"ZH{place.code}", region=place, household=line.household, person=line.person,
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


from tests import (  # noqa: E402  they register their own
    aid_makers,  # noqa: F401
    export_makers,  # noqa: F401
    fund_makers,  # noqa: F401
    ledger_makers,  # noqa: F401
    missed_makers,  # noqa: F401
    monitoring_makers,  # noqa: F401
    public_makers,  # noqa: F401
    report_makers,  # noqa: F401
)
