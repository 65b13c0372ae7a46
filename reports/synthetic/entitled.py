"""People of the benefits beside dibao, each benefit in every state a case of it can have.

Who lives alone asks for tekun, who raises a grandchild for the child, who is disabled and on dibao for the
two subsidies. Some cases are open, some paid since the month before last, some due for review, some ended.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db.models import Count

from cases.actions import decision, examination
from cases.benefits import BENEFITS
from cases.models import Application, Award
from cases.procedure import State
from eligibility.rules.schema import SELF_CARE_ITEMS
from households.models import Household, Person
from reports.synthetic.applications import Desk, carry, carry_known, review_again
from reports.synthetic.county import Placed
from reports.synthetic.exits import clear_exit
from reports.synthetic.homes import Home, Member, elder, flow, minor
from reports.synthetic.people import Registrar
from reports.synthetic.staff import NANAN
from reports.synthetic.typed import Asked, Typed

PAID = ("tekun", "orphan", "unsupported_child", "disability_living", "disability_nursing")
_HALF = 3  # items lost, above which somebody is wholly cared for
RECENT, LONG_AGO = 75, 400  # days: paid for the month before last; due for its review
S = State
# Age, items of self-care lost, way of support, how far, days ago of the last step
_ALONE = (
    (71, 0, "scattered", S.CONFIRMED, RECENT),
    (78, 2, "scattered", S.CONFIRMED, RECENT),
    (83, 5, "scattered", S.CONFIRMED, RECENT),
    (69, 0, "centralised", S.CONFIRMED, LONG_AGO),
    (80, 3, "centralised", S.CONFIRMED, RECENT),
    (86, 6, "centralised", S.CONFIRMED, RECENT),
    (74, 1, "scattered", S.ACCEPTED, 2),
    (77, 4, "centralised", S.POSTED, 3),
    (66, 0, "scattered", S.REPORTED, 2),
)
_GONE = {"father_state": "dead", "mother_state": "not_found"}
_PRISON = {"father_state": "dead", "mother_state": "prison", "mother_months": "36"}
_DISABLED = {
    "father_state": "severe_disability", "father_disability": "mental", "father_grade": "2",
    "mother_state": "lost_contact", "mother_since": "2023-03-01",
}  # fmt: skip
_ILL = {"father_state": "serious_illness", "mother_state": "dead"}
# Age, benefit, boxes of its own, how far, days ago of the last step
_CHILDREN = (
    (9, "orphan", _GONE | {"support_mode": "scattered"}, S.CONFIRMED, RECENT),
    (13, "orphan", _GONE | {"support_mode": "centralised"}, S.CONFIRMED, LONG_AGO),
    (7, "orphan", _GONE | {"support_mode": "scattered"}, S.VISITED, 1),
    (11, "orphan", _GONE | {"support_mode": "scattered"}, S.REPORTED, 2),
    (14, "unsupported_child", _DISABLED, S.CONFIRMED, LONG_AGO),
    (8, "unsupported_child", _PRISON, S.ACCEPTED, 6),
    (12, "unsupported_child", _ILL, S.REPORTED, 2),
)
# Of the people on dibao with a certificate: which of them, how far, days ago of the last step
_CERTIFIED = (
    (0, S.CONFIRMED, RECENT), (1, S.CONFIRMED, RECENT), (2, S.CONFIRMED, RECENT),
    (3, S.VERIFYING, 2), (4, S.REPORTED, 2),
)  # fmt: skip
_CERTIFICATE = {"hukou_here": "yes", "work_injury": "no", "certificate_until": "2031-06-30"}


@dataclass(frozen=True)
class Office:
    """A township's desk and the villages it works for."""

    desk: Desk
    villages: Sequence[int]


class People:
    """Invents the homes, each at an address of its own in the villages of an office."""

    def __init__(self, seed: int, *, on: date) -> None:
        self.random = Random(f"entitled:{seed}")  # noqa: S311
        self.registrar = Registrar(self.random, county=NANAN, on=on)
        self._on, self._placed = on, 0

    def alone(self, office: Office, age: int) -> Placed:
        """An old person without anybody."""
        who = self.registrar.person(age=age)
        return self._at(office, Member(who, "head", elder(), [flow("pension_resident", 175)]))

    def grandchild(self, office: Office, age: int, *, pension: int = 3000) -> Placed:
        """A grandmother on an employee's pension and the child she raises."""
        name = self.registrar.surname()
        old = self.registrar.person(age=age + 55, sex="female")
        child = self.registrar.person(age=age, surname=name)
        kind = "pension_employee" if pension > 1000 else "pension_resident"
        return self._at(
            office,
            Member(old, "head", elder(), [flow(kind, pension)]),
            Member(child, "grandchild", minor(age)),
        )

    def son(self, state: str = "able") -> dict[str, str]:
        """A son who lives in the city, as a supporter is typed."""
        who = self.registrar.person(age=41, sex="male")
        return {
            "ref": "s1", "name": who.name, "id_number": who.number, "relation": "儿子",
            "residence": "福建省厦门市", "monthly_income": "5200", "monthly_support": "800",
            "state": state, "benefit": "none", "property_within": "yes",
        }  # fmt: skip

    def _at(self, office: Office, *members: Member) -> Placed:
        self._placed += 1
        village = office.villages[self._placed % len(office.villages)]
        address = f"{20 + self._placed // 40}组{self._placed}号"
        since = self._on - timedelta(days=800)
        return Placed(village, "rural", Home("entitled", list(members)), since, address)


def entitle(offices: Sequence[Office], *, seed: int, on: date) -> dict[str, int]:
    """Every benefit beside dibao has its cases; how many applications by benefit."""
    people = People(seed, on=on)
    first = offices[0]
    for place, (age, lost, mode, to, ago) in enumerate(_ALONE):
        office = offices[place % len(offices)]
        unable = (people.son("prison"),) if lost > _HALF else ()
        asked = _tekun(lost, mode, *unable)
        _apply(people, people.alone(office, age), office, asked, to, on, ago)
    for place, (age, benefit, boxes, to, ago) in enumerate(_CHILDREN):
        office = offices[place % len(offices)]
        home = people.grandchild(office, age)
        _apply(people, home, office, _child(benefit, boxes), to, on, ago)
    _child_on_dibao(people, first, on)
    disabled = _disabled_on_dibao(first, on)
    for benefit in ("disability_living", "disability_nursing"):
        for which, to, ago in _CERTIFIED:
            _subsidise(disabled[which], benefit, first, to, on - timedelta(days=ago))
    _end_some(people, first, disabled[5], on)
    counted = (
        Application.objects.filter(benefit__in=PAID).values_list("benefit").annotate(Count("pk"))
    )
    return dict(counted.order_by("benefit"))


def _apply(
    people: People, placed: Placed, office: Office, asked: Asked, to: State, on: date, ago: int
) -> Application:
    day = on - timedelta(days=ago)
    return carry(placed, office.desk, to=to, on=day, random=people.random, asked=asked)


def _tekun(lost: int, mode: str, *supporters: Mapping[str, str]) -> Asked:
    items = {item: "no" if place < lost else "yes" for place, item in enumerate(SELF_CARE_ITEMS)}
    return Asked("tekun", "m1", items | {"support_mode": mode}, supporters)


def _child(benefit: str, boxes: dict[str, str]) -> Asked:
    return Asked(benefit, "m2", boxes | {"work_injury": "no", "chooses": "child"})


def _child_on_dibao(people: People, office: Office, on: date) -> None:
    """A child in a family on dibao gets the difference."""
    home = people.grandchild(office, 10, pension=175)
    dibao = _apply(people, home, office, Asked(), S.CONFIRMED, on, RECENT + 40)
    household = _home_of(dibao)
    child = household.memberships.get(relation="grandchild").person
    boxes = _PRISON | {"person": "m2", "work_injury": "no", "chooses": "child"}
    changes: Typed = {"particulars": {"head": boxes}}
    carry_known(
        household, changes, office.desk, to=S.CONFIRMED, on=on - timedelta(days=RECENT),
        benefit="unsupported_child", person_id=child.pk,
    )  # fmt: skip


def _disabled_on_dibao(office: Office, on: date) -> list[tuple[Household, Person]]:
    """Severely disabled people in families of two on dibao, since before the earliest case."""
    families = Household.objects.annotate(people=Count("memberships")).filter(people=2)
    awards = Award.objects.in_force(on).filter(
        benefit="dibao", household__in=families, region_id__in=office.villages,
        period__startswith__lt=on - timedelta(days=RECENT + 30),
    )  # fmt: skip
    people = Person.objects.filter(
        circumstances__disability_grade__lte=2,
        memberships__household__in=awards.values("household"),
    )
    found = list(people.order_by("pk")[:6])
    return [(_living_in(person), person) for person in found]


def _living_in(person: Person) -> Household:
    return Household.objects.select_related("head").get(memberships__person=person)


def _home_of(application: Application) -> Household:
    return Household.objects.select_related("head").get(applications=application)


def _subsidise(
    known: tuple[Household, Person], benefit: str, office: Office, to: State, day: date
) -> Application:
    household, person = known
    changes: Typed = {"particulars": {"head": dict(_CERTIFICATE)}}
    return carry_known(
        household, changes, office.desk, to=to, on=day, benefit=benefit, person_id=person.pk
    )


@dataclass(frozen=True)
class Ending:
    """Why an award ended at its review: the reason, in words, and who said so."""

    changes: Typed
    reason: str
    note: str
    proof: tuple[str, str]


def _end_some(people: People, office: Office, disabled: tuple[Household, Person], on: date) -> None:
    """One award of each kind has ended at its review."""
    before = RECENT
    alone = people.alone(office, 72)
    tekun = _apply(people, alone, office, _tekun(1, "scattered"), S.CONFIRMED, on, before)
    home = people.grandchild(office, 13)
    child = _apply(
        people, home, office, _child("unsupported_child", _PRISON), S.CONFIRMED, on, before
    )
    subsidy = _subsidise(
        disabled, "disability_nursing", office, S.CONFIRMED, on - timedelta(days=before)
    )
    for application, ending in zip((tekun, child, subsidy), _endings(people, on), strict=True):
        award = Award.objects.select_related("household__head").get(
            decision__application=application
        )
        _end(award, ending, office.desk, on - timedelta(days=4))


def _endings(people: People, on: date) -> Iterator[Ending]:
    son = {"head": {"answer": "yes"}, "rows": [people.son()]}
    yield Ending(
        {"supporters": son}, "supporter", "儿子刑满释放，已回家赡养", ("社区矫正机构", "释放证明书")
    )
    raised = {"mother_state": "raises", "mother_months": ""}
    yield Ending(
        {"particulars": {"head": raised}}, "supporter", "母亲刑满释放，已把孩子接回身边",
        ("社区矫正机构", "释放证明书"),
    )  # fmt: skip
    lapsed = {"certificate_until": (on - timedelta(days=60)).isoformat()}
    yield Ending(
        {"particulars": {"head": lapsed}}, "certificate", "残疾证到期，本人不再换领",
        ("县残疾人联合会", "残疾证已到期，没有换领记录"),
    )  # fmt: skip


def _end(award: Award, ending: Ending, desk: Desk, on: date) -> None:
    """The review finds that the conditions hold no longer, and the county refuses."""
    day = on - timedelta(days=1)
    case = review_again(award, ending.changes, desk, to=S.REPORTED, on=day)
    examination.examine(case.pk, by=desk.reviewer, on=on, note="与核对结果一致")
    case.refresh_from_db()
    clear_exit(
        case, clerk=desk.clerk, approver=desk.approver, on=on, reason=ending.reason,
        note=ending.note, proof=ending.proof,
    )  # fmt: skip
    decision.refuse(
        case.pk, by=desk.approver, on=on, version=case.version, reason=ending.note,
        cites=BENEFITS[case.benefit].cites,
    )  # fmt: skip
