"""A small county at work, by chance: screenings, findings, visits, problems, objections, aid."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

import pgtrigger
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from accounts.ciphers import card_token
from accounts.models import Officer, Region
from accounts.roles import Role
from cases.models import (
    Aid,
    AidStage,
    Application,
    Award,
    AwardMember,
    Decision,
    Instalment,
    Notice,
    Objection,
    OverpaidLine,
    PaymentLine,
    PaymentRun,
    Recovery,
    Verification,
    VerificationResult,
)
from eligibility.models import Assessment
from households.models import Document, Household
from monitoring.models import (
    ComparedPerson,
    Comparison,
    Disposal,
    Finding,
    Rectification,
    Reply,
    Round,
    RoundDuty,
    RoundVisit,
    Screening,
)
from reports.models import Inspection, InspectionCheck
from tests import factories
from tests.factories import HONGLAI, NANAN, QIANFENG

HERE = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2026, 7, 1), date(2026, 10, 20)


class Works:
    """Rows of every kind with random days around September 2026, in the county that `county.pays` made."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.village = Region.objects.get(code=QIANFENG)
        self.clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, HONGLAI)
        self.second = factories.officer(Role.COUNTY_APPROVER, NANAN)
        self.homes = list(Household.objects.order_by("pk"))
        self.serial = seed * 1000
        makers: list[Callable[[], object]] = [
            self.screening, self.finding, self.duty, self.problem, self.objection, self.answer,
        ]  # fmt: skip
        self.compared = self.comparison()
        for make in makers:
            for _each in range(self.random.randint(5, 9)):
                make()
        self.recoveries()
        self.temporary_aid()
        self.inspection()
        self.tekun()
        self.aids_in_kind()

    def number(self) -> int:
        self.serial += 1
        return self.serial

    def day(self, since: date = FIRST, until: date = LAST) -> date:
        return since + timedelta(days=self.random.randint(0, max((until - since).days, 0)))

    def later(self, since: date) -> date | None:
        """A day from that one on, or none yet."""
        return self.day(since) if self.random.random() < 0.7 else None

    def home(self) -> Household:
        return self.random.choice(self.homes)

    def screening(self) -> Screening:
        entered = self.day()
        visited = self.later(entered)
        done = self.later(visited) if visited else None
        return Screening.objects.create(
            region=self.village, month=entered.replace(day=1), household=self.home(), name="陈查",
            source=self.random.choice(["suspected", "visit", "hotline"]), entered_by=self.clerk,
            cause=("", "epidemic", "illness")[entered.day % 3],
            category=("lifted", "none", "unstable", "marginal")[entered.day % 4],
            entered_on=entered, due_on=entered + timedelta(days=20), visited_on=visited,
            visitors="林经办" if visited else "", disposed_on=done, note="已核" if done else "",
            disposition=self.random.choice(Screening.Disposition.values) if done else "",
            disposed_by=self.clerk if done else None,
        )  # fmt: skip

    def comparison(self) -> Comparison:
        at = datetime(2026, 9, self.random.randint(1, 30), 23, 30, tzinfo=HERE)
        made = Comparison.objects.create(
            kind="poverty_office", region=Region.objects.get(code=NANAN), period="2026Q3",
            inputs=str(self.number()), started_by=self.clerk, finished_at=at,
            matched=self.random.randint(1, 90), new=self.random.randint(1, 9),
        )  # fmt: skip
        for home in self.homes[:6]:
            ComparedPerson.objects.create(
                comparison=made, region=self.village, person=home.head, household=home,
                name=home.head.name, group=self.random.choice(ComparedPerson.Group.values),
            )  # fmt: skip
        return made

    def finding(self) -> Finding:
        found = self.day()
        closed = self.later(found)
        home = self.home()
        rules = ["deceased_on_roll", "only_theirs", "both_differ", "benefit_twice"]
        made = Finding.objects.create(
            key=f"works:{self.number()}", rule=self.random.choice(rules), level="L1",
            state="settled" if closed else "open", region=self.village, person=home.head,
            household=home, name=home.head.name, facts_sha256="0" * 64, found_on=found,
            first_comparison=self.compared, last_comparison=self.compared,
            due_on=found + timedelta(days=10), closed_on=closed,
            closing_reason="已核" if closed else "",
        )  # fmt: skip
        if closed:
            self.disposal(made, closed)
        return made

    def disposal(self, finding: Finding, on: date) -> None:
        code = self.random.choice(["1", "3", "4", "8", "11"])
        at = datetime(on.year, on.month, on.day, self.random.choice([0, 12, 23]), 40, tzinfo=HERE)
        made = Disposal.objects.create(
            finding=finding, region=self.village, code=code, reason="已核实", proposed_by=self.clerk,
            proposer=self.clerk.natural_person, proposed_on=on, second_needed=True,
            event_on=on - timedelta(days=self.random.randint(3, 60)) if code == "1" else None,
            confirmed_by=self.second, confirmer=self.second.natural_person, confirmed_at=at,
        )  # fmt: skip
        if code == "11":
            replied = self.later(on)
            Reply.objects.create(
                disposal=made, region=self.village, organ="市纪委", sent_on=on, replied_on=replied,
                result="属实" if replied else "", written_by=self.second,
                discipline="警告" if replied and self.random.random() < 0.7 else "",
            )  # fmt: skip
            if self.random.random() < 0.5:
                made.concerns.add(self.clerk)

    def duty(self) -> RoundDuty:
        due = self.day()
        sheet, _made = Round.objects.get_or_create(
            region=self.village, month=due.replace(day=1),
            defaults={"code": f"W{self.number():08}", "made_on": due, "made_by": self.clerk},
        )  # fmt: skip
        visit, _made = RoundVisit.objects.get_or_create(
            round=sheet, region=self.village, household=self.home(), screening=None
        )
        done = self.later(due - timedelta(days=10))
        return RoundDuty.objects.create(
            round=sheet, visit=visit, region=self.village, kind="review", reference=self.number(),
            due_on=due, added_on=due.replace(day=1), done_on=done, result="seen" if done else "",
            done_by=self.clerk if done else None,
        )  # fmt: skip

    def problem(self) -> Rectification:
        opened = self.day()
        closed = self.later(opened)
        proof = Document.objects.create(
            region=self.village, draft_number="W", kind="proof", title="佐证", media_type="image/png",
            file=f"w/{self.number()}", size=1, sha256="0" * 64, uploaded_by=self.clerk,
        )  # fmt: skip
        return Rectification.objects.create(
            number=f"ZG{self.number()}", region=self.village, source="audit", problem="未入户",
            kind=self.random.choice(Rectification.Kind.values), measure="补做", owner=self.clerk,
            owner_person=self.clerk.natural_person, opened_by=self.second, opened_on=opened,
            due_on=opened + timedelta(days=15), state="closed" if closed else "open",
            done_on=closed, done="已补" if closed else "", evidence=proof if closed else None,
            checked_by=self.second if closed else None,
            checker_person=self.second.natural_person if closed else None, closed_on=closed,
            recovered=Decimal(self.random.randint(0, 900)) if closed else Decimal(0),
        )  # fmt: skip

    def inspection(self) -> None:
        """Households looked at on some day, or not yet; whatever is wrong is a problem."""
        made = Inspection.objects.create(
            number=f"JC{self.number()}", region_id=NANAN, kind="random", place_id=NANAN, about="抽查",
            inspectors="检查组", starts_on=FIRST, ends_on=LAST, size=9, seed="0f", drawn_on=FIRST,
            frame=[home.number for home in self.homes], made_by=self.second, made_on=FIRST,
        )  # fmt: skip
        for rank, home in enumerate(self.homes, 1):
            on = self.later(FIRST)
            right = [self.random.random() < 0.6 for _each in range(3)] if on else [None] * 3
            InspectionCheck.objects.create(
                inspection=made, region_id=home.region_id, household=home, rank=rank,
                benefits=["dibao"], monthly=Decimal(600), members=1, checked_on=on,
                checked_by=self.second if on else None, found="已入户核查" if on else "",
                object_right=right[0], measure_right=right[1], amount_right=right[2],
                problem=self.problem() if False in right else None,
            )  # fmt: skip

    def objection(self) -> Objection:
        received = self.day()
        settled = self.later(received)
        case = self.random.choice(list(Application.objects.order_by("pk")))
        notice, _made = Notice.objects.get_or_create(
            application=case,
            defaults={
                "region": self.village, "slug": f"w{self.number()}", "place": "公开栏", "text": {},
                "starts_on": received, "ends_on": received + timedelta(days=6), "posted_by": self.clerk,
            },
        )  # fmt: skip
        return Objection.objects.create(
            notice=notice, region=self.village, received_on=received, content="不符",
            recorded_by=self.clerk, settled_on=settled,
            outcome=self.random.choice(["upheld", "rejected"]) if settled else None,
        )  # fmt: skip

    def answer(self) -> VerificationResult:
        case = self.random.choice(list(Application.objects.order_by("pk")))
        asked = self.day()
        check = Verification.objects.create(
            application=case, region=self.village, asked_by=self.clerk, asked_on=asked,
            finished_on=self.day(asked),
        )  # fmt: skip
        return VerificationResult.objects.create(
            verification=check, region=self.village, person=case.people.get(ref="m1"), source="vehicles",
            as_of=asked, answer=self.random.choice(VerificationResult.Answer.values), detail="",
            recorded_by=self.clerk,
        )  # fmt: skip

    def recoveries(self) -> None:
        """A few paid lines of people who are said to be dead come back, some of them."""
        dead = Finding.objects.filter(rule="deceased_on_roll").values("person")
        for line in PaymentLine.objects.filter(person__in=dead).order_by("pk")[:6]:
            opened = self.day()
            made = Recovery.objects.create(
                number=f"WR{self.number()}", region=self.village, household_id=line.household_id,
                person=line.person, amount=line.amount, reason="死亡后发放", opened_on=opened,
                opened_by=self.clerk,
            )  # fmt: skip
            OverpaidLine.objects.create(
                recovery=made, region=self.village, line=line, month=line.month, amount=line.amount
            )
            if paid_on := self.later(opened):
                part = line.amount / 2 if self.random.random() < 0.5 else line.amount
                Instalment.objects.create(
                    recovery=made, region=self.village, amount=part.quantize(Decimal("0.01")),
                    way="cash", receipt=f"R{self.number()}", paid_on=paid_on, entered_by=self.clerk,
                )  # fmt: skip

    def temporary_aid(self) -> None:
        """Aid of a few households in September of two years."""
        for year in (2025, 2026):
            run = self.run("temporary_aid", date(year, 9, 1))
            awards = list(Award.objects.filter(benefit="dibao").order_by("pk"))
            for old in self.random.sample(awards, min(len(awards), self.random.randint(2, 4))):
                self.aid(old, run, self.clerk)
            self.locked(run)

    def run(self, benefit: str, month: date) -> PaymentRun:
        return PaymentRun.objects.create(
            region=Region.objects.get(code=NANAN), benefit=benefit, month=month,
            cut_off_on=month.replace(day=10), state="computing", created_by=self.clerk,
        )  # fmt: skip

    def locked(self, run: PaymentRun) -> None:
        with pgtrigger.ignore():
            PaymentRun.objects.filter(pk=run.pk).update(
                state="locked", batch_number=f"W{self.number()}", seal="0" * 64,
                locked_at=timezone.now(),
            )  # fmt: skip

    def line(self, run: PaymentRun, award: Award, member: AwardMember, amount: Decimal) -> None:
        PaymentLine.objects.create(
            run=run, region=self.village, award=award, member=member, household=award.household,
            person=member.person, benefit=award.benefit, benefit_group=award.benefit_group,
            month=run.month, amount=amount, payee_name="陈", bank="农商", last4="1234",
            card_token=card_token("6222020200112233447"),
        )  # fmt: skip

    def decided(self, home: Household, benefit: str, **told: object) -> Decision:
        """A confirmed application whose assessment knows these things of the head."""
        day = date(2026, 7, 1)
        facts = {"members": [{"ref": str(home.head_id), **told}]}
        sheet = Assessment.objects.create(
            household=home, region=self.village, benefit=benefit, on=day, facts=facts, sheet={},
            outcome=benefit, total_monthly=900, rules_version="1", policy_sha256="", sha256="",
            assessed_by=self.clerk,
        )  # fmt: skip
        case = factories.application(home, by=self.clerk, benefit=benefit)
        return Decision.objects.create(
            application=case, assessment=sheet, region=self.village, kind="confirmed",
            outcome=benefit, monthly=900, cites="", decided_by=self.clerk, decided_on=day,
            delegated=self.random.random() < 0.5, chain=1, position=self.number(), previous="",
            sha256="",
        )  # fmt: skip

    def tekun(self) -> None:
        """People of every mode and tier, paid in August, most of them in September too."""
        runs = [self.run("tekun", date(2026, month, 1)) for month in (8, 9)]
        for each in range(8):
            born = date(self.random.choice([1940, 1950, 1980, 2012]), 5, 6)
            home = factories.household(factories.person(f"陈特{each}", born=born, at=self.village))
            failed = self.random.choice([0, 2, 5, None])
            care = None if failed is None else {str(n): n >= failed for n in range(6)}
            mode = self.random.choice(["centralised", "centralised", "scattered", None])
            decision = self.decided(home, "tekun", support_mode=mode, self_care=care)
            held = DateRange(date(2026, 8, 1), None)
            award = Award.objects.create(
                household=home, person=home.head, decision=decision, region=self.village,
                benefit="tekun", benefit_group="minimum_living", mode="person", area="rural",
                monthly=900, period=held,
            )  # fmt: skip
            member = AwardMember.objects.create(
                award=award, person=home.head, region=self.village, share=900, period=held,
                benefit_group="minimum_living",
            )  # fmt: skip
            for run in runs[: self.random.choice([1, 2, 2])]:
                self.line(run, award, member, Decimal(900))
        for run in runs:
            self.locked(run)

    def aids_in_kind(self) -> None:
        """Goods and referrals of September, with hukou there or elsewhere."""
        homes = self.random.sample(self.homes, 2)
        for form, home in zip(("goods", "referral"), homes, strict=True):
            decision = self.decided(home, "temporary_aid")
            aid = Aid.objects.create(
                application=decision.application, region=self.village, person=home.head,
                kind=self.random.choice(Aid.Type.values), cause="fire", severity="light",
                need="food", happened_on=date(2026, 9, 2), happened="失火",
                hukou=self.random.choice(["", "晋江市"]), computed=300, amount=300, decision=decision,
            )  # fmt: skip
            AidStage.objects.create(
                aid=aid, region=self.village, number=1, amount=300, form=form, state="given",
                given_on=date(2026, 9, 3), document="签收单", what="大米",
                source="budget",
            )  # fmt: skip

    def aid(self, old: Award, run: PaymentRun, by: Officer) -> None:
        amount = Decimal(self.random.randint(200, 2000))
        month = run.month
        once = DateRange(month, (month + timedelta(days=31)).replace(day=1))
        award = Award.objects.create(
            household=old.household, decision=old.decision, region=self.village, monthly=amount,
            benefit="temporary_aid", benefit_group="temporary_aid", mode="household", area="rural",
            period=once,
        )  # fmt: skip
        member = AwardMember.objects.create(
            award=award, person=old.household.head, region=self.village, share=amount, period=once,
            benefit_group="temporary_aid",
        )  # fmt: skip
        self.line(run, award, member, amount)
