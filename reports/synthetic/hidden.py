"""What registers hold of people on the rolls, or of people who need help, and the rolls do not say.

Each becomes a line of the answer key: the register is its kind, the matter its note.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from accounts.id_numbers import age_on
from reports.synthetic.county import County, Placed, Truth
from reports.synthetic.entries import Entry
from reports.synthetic.homes import Member

Fits = Callable[[Placed, Member, int], bool]


@dataclass(frozen=True)
class Secret:
    """A kind of thing that a register knows. `fits` says of whom it may be true, given the age in years;
    `ago` how many days before the day of the county it happened; `entries` what the register says."""

    register: str
    matter: str
    fits: Fits
    ago: int
    entries: tuple[Entry, ...] = field(default=({},))


def _adult(placed: Placed, member: Member, age: int) -> bool:
    return placed.covered and 22 <= age < 60


def _elder(placed: Placed, member: Member, age: int) -> bool:
    return placed.covered and age >= 62


def _pupil(placed: Placed, member: Member, age: int) -> bool:
    return placed.covered and 7 <= age < 18


def _disabled(placed: Placed, member: Member, age: int) -> bool:
    return placed.covered and "disability_kind" in member.circumstances


def _grown_child(placed: Placed, member: Member, age: int) -> bool:
    return placed.covered and member.relation == "child" and age >= 22


def _not_head(placed: Placed, member: Member, age: int) -> bool:
    return placed.covered and member.relation != "head"


def _uncovered(placed: Placed, member: Member, age: int) -> bool:
    return (
        not placed.covered and placed.home.kind in ("edge", "rigid", "unknown_work") and age >= 22
    )


SECRETS = (
    Secret("public_payroll", "wage", _adult, 0, ({"monthly_wage": "6200"},)),
    Secret("prison", "prison", _not_head, 160, ({"custody_kind": "有期徒刑", "term_months": "3年"},)),
    Secret("vehicles", "car", _adult, 500, ({"vehicle_kind": "小型轿车", "vehicle_state": "正常"},)),
    Secret("market", "legal_person", _adult, 700, ({"role": "法定代表人", "company_state": "存续"},)),
    Secret(
        *("real_estate", "two_homes", _adult, 200),
        ({"property_use": "成套住宅"}, {"property_use": "成套住宅"}),
    ),
    Secret("real_estate", "shop", _adult, 900, ({"property_use": "商业服务"},)),
    Secret(
        *("human_resources", "pension_employee", _elder, 400),
        ({"matter": "企业职工基本养老保险", "monthly_amount": "3150", "base": "", "employer": ""},),
    ),
    Secret(
        *("human_resources", "contribution", _adult, 60),
        ({"matter": "参保缴费", "base": "4500", "monthly_amount": ""},),
    ),
    Secret("tax", "wage", _adult, 45, ({"income_kind": "工资薪金所得", "amount": "6100"},)),
    Secret(
        *("provident_fund", "deposit", _adult, 0),
        ({"account_state": "正常", "monthly_deposit": "860"},),
    ),
    Secret("household_registration", "moved_out", _not_head, 70, ({"change": "市外迁出"},)),
    Secret("household_registration", "cancelled_death", _elder, 55, ({"change": "死亡注销"},)),
    Secret("marriage", "married", _grown_child, 90, ({"change": "结婚登记"},)),
    Secret("disability", "cancelled", _disabled, 800, ({"certificate_state": "注销"},)),
    Secret(
        *("medical", "large_self_paid", _uncovered, 80),
        ({"visit_kind": "普通住院", "self_paid": "58000", "medical_aid_paid": "0"},),
    ),
    Secret("education", "left", _pupil, 0, ({"enrolment": "辍学", "aid_kind": "", "aid_amount": ""},)),
    Secret(
        *("housing", "purchase", _adult, 120),
        ({"support_kind": "商品房买卖合同网签", "danger_grade": ""},),
    ),
    Secret(
        *("housing", "dangerous_house", _elder, 300),
        ({"support_kind": "农村危房", "danger_grade": "D级", "rebuilt_in": ""},),
    ),
    Secret("suspected", "uncovered", _uncovered, 0, ({"suspected_kind": "疑似应保未保"},)),
    Secret("hotline", "need", _uncovered, 12, ({"request_kind": "求助", "id_number": ""},)),
    Secret("epidemic", "confirmed", _uncovered, 40),
)  # fmt: skip
_EVERY = 100  # one of so many homes on the rolls has each secret


def tell_secrets(county: County, seed: int) -> None:
    """Each secret comes true for some people, no person has two; the homes stay as they are."""
    random = Random(f"secrets:{county.code}:{seed}")  # noqa: S311
    taken = {truth.number for truth in county.truths}
    people = [
        (placed, member, age_on(member.who.birth_date, county.on))
        for placed in county.homes
        for member in placed.home.members
        if member.who.number not in taken
    ]
    random.shuffle(people)
    many = max(1, sum(placed.covered for placed in county.homes) // _EVERY)
    told: set[str] = set()
    for secret in SECRETS:
        fitting = [
            (placed, member)
            for placed, member, age in people
            if member.who.number not in told and secret.fits(placed, member, age)
        ]
        for placed, member in fitting[:many]:
            told.add(member.who.number)
            county.truths.append(_truth(secret, placed, member, county.on, random))


def _truth(secret: Secret, placed: Placed, member: Member, on: date, random: Random) -> Truth:
    day = on - timedelta(days=secret.ago + random.randrange(10)) if secret.ago else None
    who = member.who
    return Truth(secret.register, who.number, who.name, placed.village, day, secret.matter)


def secret_of(truth: Truth) -> Secret | None:
    """What a line of the answer key stands for; None for truths of another sort."""
    named = (truth.kind, truth.note)
    return next((each for each in SECRETS if (each.register, each.matter) == named), None)
