"""A case carried through the procedure by the actions themselves, each step by its own officer."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from accounts.models import Officer
from accounts.models.region import ancestor
from accounts.roles import Role
from cases.actions import acceptance, decision, notice, review, verification, visit
from cases.actions.visit import Survey
from cases.models import Application, Award, VerificationResult
from cases.procedure import State
from tests import factories
from tests.factories import HONGLAI

TODAY = date(2026, 11, 23)  # a Monday


@dataclass
class Staff:
    """One officer for each stage of a case, in Honglai unless another place is named."""

    place: int = HONGLAI
    clerk: Officer = field(init=False)
    head: Officer = field(init=False)
    reviewer: Officer = field(init=False)
    approver: Officer = field(init=False)

    def __post_init__(self) -> None:
        county = ancestor(self.place, "county")
        self.clerk = factories.officer(Role.TOWNSHIP_CASEWORKER, self.place)
        self.head = factories.officer(Role.TOWNSHIP_HEAD, self.place)
        self.reviewer = factories.officer(Role.COUNTY_REVIEWER, county)
        self.approver = factories.officer(Role.COUNTY_APPROVER, county)


def survey(**given: object) -> Survey:
    """Two people were there on the day, and found what was declared."""
    told = {
        "visited_on": TODAY, "second_name": "陈协理", "present": "户主", "means_agree": True,
        "conclusion": "与申报相符",
    }  # fmt: skip
    return Survey(**told | given)  # type: ignore[arg-type]


def look_everybody_up(application: Application, staff: Staff, on: date = TODAY) -> None:
    for person in application.people.all():
        verification.record_result(
            application.pk, by=staff.clerk, on=on, person_id=person.pk, source="funeral",
            answer=VerificationResult.Answer.NOTHING, as_of=on,
        )  # fmt: skip


PATH = [
    State.SUBMITTED, State.ACCEPTED, State.VERIFYING, State.VERIFIED, State.VISITED,
    State.REVIEWED, State.POSTED, State.REPORTED, State.CONFIRMED,
]  # fmt: skip


def take(application: Application, state: State, staff: Staff, on: date) -> None:
    """Take the one step that leads to a state of the path."""
    pk, by = application.pk, staff.clerk
    match state:
        case State.ACCEPTED:
            acceptance.accept(pk, by=by, on=on)
        case State.VERIFYING:
            verification.ask_verification(pk, by=by, on=on)
        case State.VERIFIED:
            look_everybody_up(application, staff, on)
            verification.finish_verification(pk, by=by, on=on, conclusion="一致")
        case State.VISITED:
            visit.record_visit(pk, by=by, on=on, survey=survey(visited_on=on))
        case _:
            settle(application, state, staff, on)


def settle(application: Application, state: State, staff: Staff, on: date) -> None:
    """The steps from the township's review on."""
    pk, by = application.pk, staff.clerk
    match state:
        case State.REVIEWED:
            review.review(pk, by=staff.head, on=on, advice="confirm", reason="符合条件")
        case State.POSTED:
            notice.post_notice(pk, by=by, on=on, place="村务公开栏", phone="0595-86681234")
        case State.REPORTED:
            notice.close_notice(pk, by=by, on=on + timedelta(days=7))
        case State.CONFIRMED:
            confirm(application, staff, on + timedelta(days=8))


def carry(
    state: State,
    staff: Staff | None = None,
    *,
    application: Application | None = None,
    on: date = TODAY,
) -> Application:
    """A case in that state, reached by every step before it."""
    staff = staff or Staff()
    application = application or _ordinary(staff)
    for step in PATH[PATH.index(State(application.state)) + 1 : PATH.index(state) + 1]:
        take(application, step, staff, on)
    application.refresh_from_db()
    return application


def confirm(application: Application, staff: Staff, on: date = TODAY, **given: object) -> Award:
    """The county approver confirms the case as it stands."""
    application.refresh_from_db()
    told = {"by": staff.approver, "on": on, "version": application.version}
    award = decision.confirm(application.pk, **told | given)  # type: ignore[arg-type]
    assert award is not None
    return award


def _ordinary(staff: Staff) -> Application:
    home = factories.household()
    factories.income(home)
    return factories.application(home, by=staff.clerk)
