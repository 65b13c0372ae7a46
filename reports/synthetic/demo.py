"""The demo county: Nan'an with invented people, everything in it done by the actions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import Delegation, Officer, Region
from cases.actions import rehearsal
from cases.models import Award
from cases.periods import Period, add_months
from cases.procedure import State
from eligibility.models import Standard
from monitoring.models import Comparison
from reports.synthetic import (
    aids,
    applications,
    entitled,
    months,
    outreach,
    reported,
    rolls,
    staff,
)
from reports.synthetic.applications import Desk
from reports.synthetic.clock import as_it_happened
from reports.synthetic.compared import compare, import_and_compare, import_the_rest
from reports.synthetic.county import County, Placed, invent
from reports.synthetic.exits import leave_under_way
from reports.synthetic.funded import claim_back, fund, pay_price_subsidy, raise_subsidy
from reports.synthetic.hidden import tell_secrets
from reports.synthetic.kept import keep_books
from reports.synthetic.load import load
from reports.synthetic.months import Till
from reports.synthetic.settled import settle_earlier, settle_some
from reports.synthetic.turns import TURNS, refused
from reports.synthetic.ways import go_every_way

COUNTY = staff.NANAN
HOUSEHOLDS = 330
SCREENED = 7
SEED = 20261122
DOCUMENT = "泉民保〔2020〕54号（示例）"
Say = Callable[[str], None]

_ANALYZE = (
    "ANALYZE households_household, households_person, households_membership, households_circumstances, "
    "households_income, households_bankaccount, eligibility_assessment, cases_application, "
    "cases_decision, cases_award, cases_awardmember"
)
_LIKELY = {"elder_alone", "ill_worker", "disabled_adult_poor", "single_person"}
_OPEN_CASES: tuple[tuple[State, int, int], ...] = (
    # how far, days ago of the last step, how many
    (State.DRAFT, 1, 3),
    (State.SUBMITTED, 1, 3),
    (State.ACCEPTED, 2, 3),
    (State.ACCEPTED, 6, 2),  # late
    (State.VERIFYING, 2, 3),
    (State.VERIFIED, 3, 4),
    (State.VISITED, 1, 4),
    (State.REVIEWED, 1, 2),
    (State.POSTED, 3, 4),
    (State.POSTED, 6, 2),  # the notice ends today
    (State.VISITED, 46, 1),  # late
    (State.REPORTED, 2, 9),
    (State.CONFIRMED, 40, 8),
)


def fill(*, on: date, say: Say) -> None:
    """An empty database holds the demo county as of a day: everything or nothing."""
    with transaction.atomic(), as_it_happened():
        county, officers = people_and_rolls(on=on, say=say)
        _know_the_sizes()
        importer = officers["caishencha"]
        import_and_compare(county, by=importer, on=on - timedelta(days=120), quiet=True)
        second = officers["xufuhe"]
        settle_earlier(by=importer, second=second, on=on - timedelta(days=114), left=5)
        reviews(officers, on=on, say=say)
        open_cases(officers, on=on, say=say)
        others = entitled.entitle(_offices(officers), seed=SEED, on=on)
        say(f"其他待遇 / other benefits: {others}")
        _know_the_sizes()
        paid_months(officers, on=on, say=say)
        for kind, counts in import_and_compare(county, by=importer, on=on).items():
            say(f"比对 / comparison {kind}: {counts}")
        deaths = {truth.name: truth.on for truth in county.of_kind("death") if truth.on}
        settle_some(by=importer, second=second, deaths=deaths, on=on)
        watch_over(county, officers, on=on, say=say)


def _know_the_sizes() -> None:
    """The planner learns what was just written: nothing else tells it before the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_ANALYZE)


def watch_over(county: County, officers: dict[str, Officer], *, on: date, say: Say) -> None:
    """The other registers, and what became of what they showed; rounds, exits, reports, lists, objections."""
    tell_secrets(county, SEED)
    importer, second = officers["caishencha"], officers["xufuhe"]
    say(f"登记数据 / registers: {import_the_rest(county, by=importer, second=second, on=on)}")
    leave_under_way(clerk=officers["linjianhua"], on=on)
    say(f"临时救助 / temporary aid: {aids.help_first(officers, on=on)}")
    say(
        f"追回、登记簿 / recoveries, books: {claim_back(officers, on=on)}, {keep_books(officers, on=on)}"
    )
    say(f"疑点 / findings: {go_every_way(officers, on=on)}")
    found = invent(
        code=COUNTY, villages=_villages_of(staff.HONGLAI), households=SCREENED, seed=SEED + 9, on=on
    )
    rows = outreach.screen(found.homes, officers, on=on)
    watched = outreach.look_again(officers, on=on)
    sheets = outreach.go_round(officers, on=on)
    say(f"排查、关注、走访单 / screening, watch list, rounds: {rows}, {watched}, {len(sheets)}")
    reported.file_ledgers(officers, on=on)
    reported.put_right(officers, on=on)
    reported.hang_lists(officers, on=on)
    reported.give_key(officers)
    reported.propose_standard(officers, on=on)
    rehearsal.ask(COUNTY, {"dibao_standard": "830"}, by=importer, on=on)
    say(f"报送 / filings: {reported.file_reports(officers, on=on)}")
    owed = reported.run_programme(officers, on=on).assignments.count()
    say(f"专项行动 / programme: {owed}")


def people_and_rolls(*, on: date, say: Say) -> tuple[County, dict[str, Officer]]:
    """Staff, standards, a delegation, households on file, and the rolls of the former system."""
    officers = staff.hire()
    _standards(officers["yeshenpi"], officers["hongshenpi"])
    _delegate(officers["hongshenpi"])
    say(f"人员与岗位 / officers: {len(officers)}")
    county = invent(code=COUNTY, villages=_villages(), households=HOUSEHOLDS, seed=SEED, on=on)
    households = load(county)
    say(f"家庭 / households: {len(households)}")
    random = Random(SEED)  # noqa: S311
    awards = 0
    for placed, household in zip(county.homes, households, strict=True):
        if placed.covered or placed.home.kind in ("edge", "rigid", "well_off", "rich_in_property"):
            day = _decided_on(placed, on, random)
            by, clerk = officers["hongshenpi"], officers["linjianhua"]
            awards += rolls.bring_in(household, by=by, clerk=clerk, on=day) is not None
    say(f"待遇 / awards: {awards}")
    return county, officers


def open_cases(officers: dict[str, Officer], *, on: date, say: Say) -> None:
    """Applications in every state, with clocks around today, in two townships."""
    random = Random(SEED + 1)  # noqa: S311
    desks = _desks(officers)
    wanted = sum(many for *_, many in _OPEN_CASES) + len(TURNS) * 2
    likely, unlikely = _applicants(wanted, on)
    for state, ago, many in _OPEN_CASES:
        for turn in range(many):
            desk = desks[turn % len(desks)]
            day = on - timedelta(days=ago + turn % 3)
            placed = _moved(likely.pop(), desk, random)
            applications.carry(placed, desk, to=state, on=day, random=random)
    for go in TURNS:
        for desk in desks:
            go(_moved(likely.pop(), desk, random), desk, on=on - timedelta(days=1), random=random)
    for desk in desks:
        placed = _moved(unlikely.pop(), desk, random)
        refused(placed, desk, on=on - timedelta(days=1), random=random)
    say(f"申请 / applications: {wanted + len(desks)}")


def reviews(officers: dict[str, Officer], *, on: date, say: Say) -> None:
    """Households on the rolls whose means have changed: a gradual exit, a smaller and a larger award."""
    desk = _desks(officers)[0]
    rolls_here = Award.objects.filter(
        township_code=staff.HONGLAI, mode="household", period__endswith=None
    ).select_related("household__head")
    families = [award for award in rolls_here if award.members.count() >= 3][:6]
    day = (on.replace(day=1) - timedelta(days=70)).replace(day=12)
    for place, award in enumerate(families):
        wage = ("4900", "4900", "900", "700", "600", "4900")[place]
        row = {"member": "m1", "kind": "wage", "amount": wage, "unit": "month", "times": "12"}
        state = State.CONFIRMED if place < 4 else State.VISITED
        last = day if place < 4 else on - timedelta(days=2)
        changes = {"income": {"rows": [row]}}
        applications.review_again(award, changes, desk, to=state, on=last)
    say(f"复核 / reviews: {len(families)}")


def paid_months(officers: dict[str, Officer], *, on: date, say: Say) -> None:
    """Every month from the one before the last whole quarter to the last whole month is paid."""
    till = Till(officers["zengchuna"], officers["xufuhe"], officers["yeshenpi"])
    month = add_months(Period.quarter_of(on).previous().start, -1)
    while month < on.replace(day=1):
        recent = month >= add_months(on.replace(day=1), -2)
        compare(Comparison.Kind.DEATHS, COUNTY, by=officers["caishencha"], on=month.replace(day=18))
        run = months.pay(COUNTY, month, till, failures=3 if recent else 0)
        others = [
            months.pay(COUNTY, month, till, benefit=benefit).lines.count()
            for benefit in entitled.PAID
            if recent
        ]
        say(f"发放 / paid: {run.month:%Y-%m} {run.lines.count()} 人，{sum(others)} 人")
        month = add_months(month, 1)
    subsidy = pay_price_subsidy(officers, till, on=on)
    sums = fund(officers, on=on)
    say(f"价格补贴、资金 / price subsidy, funds: {subsidy.lines.count()} 人, {sums}")
    raise_subsidy(officers, till, on=on)
    this_month = months.open_month(COUNTY, month, till, on=on)
    say(f"本月待核验 / waiting: {this_month.month:%Y-%m} {this_month.lines.count()} 人")


def _desks(officers: dict[str, Officer]) -> list[Desk]:
    county = {"reviewer": officers["caishencha"], "approver": officers["hongshenpi"]}
    return [
        Desk(clerk=officers["linjianhua"], head=officers["suzhenzhang"], **county),
        Desk(clerk=officers["zhengmeishan"], head=officers["yangzhenzhang"], **county),
    ]


def _offices(officers: dict[str, Officer]) -> list[entitled.Office]:
    return [
        entitled.Office(desk, [code for code, _area in _villages_of(_township(desk))])
        for desk in _desks(officers)
    ]


def _township(desk: Desk) -> int:
    return desk.clerk.posts_today[0].region_id


def _applicants(count: int, on: date) -> tuple[list[Placed], list[Placed]]:
    """Homes of people who are not on file yet: those that may get dibao, and those that will not."""
    villages = _villages_of(staff.HONGLAI)
    county = invent(code=COUNTY, villages=villages, households=count * 3, seed=SEED + 7, on=on)
    likely = [placed for placed in county.homes if placed.home.kind in _LIKELY]
    return likely, [placed for placed in county.homes if placed.home.kind == "well_off"]


def _moved(placed: Placed, desk: Desk, random: Random) -> Placed:
    """The home in a village of the desk's township."""
    return replace(placed, village=random.choice(_villages_of(_township(desk)))[0])


def _villages() -> list[tuple[int, str]]:
    """Every village of the county, Honglai and Meishan more often; streets are urban."""
    everywhere = _villages_of(COUNTY)
    return everywhere + _villages_of(staff.HONGLAI) * 4 + _villages_of(staff.MEISHAN) * 2


def _villages_of(code: int) -> list[tuple[int, str]]:
    place = Region.objects.get(code=code)
    villages = Region.objects.filter(
        level=Region.Level.VILLAGE, code__gte=code, code__lt=place.until
    ).select_related("parent")
    return [
        (v.code, "urban" if v.parent and v.parent.name.endswith("街道") else "rural")
        for v in villages.order_by("code")
    ]


def _decided_on(placed: Placed, on: date, random: Random) -> date:
    """A day after the household was on file and before the month three months ago."""
    last = (on.replace(day=1) - timedelta(days=80)).replace(day=28)
    first = max(placed.since, date(last.year - 1, 1, 6))
    return first + timedelta(days=random.randrange(max((last - first).days, 1)))


def _standards(entered_by: Officer, confirmed_by: Officer) -> None:
    amounts = (("dibao_standard", "775.00"), ("minimum_wage", "1720.00"))
    Standard.objects.bulk_create(
        Standard(
            region_id=COUNTY,
            key=key,
            area=Standard.Area.BOTH,
            amount=Decimal(amount),
            period=DateRange(date(2020, 10, 1), None),
            document=DOCUMENT,
            illustrative=True,
            entered_by=entered_by,
            confirmed_by=confirmed_by,
        )
        for key, amount in amounts
    )


def _delegate(by: Officer) -> None:
    Delegation.objects.create(
        benefit="dibao",
        township_id=staff.MEISHAN,
        ceiling=Decimal(2000),
        period=DateRange(date(2026, 1, 1), date(2027, 1, 1)),
        document="南民救助〔2026〕1号（示例）",
        given_by=by,
    )
