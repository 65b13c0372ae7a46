"""The public notice (公示): seven days in the village, exactly the fields the law allows.

The snapshot is made here and nowhere else, so that no office types its own list.
"""

import hashlib
import json
import re
import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Officer, Region
from accounts.models.region import ancestor
from accounts.roles import Right
from accounts.templatetags.formats import mask_name
from cases.actions.calendar import allow_for_objection, limit_on, start_clock, stop_clocks
from cases.actions.events import move, record, save_step, take_up
from cases.benefits import BENEFITS, law_in
from cases.grants import grant_for
from cases.models import Application, Clock, Event, Notice, Objection, Opinion
from cases.procedure import IllegalMove, Stage, State, StepRefused
from eligibility.rules.law import Law
from households.actions.documents import Paper, Unfit, store_document
from households.models import Document

if TYPE_CHECKING:
    from django.core.files.base import File

ADULT = 18
MINORS_HOUSEHOLD = "某某（未成年人家庭）"
OFFICE_PHONE = re.compile(r"(0\d{2,3}-)?\d{7,8}|12345")
_LONG_NUMBER = re.compile(r"\d{11,}")
_ILLNESS = re.compile(r"病|症|癌|瘤|残疾|残障|精神|智力|瘫|艾滋|透析|低能")


@transaction.atomic
def post_notice(
    application_id: int,
    *,
    by: Officer,
    on: date,
    place: str,
    phone: str,
    on_web: bool = True,
    version: int | None = None,
) -> Notice:
    """The township's opinion hangs in the village from today for seven days (第十九条).

    `place` is where the board is, `phone` the office's number for objections.
    Raises StepRefused when the text would say more than the law allows.
    """
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    _refuse_unposted(application)
    move(application, State.POSTED, State.REVIEWED)
    save_step(application)
    start_clock(application, Clock.Kind.NOTICE, on=on)
    ends_on = hangs_until(application, on)
    text = snapshot(application, on=on, ends_on=ends_on, place=place, phone=phone, on_web=on_web)
    record(application, Event.Kind.POSTED, by=by, on=on, stage=Stage.HANDLING, place=place)
    return Notice.objects.create(
        application=application,
        region_id=application.region_id,
        slug=secrets.token_urlsafe(16),
        place=place,
        text=text,
        digest=digest_of(text),
        starts_on=on,
        ends_on=ends_on,
        posted_by=by,
    )


def hangs_until(application: Application, on: date) -> date:
    """The last of the days a notice posted on `on` hangs, that day counted."""
    limit = limit_on(application, Clock.Kind.NOTICE, on)
    return on + timedelta(days=limit.days - 1)


def snapshot(
    application: Application, *, on: date, ends_on: date, place: str, phone: str, on_web: bool
) -> dict[str, Any]:
    """The exact text to be published; also the preview before. Raises StepRefused if unfit."""
    grant = grant_for(application)
    assert grant is not None  # REVIEWED
    name = _full_name(application, on)
    law = law_in(application.region_id, application.area, on)
    text = {
        "number": application.number,
        "name": name if name == MINORS_HOUSEHOLD else name_on_web(name, law),
        "board_name": name,
        "township": Region.objects.get(pk=ancestor(application.region_id, "township")).name,
        "village": application.region.name,
        "benefit": str(BENEFITS[application.benefit].label),
        "persons": len(grant.shares),
        "monthly": str(grant.monthly),
        "starts_on": on.isoformat(),
        "ends_on": ends_on.isoformat(),
        "place": place,
        "phone": phone,
        "on_web": on_web,
    }
    if grant.once:
        text["once"] = True
    refuse_unfit(text)
    return text


@transaction.atomic
def add_board_photo(
    application_id: int, *, by: Officer, on: date, file: "File[bytes]", version: int | None = None
) -> None:
    """A photo shows the notice on its board: until its last day the one of the start, from then on that of
    the end. Raises StepRefused for what is no picture."""
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    notice = open_notice(application)
    photo = "end_photo" if on >= notice.ends_on else "photo"
    setattr(
        notice,
        photo,
        board_photo(
            file, by=by, region_id=application.region_id, household_id=application.household_id
        ),
    )
    notice.save(update_fields=[photo])
    record(application, Event.Kind.NOTED, by=by, on=on, stage=Stage.HANDLING, note=_("公示照片"))


@transaction.atomic
def record_objection(
    application_id: int,
    *,
    by: Officer,
    on: date,
    content: str,
    objector: str = "",
    version: int | None = None,
) -> Objection:
    """Somebody objects within the seven days; the case is looked into again, with a longer limit."""
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    notice = open_notice(application)
    move(application, State.OBJECTED, State.POSTED)
    save_step(application)
    allow_for_objection(application, on=on)
    record(application, Event.Kind.OBJECTED, by=by, on=on, stage=Stage.HANDLING)
    return Objection.objects.create(
        notice=notice,
        region_id=application.region_id,
        received_on=on,
        objector=objector or None,
        content=content,
        recorded_by=by,
    )


@transaction.atomic
def settle_objection(
    application_id: int,
    *,
    by: Officer,
    on: date,
    outcome: str,
    answer: str,
    version: int | None = None,
) -> None:
    """The objection is answered: upheld, the notice comes down and the township reviews anew;
    rejected, the notice hangs on for what is left of its seven days."""
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    notice = open_notice(application)
    upheld = outcome == Objection.Outcome.UPHELD
    move(application, State.VISITED if upheld else State.REVIEWED, State.OBJECTED)
    save_step(application)
    notice.objections.filter(settled_on=None, receipt=None).update(
        outcome=outcome, answer=answer, settled_on=on
    )
    if not upheld:
        stop_clocks(application, Clock.Kind.TOWNSHIP, on=on)
    if upheld:
        take_down(application, on=on)
        stop_clocks(application, Clock.Kind.NOTICE, on=on)
    record(
        application, Event.Kind.OBJECTION_SETTLED, by=by, on=on, stage=Stage.HANDLING,
        outcome=outcome, answer=answer,
    )  # fmt: skip


@transaction.atomic
def close_notice(application_id: int, *, by: Officer, on: date, version: int | None = None) -> None:
    """Seven days have passed without an open objection: the case goes on to be decided."""
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    notice = open_notice(application)
    if on <= notice.ends_on:
        raise StepRefused(
            _("公示到 %(day)s 结束，之后才能上报") % {"day": notice.ends_on.isoformat()}
        )
    take_down(application, on=on)
    stop_clocks(application, Clock.Kind.NOTICE, on=on)
    hand_over(application, by=by, on=on)


@transaction.atomic
def report(application_id: int, *, by: Officer, on: date, version: int | None = None) -> None:
    """What needs no notice goes on to be decided: advice to refuse, benefits that are not posted."""
    application = take_up(application_id, Right.POST_NOTICE, by=by, version=version)
    if application.state != State.REVIEWED:
        raise IllegalMove(_("只有乡镇审核以后的申请才能上报"))
    if is_to_be_posted(application):
        raise StepRefused(_("拟确认的申请先公示七天，再上报"))
    hand_over(application, by=by, on=on)


def hand_over(application: Application, *, by: Officer, on: date) -> None:
    """Move on to the decision, and start its clock where the benefit has one of its own."""
    move(application, State.REPORTED, State.POSTED, State.REVIEWED, State.RETURNED)
    application.returned_boxes = []
    save_step(application, "returned_boxes")
    record(application, Event.Kind.REPORTED, by=by, on=on, stage=Stage.HANDLING)
    if Clock.Kind.COUNTY_DECISION in BENEFITS[application.benefit].limits:
        start_clock(application, Clock.Kind.COUNTY_DECISION, on=on)


def take_down(application: Application, *, on: date) -> None:
    """No notice of this case hangs any longer."""
    hung = Notice.objects.filter(application=application, closed_on=None)
    hung.filter(taken_down_on=None).update(taken_down_on=on)
    hung.update(closed_on=on)


@transaction.atomic
def take_down_due(*, by: Officer, on: date) -> int:
    """Notices whose last day is over come down by themselves, and the case says so; how many."""
    over = Notice.objects.filter(taken_down_on=None, ends_on__lt=on).select_for_update(
        of=("self",), skip_locked=True
    )
    due = list(over.select_related("application"))
    for notice in due:
        record(
            notice.application, Event.Kind.TAKEN_DOWN, by=by, on=on,
            note=_("公示到 %(day)s 期满") % {"day": notice.ends_on.isoformat()},
        )  # fmt: skip
    Notice.objects.filter(pk__in=[notice.pk for notice in due]).update(taken_down_on=on)
    return len(due)


def open_notice(application: Application) -> Notice:
    """The notice that hangs now. Raises StepRefused when there is none."""
    notice = application.notices.filter(closed_on=None).first()
    if notice is None:
        raise StepRefused(_("这件申请没有正在进行的公示"))
    return notice


def published(slug: str) -> Notice | None:
    """The notice under an address that nobody can guess; None for one that is on no web page."""
    return Notice.objects.filter(slug=slug, text__on_web=True).first()


def name_on_web(name: str, law: Law) -> str:
    """A name as pages show it that can be read outside the village."""
    return name if law.public_page_name == "name_whole" else mask_name(name)


def digest_of(text: Any) -> str:
    """What was shown, in 64 characters: whoever holds the text can reckon it again."""
    written = json.dumps(text, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def board_photo(
    file: "File[bytes]", *, by: Officer, region_id: int, household_id: int | None = None
) -> Document:
    """Keep a photo of a board. Raises StepRefused for what is no picture."""
    paper = Paper(Document.Kind.NOTICE_PHOTO, _("公示照片"))
    try:
        return store_document(file, paper, by=by, region_id=region_id, household_id=household_id)
    except Unfit as unfit:
        raise StepRefused(str(unfit)) from unfit


def is_to_be_posted(application: Application) -> bool:
    """Whether the township advises to confirm a benefit that the law has posted first."""
    opinion = application.opinions.last()
    advised = opinion is not None and opinion.advice == Opinion.Advice.CONFIRM
    return advised and BENEFITS[application.benefit].posted


def _refuse_unposted(application: Application) -> None:
    if application.state == State.REVIEWED and not is_to_be_posted(application):
        raise StepRefused(_("这件申请不需要公示，直接上报"))
    if application.notices.filter(closed_on=None).exists():
        raise StepRefused(_("公示还没有结束，不能重复张贴"))


def _full_name(application: Application, on: date) -> str:
    assert application.household is not None
    born = application.household.head.birth_date
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return application.applicant_name if age >= ADULT else MINORS_HOUSEHOLD


def refuse_unfit(text: dict[str, Any]) -> None:
    """The last look before anything is public: no long number, no word of illness, no mobile."""
    if not OFFICE_PHONE.fullmatch(text["phone"]):
        raise StepRefused(_("异议电话填写乡镇办公电话，如 0595-86681234"))
    free = f"{text['place']} {text['village']} {text['board_name']}"
    if _LONG_NUMBER.search(free):
        raise StepRefused(_("公示内容里有身份证号、电话或账号，删去后再公示"))
    if _ILLNESS.search(text["place"]):
        raise StepRefused(_("公示内容里有疾病或残疾的字样，删去后再公示"))
