"""Every question of every comparison against plain loops over a small random world."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from accounts.models import Officer
from accounts.roles import Role
from eligibility.policies.law import policy_of
from households.models import Person, Supporter
from monitoring.actions import comparing
from monitoring.actions.hits import QUESTIONS
from monitoring.comparisons import COMPARISONS, RULES, Question
from monitoring.models import Finding
from monitoring.registers import REGISTERS
from tests.cases.payment_roll import roll
from tests.factories import NANAN, officer
from tests.monitoring import reference_due, reference_means, reference_people
from tests.monitoring.files import AS_OF
from tests.monitoring.reference import Hit, Seen
from tests.monitoring.specs import SPECS
from tests.monitoring.worlds import Row, World, fill, store, world

ASKED = [
    pytest.param(kind, question, id=question.file)
    for kind, declared in COMPARISONS.items()
    for question in declared.questions
    # these have loops of their own
    if not question.fills
    and not question.searches
    and question.file not in ("accepted_candidates", "received_differs")
]


@pytest.fixture
def reviewer() -> Officer:
    return officer(Role.COUNTY_REVIEWER, NANAN)


def compare(kind: str, by: Officer) -> dict[str, int]:
    period = (
        "2026-11"
        if COMPARISONS[kind].frequency in ("daily", "monthly", "death_matching")
        else "2026Q4"
    )
    return comparing.compare(kind, region_id=NANAN, period=period, by=by, on=AS_OF)[1]


def expected(question: Question, made: World) -> set[Hit]:
    seen = Seen(made, question.reads[0] if question.reads else "")
    name = question.file
    found: Callable[..., set[Hit]] = next(
        getattr(loops, name)
        for loops in (reference_people, reference_means, reference_due)
        if hasattr(loops, name)
    )
    if name == "large_self_paid":
        return found(seen, policy_of(NANAN, "rural", AS_OF).law.dibao_standard)
    return found(seen)


def found_by(question: Question) -> set[Hit]:
    told = set()
    for f in Finding.objects.filter(rule__in=[rule.code for rule in question.rules]):
        parts = f.key.split(":", 2)
        known = f.person_id or f.id_token
        subject = str(f.id_token or f.person_id) if known else f"{f.name}/{f.region_id}"
        told.add((f.rule, f.level, subject, parts[2] if len(parts) > 2 else ""))
    return told


@pytest.mark.requirement(
    "R-030", "R-106", "R-126", "R-160", "R-170", "R-232", "R-244", "R-274", "R-279",
)  # fmt: skip
@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "question"), ASKED)
@pytest.mark.parametrize("seed", [0, 1])
def test_the_statement_equals_plain_loops(kind, question, seed, reviewer):
    made = world(seed)
    for register in COMPARISONS[kind].registers:
        fill(made, register, SPECS[register])
    if question.file == "supporter_died":
        _supporters_died(made)
    if question.file == "certificate_ended":
        _certificates_cancelled(made)
    first = compare(kind, reviewer)
    hits = expected(question, made)
    assert hits or seed or question.file == "benefit_twice"  # the first world is worth asking
    assert found_by(question) == hits
    before = list(Finding.objects.order_by("pk").values())
    again = compare(kind, reviewer)
    assert (again["new"], again["closed"]) == (0, 0) and again["matched"] == first["matched"]
    assert list(Finding.objects.order_by("pk").values()) == before


def _supporters_died(made: World) -> None:
    """Some rows are about supporters."""
    extra = [
        Row(name, s.id_token, event=made.day(200, 5), data={})
        for s in Supporter.objects.all()
        for name in made.random.choice([[], ["陈扶养"], ["陈别名"]])
    ]
    made.rows["funeral"] += extra
    store("funeral", extra)


def _certificates_cancelled(made: World) -> None:
    """A newer list: some holders of a subsidy have only a cancelled or expired certificate, some two."""
    cancelled, over = {"certificate_state": "cancelled"}, {"valid_until": f"{AS_OF}"}
    holders = Person.objects.filter(awards__benefit__startswith="disability").distinct()
    made.rows["disability"] = [
        Row(person.name, person.id_token, data=data)
        for place, person in enumerate(holders.order_by("pk"))
        for data in ([cancelled], [cancelled, {}], [over])[place % 3]
    ]
    store("disability", made.rows["disability"])


def test_every_question_has_a_statement_a_register_and_a_reference():
    for declared in COMPARISONS.values():
        for question in declared.questions:
            assert question.rules
            for register in question.reads:
                assert register in REGISTERS
                assert REGISTERS[register].complete or not question.complete
    files = {path.stem for path in QUESTIONS.glob("*.sql")}
    assert files == {
        q.file for each in COMPARISONS.values() for q in each.questions if not q.searches
    }
    assert len(RULES) == sum(len(each.rules) for each in COMPARISONS.values())


@pytest.mark.django_db
def test_a_person_with_two_files(reviewer):
    one, other = roll(2, persons=1)
    double: Any = one.members.get().person
    copy = other.members.get().person
    Person.objects.filter(pk=copy.pk).update(
        id_token=None, id_kind="none", name=double.name, name_key=double.name_key,
        birth_date=double.birth_date,
    )  # fmt: skip
    assert compare("duplicates", reviewer)["new"] == 1
    found = Finding.objects.get()
    assert (found.rule, found.level, found.person) == ("benefit_twice", "L3", double)
    Person.objects.filter(pk=copy.pk).update(birth_date=date(1950, 1, 1))
    assert compare("duplicates", reviewer) == {"matched": 0, "new": 0, "known": 0, "closed": 1}
