"""Rolls of invented households on benefit, made in bulk, and what the bank would say of them."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.actions.jobs import run_job
from accounts.ciphers import card_token, id_tokens
from accounts.models import Job, Officer, Region
from accounts.roles import Role
from cases.actions.payment import bank_file, gates, returns, reviews, runs, signatures
from cases.models import Application, Award, AwardMember, Decision, PaymentRun
from eligibility.models import Assessment
from households.models import BankAccount, Household, Membership, Person
from tests.factories import HONGLAI, NANAN, QIANFENG, invented_number, officer, region

MONTH = date(2026, 11, 1)
TODAY = date(2026, 11, 20)
LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


@dataclass
class Desk:
    """The people of a county who pay, and one who works in a township."""

    county: int = NANAN
    cashier: Officer = field(init=False)
    reviewer: Officer = field(init=False)
    approver: Officer = field(init=False)
    clerk: Officer = field(init=False)

    def __post_init__(self) -> None:
        self.cashier = officer(Role.COUNTY_CASHIER, self.county, name="黄出纳")
        self.reviewer = officer(Role.COUNTY_REVIEWER, self.county, name="吴复核")
        self.approver = officer(Role.COUNTY_APPROVER, self.county, name="郑审批")
        town = HONGLAI if self.county == NANAN else self.county
        self.clerk = officer(Role.TOWNSHIP_CASEWORKER, town, name="林经办")


def roll(
    households: int = 3,
    *,
    persons: int = 2,
    village: int = QIANFENG,
    monthly: Decimal = Decimal("600.00"),
    start: date = LONG_AGO,
    accounts: bool = True,
) -> list[Award]:
    """So many households on dibao, each person with a share, each household with an account."""
    place = region(village)
    clerk = officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
    people = _people(households * persons, place)
    heads = people[::persons]
    homes = Household.objects.bulk_create(
        Household(number=f"P{next(_numbers):08}", region=place, area="rural", head=head)
        for head in heads
    )
    Membership.objects.bulk_create(
        Membership(
            region=place, household=homes[i // persons], person=person,
            relation="other" if i % persons else "head", period=DateRange(LONG_AGO, None),
        )
        for i, person in enumerate(people)
    )  # fmt: skip
    if accounts:
        BankAccount.objects.bulk_create(new_account(home, LONG_AGO) for home in homes)
    awards = Award.objects.bulk_create(
        Award(
            household=decision.application.household, decision=decision, region=place,
            benefit="dibao", benefit_group="minimum_living", mode="household", area="rural",
            monthly=monthly * persons, period=DateRange(start, None),
        )
        for decision in _decisions(homes, clerk)
    )  # fmt: skip
    AwardMember.objects.bulk_create(
        AwardMember(
            award=awards[i // persons], person=person, region=place, share=monthly,
            benefit_group="minimum_living", period=DateRange(start, None),
        )
        for i, person in enumerate(people)
    )  # fmt: skip
    return awards


def on_dibao(homes: list[Household], *, monthly: Decimal = Decimal("300.00")) -> list[Award]:
    """Households on file are on dibao, so much for each of their members."""
    members = list(Membership.objects.filter(household__in=homes, period__endswith=None))
    heads = Counter(member.household_id for member in members)
    awards = Award.objects.bulk_create(
        Award(
            household=home, decision=decision, region_id=home.region_id, benefit="dibao",
            benefit_group="minimum_living", mode="household", area=home.area,
            monthly=monthly * heads[home.pk], period=DateRange(LONG_AGO, None),
        )
        for home, decision in zip(
            homes, _decisions(homes, officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)), strict=True
        )
    )  # fmt: skip
    held = {award.household_id: award for award in awards}
    AwardMember.objects.bulk_create(
        AwardMember(
            award=held[member.household_id], person_id=member.person_id, region_id=member.region_id,
            share=monthly, benefit_group="minimum_living", period=DateRange(LONG_AGO, None),
        )
        for member in members
    )  # fmt: skip
    return awards


def new_account(home: Household, since: date, **given: object) -> BankAccount:
    """An account nobody else has, not yet saved."""
    card = f"62220202{next(_numbers):011}"
    return BankAccount(
        household=home, region_id=home.region_id, holder=home.head, holder_name=home.head.name,
        bank="南安农商银行", card_token=card_token(card), last4=card[-4:],
        period=DateRange(since, None), **given,
    )  # fmt: skip


def change_account(home: Household, since: date, *, by: Officer | None = None) -> BankAccount:
    """The household has another account from a day on, entered by somebody, checked by nobody."""
    for old in BankAccount.objects.filter(household=home, period__endswith=None):
        old.period = DateRange(old.period.lower, since)
        old.save(update_fields=["period"])
    account = new_account(home, since, entered_by=by)
    account.save()
    return account


def computed(by: Officer, *, month: date = MONTH, on: date = TODAY) -> PaymentRun:
    """The county's run of a month, computed."""
    place = by.posts_today[0].region_id
    run, _is_new = runs.open_run(region_id=place, benefit="dibao", month=month, by=by, on=on)
    return work_off(run)


def work_off(run: PaymentRun) -> PaymentRun:
    """Do the run's job as a worker would."""
    if run.state == "computing" and run.job_id:
        run_job(run.job_id, runs.compute_part, closing=runs.close_computing)
    run.refresh_from_db()
    assert run.state == "computed", run.job and run.job.error
    return run


def deaths_compared(county: int = NANAN, *, days_ago: int = 3) -> Job:
    """The county's death comparison was finished so many days before the test's day."""
    at = timezone.make_aware(datetime.combine(TODAY, time.min))
    return Job.objects.create(
        kind="compare_deaths", key=f"deaths:{county}:{next(_numbers)}", region=region(county),
        state="done", finished_at=at - timedelta(days=days_ago),
        requested_by=officer(Role.COUNTY_REVIEWER, county),
    )  # fmt: skip


def signed(run: PaymentRun, desk: Desk, *, on: date = TODAY) -> PaymentRun:
    """Three people have signed: the run is locked."""
    for step, by in zip(
        ("prepare", "check", "approve"), (desk.cashier, desk.reviewer, desk.approver), strict=True
    ):
        seal = signatures.short(signatures.seal_of(run))
        assert signatures.sign(run.pk, step=step, seal_seen=seal, by=by, on=on)
    run.refresh_from_db()
    assert run.state == "locked"
    return run


def looked_at(run: PaymentRun, by: Officer) -> PaymentRun:
    """Whatever stands out in the run was looked at and stays."""
    for one in gates.exceptions_of(run):
        reviews.settle_exception(
            run.pk, household_id=one.household_id, question=one.question, verdict="keep",
            reason="已核实", by=by, on=TODAY,
        )  # fmt: skip
    return run


def answers(run: PaymentRun, failing: Mapping[int, str] | None = None) -> list[returns.Answer]:
    """What the bank says of every row: paid, but for the failing row numbers and their reasons."""
    failing = failing or {}
    return [
        returns.Answer(
            row.number + 1, str(run.batch_number), row.number, row.last4, row.amount,
            failing.get(row.number, ""),
        )
        for row in bank_file.bank_rows(run)
    ]  # fmt: skip


def return_file(run: PaymentRun, failing: Mapping[int, str] | None = None) -> bytes:
    """The same as a file, in the bank's words."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("批次号", "序号", "账号后四位", "金额", "结果", "原因"))
    words = {"closed": "已销户", "name": "户名不符", "missing": "账号不存在", "frozen": "账户冻结"}
    for one in answers(run, failing):
        result = "失败" if one.reason else "成功"
        reason = words.get(one.reason, one.reason)
        writer.writerow((one.batch_number, one.number, one.last4, one.amount, result, reason))
    return out.getvalue().encode("utf-8-sig")


def paid_out(run: PaymentRun, desk: Desk, failing: Mapping[int, str] | None = None) -> PaymentRun:
    """The locked run has gone to the bank and come back."""
    bank_file.export(run.pk, by=desk.cashier, on=TODAY)
    said = answers(run, failing)
    digest = hashlib.sha256(repr(said).encode()).hexdigest()
    returns.import_return(run.pk, answers=said, sha256=digest, by=desk.cashier, on=TODAY)
    run.refresh_from_db()
    return run


def end_shares(award: Award, until: date) -> None:
    """The award and its shares end before the first of a month."""
    for row in (award, *award.members.all()):
        row.period = DateRange(row.period.lower, until)
        row.save(update_fields=["period"])


def change_amount(award: Award, monthly: Decimal, since: date) -> Award:
    """From a month on another award pays each person so much."""
    people = list(award.members.values_list("person_id", flat=True))
    end_shares(award, since)
    after = Award.objects.get(pk=award.pk)
    after.pk, after.monthly, after.period = None, monthly * len(people), DateRange(since, None)
    after._state.adding = True
    after.save()
    AwardMember.objects.bulk_create(
        AwardMember(
            award=after, person_id=person, region_id=after.region_id, share=monthly,
            benefit_group="minimum_living", period=DateRange(since, None),
        )
        for person in people
    )  # fmt: skip
    return after


def _people(number: int, place: Region) -> list[Person]:
    born = [date(1930 + i % 60, 1 + i % 12, 1 + i // 720 % 28) for i in range(number)]
    first = next(_numbers)
    tokens = id_tokens([invented_number(day) for day in born])
    return Person.objects.bulk_create(
        Person(
            region=place, name=f"陈{first}之{i}", name_key=f"陈{first}之{i}", id_token=token,
            sex="male", birth_date=day,
        )
        for i, (day, token) in enumerate(zip(born, tokens, strict=True))
    )  # fmt: skip


def _decisions(homes: list[Household], clerk: Officer) -> list[Decision]:
    sheets = Assessment.objects.bulk_create(
        Assessment(
            household=home, region_id=home.region_id, benefit="dibao", on=LONG_AGO, facts={},
            sheet={}, outcome="household", total_monthly=0, rules_version="1", policy_sha256="",
            sha256="", assessed_by=clerk,
        )
        for home in homes
    )  # fmt: skip
    cases = Application.objects.bulk_create(
        Application(
            number=f"N{next(_numbers):08}", region_id=home.region_id, household=home,
            benefit="dibao", state="confirmed", decided_on=LONG_AGO, assessment=sheet,
            entered_by=clerk, applicant_name=home.head.name,
        )
        for home, sheet in zip(homes, sheets, strict=True)
    )  # fmt: skip
    return Decision.objects.bulk_create(
        Decision(
            application=case, assessment=sheet, region_id=case.region_id, kind="confirmed",
            outcome="household", monthly=1, cites="", decided_by=clerk, decided_on=LONG_AGO,
            chain=0, position=next(_numbers), previous="", sha256="",
        )
        for case, sheet in zip(cases, sheets, strict=True)
    )  # fmt: skip
