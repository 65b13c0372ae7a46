"""After the aid (救助以后): the papers that were put off, and the test for dibao."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer
from accounts.roles import Right
from cases.actions.award import held
from cases.actions.calendar import start_clock, stop_clocks
from cases.actions.events import record, take_up
from cases.actions.intake.drafts import AlreadyOpen, open_draft
from cases.models import Aid, Application, Clock, Event
from cases.procedure import Stage, StepRefused

SHORTEST = 5
PERMANENT = ("dibao", "tekun")


def ask_for_papers(aid: Aid, *, on: date) -> None:
    """The papers that aid first put off (事后补充说明情况) have a day; the caller saves the aid."""
    aid.papers_due_on = start_clock(aid.application, Clock.Kind.PAPERS, on=on).due_on


def ask_for_test(aid: Aid, *, on: date) -> None:
    """A household that holds nothing permanent is looked at by a day: does it fit dibao now?"""
    household = aid.application.household_id
    assert household is not None  # application_submitted_has_a_household
    if any(held(household, benefit, on=on) for benefit in PERMANENT):
        return
    aid.test_due_on = start_clock(aid.application, Clock.Kind.DIBAO_TEST, on=on).due_on
    aid.save(update_fields=["test_due_on"])


@transaction.atomic
def complete_papers(aid_id: int, *, papers: str, by: Officer, on: date) -> Aid:
    """The papers are there: which, in words. Raises StepRefused a second time."""
    aid = _locked(aid_id, by)
    if aid.papers_due_on is None or aid.papers_on is not None:
        raise StepRefused(_("没有要补齐的材料，或已经登记"))
    _require_words(papers)
    aid.papers, aid.papers_on = papers.strip(), on
    aid.save(update_fields=["papers", "papers_on"])
    stop_clocks(aid.application, Clock.Kind.PAPERS, on=on)
    record(
        aid.application, Event.Kind.SUPPLEMENTED, by=by, on=on, stage=Stage.HANDLING, note=aid.papers
    )  # fmt: skip
    return aid


@transaction.atomic
def test_for_dibao(aid_id: int, *, fits: bool, note: str, by: Officer, on: date) -> Aid:
    """Somebody looked at the household again: with `fits` an application for dibao is opened from its file.

    Raises StepRefused a second time; an application for dibao that is in hand is the one.
    """
    aid = _locked(aid_id, by)
    if aid.test_due_on is None or aid.tested_on is not None:
        raise StepRefused(_("没有要核查的，或已经核查"))
    _require_words(note)
    aid.tested, aid.tested_on = note.strip(), on
    if fits:
        aid.test_application = _apply(aid, by=by, on=on)
    aid.save(update_fields=["tested", "tested_on", "test_application"])
    stop_clocks(aid.application, Clock.Kind.DIBAO_TEST, on=on)
    record(aid.application, Event.Kind.NOTED, by=by, on=on, stage=Stage.HANDLING, note=aid.tested)
    return aid


def _apply(aid: Aid, *, by: Officer, on: date) -> Application:
    household = aid.application.household
    assert household is not None  # application_submitted_has_a_household
    if not household.memberships.on(on).exists():
        raise StepRefused(_("这户不在本地，由户籍地或常住地受理低保申请"))
    try:
        return open_draft(
            by=by, on=on, region_id=household.region_id, name=household.head.name, number="",
            channel=Application.Channel.DISCOVERY, household_id=household.pk,
        )  # fmt: skip
    except AlreadyOpen as known:
        return known.application


def _locked(aid_id: int, by: Officer) -> Aid:
    seen = Aid.objects.visible_to(by).get(pk=aid_id)
    application = take_up(seen.application_id, Right.SUBMIT, by=by)
    aid = Aid.objects.select_for_update(of=("self",)).get(pk=aid_id)
    aid.application = application
    return aid


def _require_words(words: str) -> None:
    if len(words.strip()) < SHORTEST:
        raise StepRefused(_("写明情况，至少 5 个字"))
