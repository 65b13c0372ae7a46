"""What the pages of a case and the county desk both show of it."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Officer
from accounts.templatetags.formats import listed, strung
from cases import discovery
from cases.actions.examination import RETURN_REASONS, SECTIONS
from cases.aid_chain import events_of, named
from cases.benefits import BENEFITS
from cases.differences import differences
from cases.flags import Flag, Level, flags_of
from cases.grants import Grant, asked_of, grant_of
from cases.models import Application, Event, Objection, Opinion, VerificationResult
from cases.procedure import State
from cases.views.rows import clocks_of
from eligibility.models import Assessment
from eligibility.spoken import WORDS

_S = State
STRIP: list[tuple[Promise, set[State]]] = [
    (gettext_lazy("提交"), {_S.DRAFT, _S.SUBMITTED, _S.SUPPLEMENT}),
    (gettext_lazy("受理"), {_S.ACCEPTED}),
    (gettext_lazy("信息核对"), {_S.VERIFYING}),
    (gettext_lazy("入户调查"), {_S.VERIFIED}),
    (gettext_lazy("乡镇审核"), {_S.VISITED}),
    (gettext_lazy("公示"), {_S.REVIEWED, _S.POSTED, _S.OBJECTED}),
    (gettext_lazy("审核确认"), {_S.REPORTED, _S.RETURNED, _S.URGENT}),
    (gettext_lazy("办结"), {_S.CONFIRMED, _S.REFUSED, _S.WITHDRAWN, _S.TERMINATED}),
]
TONES = {Level.BLOCK: "bad", Level.LOOK: "warn", Level.NOTE: "info"}


def case_file(application: Application, *, by: Officer, on: date) -> dict[str, Any]:
    """The context of a case: identity, stages, clocks, flags, sheet, evidence and story."""
    assessment = application.assessment
    before = former_assessment(application, by)
    results = list(
        VerificationResult.objects.visible_to(by)
        .filter(verification__application=application)
        .select_related("person", "verification")
        .order_by("person", "source")
    )
    flags = flags_of([application], on=on)[application.pk]
    return {
        "trail": [(_("申请"), reverse("application_list"))],
        "application": application,
        "benefit": BENEFITS[application.benefit].label,
        "facts": _facts(application),
        "tags": _tags(application, flags),
        "strip": _strip(application),
        "clocks": clocks_of(application, on=on),
        "flags": flags,
        "assessment": assessment,
        "sheet": assessment.sheet if assessment else None,
        "asked": asked_of(application, assessment.sheet if assessment else None),
        "names": {str(each.person_id): each.name for each in application.people.all()},
        "differences": differences(before, assessment, application) if assessment else [],
        "before": before,
        "results": results,
        "people": application.people.order_by("pk"),
        "visits": application.visits.select_related("first_visitor").order_by("pk"),
        "opinions": _opinions(application),
        "notices": application.notices.prefetch_related(
            Prefetch("objections", Objection.objects.visible_to(by))
        ).order_by("pk"),
        "decisions": application.decisions.select_related("decided_by").order_by("pk"),
        "boxes": [_box(box) for box in application.returned_boxes],
        "words": WORDS,
        "story": [_told(event, application) for event in events_of(application, by=by)],
    }


def former_assessment(application: Application, by: Officer) -> Assessment | None:
    """What the household's last sealed decision before this case rested on."""
    if application.household_id is None:
        return None
    earlier = Assessment.objects.visible_to(by).filter(
        household=application.household_id, decisions__application__lt=application.pk
    )
    return earlier.order_by("decisions__pk").last()


def _facts(application: Application) -> list[tuple[str, Any]]:
    household, person = application.household, application.person
    return [
        (_("受理号"), application.number),
        (_("申请人"), application.applicant_name or "—"),
        *([(_("为谁申请"), person.name)] if person else []),
        (_("户主"), household.head.name if household else "—"),
        (_("村（社区）"), application.region.name),
        (_("城乡"), application.get_area_display()),
        (_("来源"), application.get_channel_display()),
        *_residence(application),
        *discovery.told(application),
        (_("环节"), application.get_state_display()),
    ]


def _residence(application: Application) -> list[tuple[str, Any]]:
    if not application.registered_at:
        return []
    permit = (
        _("%(number)s，有效期至 %(until)s")
        % {"number": application.permit_number, "until": application.permit_until}
        if application.permit_number
        else "—"
    )
    return [(_("户籍地"), application.registered_at), (_("居住证"), permit)]


def _opinions(application: Application) -> list[tuple[Opinion, Grant]]:
    """Each opinion with what its assessment gives for the benefit asked for."""
    return [
        (each, grant_of(each.assessment, application.benefit, application.person_id))
        for each in application.opinions.select_related("given_by", "assessment")
    ]


def _tags(application: Application, flags: list[Flag]) -> list[dict[str, str]]:
    tags = [{"text": str(flag.level.label), "tone": TONES[flag.level]} for flag in flags[:1]]
    if application.priority:
        why = application.get_priority_display()
        tags.append({"text": _("绿色通道：%(why)s") % {"why": why}, "tone": "info"})
    if application.registered_at:
        tags.append({"text": _("户籍在外地"), "tone": ""})
    if application.close_relative:
        tags.append({"text": _("备案"), "tone": "warn"})
    if application.purpose == Application.Purpose.REVIEW:
        tags.append({"text": str(application.get_purpose_display()), "tone": ""})
    if application.returns:
        tags.append({"text": _("退回 %d 次") % application.returns, "tone": ""})
    return tags


def _strip(application: Application) -> list[dict[str, Any]]:
    """The stages that the benefit has, and how far the case has come; one between two of them is on its
    way to the second."""
    here = next(place for place, (_n, states) in enumerate(STRIP) if application.state in states)
    benefit = BENEFITS[application.benefit]
    without = {
        *(() if benefit.visited else (_S.VERIFIED,)), *(() if benefit.posted else (_S.POSTED,)),
    }  # fmt: skip
    stages = [(n, label) for n, (label, states) in enumerate(STRIP) if not states & without]
    at = next(n for n, _label in stages if n >= here)
    return [
        {"label": label, "status": "done" if n < at else "here" if n == at else ""}
        for n, label in stages
    ]


def _box(box: dict[str, Any]) -> dict[str, Any]:
    """A returned box with its section and reason in words."""
    return box | {"label": SECTIONS[box["section"]], "reason": RETURN_REASONS.get(box["code"], "")}


def _told(event: Event, here: Application) -> dict[str, Any]:
    detail = event.detail
    words = detail.get("reason") or detail.get("note") or detail.get("answer") or ""
    if detail.get("missing"):
        words = listed(detail["missing"])
    if detail.get("boxes"):
        words = strung(box["text"] for box in detail["boxes"])
    tone = {Event.Kind.CONFIRMED: "ok", Event.Kind.REFUSED: "bad", Event.Kind.RETURNED: "warn"}
    return {
        "at": event.at,
        "title": named(event, here),
        "by": event.by.name,
        "text": words,
        "tone": tone.get(Event.Kind(event.kind), ""),
    }
