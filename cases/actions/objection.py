"""Objections from the public pages (异议): no name asked, handled above whom they are about, answered by two.

What a township hears at its window is in `cases.actions.notice`.
"""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions.officers import machine
from accounts.models import Officer, Post
from accounts.models.region import ancestor, end_of
from accounts.roles import LEVEL_OF, Right, Role
from cases.actions.calendar import allow_for_objection, due_date, limit_on, stop_clocks
from cases.actions.events import move, record, save_step
from cases.actions.intake.drafts import AlreadyOpen, start_review
from cases.actions.notice import published, take_down
from cases.actions.publication import shown_list
from cases.benefits import BENEFITS, TimeLimit, law_in
from cases.models import (
    Application,
    Award,
    Clock,
    Event,
    Notice,
    Objection,
    ObjectionTarget,
    Publication,
    PublicationEntry,
)
from cases.procedure import FourEyes, State, StepRefused
from households.choices import Area

ABOVE = {"village": "county", "township": "county", "county": "city", "city": "province"}
PROPOSED = ["proposed_outcome", "proposed_answer", "proposed_by"]
_SYLLABLES = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@transaction.atomic
def lodge(
    slug: str, *, on: date, content: str, objector: str = "", contact: str = "", named: str = ""
) -> Objection:
    """Somebody objects to what the page under `slug` says; `named` are the officials it is about.

    It goes to the county, or above the highest post of those it names, and is hidden from them. Raises
    StepRefused when the page is no longer shown.
    """
    against = hanging(slug, on=on)
    if against is None:
        raise StepRefused(_("公示已经结束，不再接收异议；可以打 12345 反映"))
    limit, since = _limit(against, on)
    due_on, _estimated = due_date(since, limit)
    about = _officers(f"{named} {content}", against.region_id, on)
    made = Objection.objects.create(
        notice=against if isinstance(against, Notice) else None,
        publication=against if isinstance(against, Publication) else None,
        region_id=ancestor(against.region_id, _level(about, against.region_id)),
        receipt=_receipt(),
        received_on=on,
        due_on=due_on,
        cites=limit.cites,
        objector=objector or None,
        contact=contact or None,
        content=f"{content}\n{_('涉及工作人员')}：{named}" if named else content,
    )
    ObjectionTarget.objects.bulk_create(
        ObjectionTarget(objection=made, region_id=made.region_id, officer=officer)
        for officer in about
    )
    return made


def hanging(slug: str, *, on: date) -> Notice | Publication | None:
    """What is shown under an address on a day; None once it is over."""
    notice = published(slug)
    if notice is not None:
        down = notice.taken_down_on or notice.closed_on
        return notice if down is None and on <= notice.ends_on else None
    listed = shown_list(slug)
    if listed is None or listed.taken_down_on or on > listed.until:
        return None
    return listed


@transaction.atomic
def propose_answer(
    objection_id: int,
    *,
    by: Officer,
    outcome: str,
    answer: str,
    entry: PublicationEntry | None = None,
) -> None:
    """One officer has looked into it and writes the answer; it goes out when a second agrees.

    `entry`: the line of the list that an upheld objection is about. Raises StepRefused without it.
    """
    objection = _take_up(objection_id, by)
    listed = objection.publication_id is not None
    if listed and outcome == Objection.Outcome.UPHELD and entry is None:
        raise StepRefused(_("异议成立的，选出名单上涉及的家庭"))
    if entry is not None and entry.publication_id != objection.publication_id:
        raise StepRefused(_("选出的家庭不在这份名单上"))
    objection.proposed_outcome, objection.proposed_answer = outcome, answer
    objection.proposed_by, objection.entry = by, entry
    objection.save(update_fields=[*PROPOSED, "entry"])


@transaction.atomic
def send_answer_back(objection_id: int, *, by: Officer) -> None:
    """The second officer does not agree: somebody looks into it again."""
    objection = _take_up(objection_id, by)
    _refuse_own(objection, by)
    objection.proposed_outcome, objection.proposed_answer, objection.proposed_by = None, "", None
    objection.save(update_fields=PROPOSED)


@transaction.atomic
def confirm_answer(objection_id: int, *, by: Officer, on: date) -> None:
    """A second officer agrees: the answer can be read with the receipt. Upheld, a case in hand goes back to
    the township's review, and a household on a list is reviewed. Raises FourEyes, StepRefused."""
    objection = _take_up(objection_id, by)
    _refuse_own(objection, by)
    objection.outcome, objection.answer = objection.proposed_outcome, objection.proposed_answer
    objection.confirmed_by, objection.settled_on = by, on
    objection.save(update_fields=["outcome", "answer", "confirmed_by", "settled_on"])
    if objection.outcome != Objection.Outcome.UPHELD:
        return
    if objection.notice is not None:
        _look_again(objection.notice, by=by, on=on)
    elif objection.entry is not None:
        _review(objection.entry.award, on=on)


def answer_to(receipt: str) -> Objection | None:
    """What became of an objection, for whoever holds the receipt: it cannot be guessed."""
    return Objection.objects.filter(receipt=receipt.strip().upper()).first()


def _review(award: Award, *, on: date) -> None:
    """A review of the household waits for the township, which learns nothing of the objection; none where
    one is in hand, or the award has ended."""
    if award.period.upper is not None and award.period.upper <= on:
        return
    with suppress(AlreadyOpen):
        start_review(
            award.household, by=machine(), on=on, benefit=award.benefit, person_id=award.person_id
        )


def _look_again(notice: Notice, *, by: Officer, on: date) -> None:
    """The case stands again before the township's review (or in its hands, if the county had it)."""
    application = Application.objects.select_for_update().get(pk=notice.application_id)
    if application.state == State.POSTED:
        move(application, State.OBJECTED, State.POSTED)
        save_step(application)
    if application.state == State.OBJECTED:
        allow_for_objection(application, on=on)
        move(application, State.VISITED, State.OBJECTED)
        stop_clocks(application, Clock.Kind.NOTICE, on=on)
    elif application.state == State.REPORTED:
        application.returns += 1
        application.returned_boxes = [
            {
                "section": "notice",
                "row": 0,
                "code": "procedure",
                "text": _("公示异议成立，重新调查"),
            }
        ]
        move(application, State.RETURNED, State.REPORTED)
        stop_clocks(application, Clock.Kind.COUNTY_DECISION, on=on)
    else:
        return
    save_step(application, "returns", "returned_boxes")
    take_down(application, on=on)
    record(
        application, Event.Kind.OBJECTION_SETTLED, by=by, on=on,
        outcome=Objection.Outcome.UPHELD, answer=_("公示异议成立，重新调查"),
    )  # fmt: skip


def _take_up(objection_id: int, by: Officer) -> Objection:
    objection = (
        Objection.objects.visible_to(by)
        .sent_in()
        .select_for_update(of=("self",))
        .select_related("notice", "proposed_by", "entry__award__household__head")
        .get(pk=objection_id)
    )
    by.forget_posts()
    if not by.may(Right.HEAR_OBJECTION, objection.region_id):
        raise PermissionDenied(_("你的岗位不能办理这一步"))
    if objection.settled_on:
        raise StepRefused(_("这件异议已经办结"))
    return objection


def _refuse_own(objection: Objection, by: Officer) -> None:
    if objection.proposed_by is None:
        raise StepRefused(_("还没有人拟写答复"))
    if objection.proposed_by.natural_person == by.natural_person:
        raise FourEyes(_("答复由你拟写，由另一人复核"))


def _limit(against: Notice | Publication, on: date) -> tuple[TimeLimit, date]:
    """By when it is answered, and from when that runs: the law's own time for objections, else what the
    whole case may take when it is hard."""
    if isinstance(against, Notice):
        application = against.application
        try:
            return limit_on(application, "objection", on), on
        except LookupError:
            accepted = application.accepted_on or on
            return limit_on(application, "total_hard", accepted), accepted
    benefit, law = BENEFITS[against.benefit], law_in(against.region_id, Area.RURAL, on)
    try:
        return benefit.limit("objection", law), on
    except LookupError:
        return benefit.limit("total_hard", law), on


def _officers(words: str, village_id: int, on: date) -> list[Officer]:
    """Whose name stands in the words, among the posts over the village and beside it in the township."""
    township = ancestor(village_id, "township")
    posts = Post.objects.in_force(on)
    above = posts.filter(region__code__lte=village_id, region__until__gt=village_id)
    beside = posts.filter(region__code__gte=township, region__code__lt=end_of(township, "township"))
    near = Officer.objects.filter(posts__in=above | beside, is_machine=False).distinct()
    return [officer for officer in near if officer.name and officer.name in words]


def _level(about: Iterable[Officer], village_id: int) -> str:
    """One level above the township, or above the highest of whom it names."""
    found = "county"
    for officer in about:
        for post in officer.posts_today:
            level = ABOVE.get(LEVEL_OF.get(Role(post.role), ""), "county")
            if post.region.covers(village_id) and _LEVELS.index(level) < _LEVELS.index(found):
                found = level
    return found


_LEVELS = ("province", "city", "county")


def _receipt() -> str:
    """Sixty bits that nobody guesses, in letters that nobody misreads."""
    parts = ("".join(secrets.choice(_SYLLABLES) for _each in range(4)) for _part in range(3))
    return "Y-" + "-".join(parts)
