"""Filing (报送): a unit drafts, files, is sent back or accepted; a correction is a new version with a reason.

1. At the lowest level the list behind the figures is frozen with them; above it the accepted lists of the
   units below are added up, and the figures come from those lists, not from today's tables.
2. Once filed the figures, the lists and their seal stand; the database refuses a change.
3. What turns out wrong later is filed again as the next version, which says why and shows beside the first.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.periods import Period
from cases.procedure import StepRefused
from households.actions.documents import Unfit, keep_file
from reports.catalogue import REPORTS, Report
from reports.figures import Figure, broken, figures, restored, written
from reports.models import Attachment, Filing
from reports.models.filing import FilingState
from reports.questions import Filed, Live, freeze

OPEN = [FilingState.DRAFT, FilingState.FILED]


@transaction.atomic
def draft(
    kind: str, *, region_id: int, period: Period, by: Officer, on: date, reason: str = ""
) -> Filing:
    """A new version is drafted, or the draft that lies there is worked out anew.

    After an accepted version a `reason` is needed. Raises StepRefused, PermissionDenied, and KeyError for a
    kind that is not in the catalogue.
    """
    report = REPORTS[kind]
    region = Region.objects.visible_to(by).get(pk=region_id)
    _require(by, region)
    if region.level not in report.levels:
        raise StepRefused(_("这张报表不由%(region)s报送") % {"region": region.name})
    if not report.may_cover(period):
        raise StepRefused(_("这张报表没有%(period)s这一期") % {"period": period.text})
    if report.due.opens(period) > on:
        raise StepRefused(_("%(period)s还没有结束，结束后再报送") % {"period": period.text})
    earlier = list(_versions(kind, region, period).select_for_update(of=("self",)))
    newest = earlier[0] if earlier else None
    if newest and newest.state == FilingState.FILED:
        raise StepRefused(_("这一期已经报送，等上级接收或退回"))
    if newest and newest.state == FilingState.DRAFT:
        newest.rows.all().delete()
        return _work_out(newest, report, region, period, on)
    why = newest.answer if newest and newest.state == FilingState.RETURNED else reason.strip()
    if newest and not why:
        raise StepRefused(_("上级已经接收；要更正须写明理由"))
    made = Filing.objects.create(
        region=region,
        kind=kind,
        period=period.text,
        version=newest.version + 1 if newest else 1,
        reason=why[:300],
        due_on=report.due.on(period),
        drafted_by=by,
        figures=newest.figures if newest else {},
        narrative=newest.narrative if newest else {},
        nothing=newest is not None and newest.nothing,
    )
    for each in newest.attachments.all() if newest else ():
        each.pk, each.filing = None, made
        each.save(force_insert=True)
    return _work_out(made, report, region, period, on)


@transaction.atomic
def write(filing_id: int, *, narrative: Mapping[str, str], by: Officer) -> Filing:
    """The text of a draft, by heading. Raises StepRefused for what is no draft, PermissionDenied."""
    found = _drafted(filing_id, by)
    known = {part.code for part in found.report.narrative}
    found.narrative = {code: words.strip() for code, words in narrative.items() if code in known}
    found.save(update_fields=["narrative"])
    return found


@transaction.atomic
def attach(filing_id: int, *, file: "File[bytes]", title: str, by: Officer) -> Attachment:
    """A file goes with a draft; the same file again is the same attachment.

    Raises StepRefused for what is no draft or no photo or pdf of up to 10 MB, PermissionDenied.
    """
    found = _drafted(filing_id, by)
    try:
        kept = keep_file(file)
    except Unfit as unfit:
        raise StepRefused(str(unfit)) from unfit
    made, _created = Attachment.objects.get_or_create(
        filing=found,
        sha256=kept.sha256,
        defaults={
            "region_id": found.region_id,
            "title": title.strip()[:100] or _("附件"),
            "file": kept.file,
            "media_type": kept.media_type,
            "size": kept.size,
            "added_by": by,
        },
    )
    return made


@transaction.atomic
def detach(filing_id: int, *, attachment_id: int, by: Officer) -> Filing:
    """A file is taken off a draft. Raises StepRefused, PermissionDenied."""
    found = _drafted(filing_id, by)
    found.attachments.filter(pk=attachment_id).delete()
    return found


@transaction.atomic
def file(filing_id: int, *, remarks: str, by: Officer, on: date) -> Filing:
    """The draft goes to the level above and stands from now on.

    What does not balance, and units below that did not file, must be explained in the remarks. Raises
    StepRefused, PermissionDenied, IllegalMove.
    """
    found = _locked(filing_id, by)
    _require(by, found.region)
    _work_out(found, found.report, found.region, found.covers, on, anew=False)
    if unwritten := [str(part.title) for part, words in found.text() if not words]:
        raise StepRefused(_("文字部分没有写完：%(parts)s") % {"parts": "、".join(unwritten)})
    found.remarks = remarks.strip()
    if not found.remarks and (broken(found.report, found.values()) or missing_below(found)):
        raise StepRefused(_("有数字不平衡或下级未报，写明情况后再报送"))
    found.move_to(FilingState.FILED)
    found.filed_by, found.filed_on = by, on
    found.sha256 = seal_of(found)
    found.save()
    return found


@transaction.atomic
def accept(filing_id: int, *, by: Officer, on: date) -> Filing:
    """The level above takes the report; only now it counts there. Raises PermissionDenied, IllegalMove."""
    return _answer(filing_id, FilingState.ACCEPTED, by=by, on=on)


@transaction.atomic
def send_back(filing_id: int, *, reason: str, by: Officer, on: date) -> Filing:
    """The level above sends it back with a reason. Raises StepRefused, PermissionDenied, IllegalMove."""
    if not reason.strip():
        raise StepRefused(_("写明退回的理由"))
    return _answer(filing_id, FilingState.RETURNED, by=by, on=on, reason=reason.strip()[:300])


def below(filing: Filing) -> list[Region]:
    """The units next below that file the same report; none at the lowest level."""
    next_below = dict(zip(filing.report.levels[1:], filing.report.levels, strict=False))
    if filing.region.level not in next_below:
        return []
    units = Region.objects.in_force().filter(
        level=next_below[filing.region.level],
        code__gte=filing.region.code,
        code__lt=filing.region.until,
    )
    return list(units.order_by("code"))


def accepted_below(filing: Filing) -> list[Filing]:
    """The newest accepted version of each unit next below."""
    accepted = Filing.objects.filter(
        kind=filing.kind,
        period=filing.period,
        region__in=below(filing),
        state=FilingState.ACCEPTED,
    )
    return list(accepted.order_by("region_id", "-version").distinct("region_id"))


def missing_below(filing: Filing) -> list[Region]:
    """Units next below whose report of the period was not accepted."""
    there = {found.region_id for found in accepted_below(filing)}
    return [region for region in below(filing) if region.pk not in there]


def corrected_below(filing: Filing) -> list[Filing]:
    """What was accepted from below after this was filed, and is not in its figures."""
    if filing.state not in (FilingState.FILED, FilingState.ACCEPTED):
        return []
    return [found for found in accepted_below(filing) if not set(found.lists) <= set(filing.lists)]


def seal_of(filing: Filing) -> str:
    """SHA-256 over what was filed: place, period, figures, lists, text, attachments and remarks."""
    content = {
        "kind": filing.kind,
        "region": filing.region_id,
        "period": filing.period,
        "version": filing.version,
        "figures": filing.figures,
        "lists": filing.lists,
        "narrative": filing.narrative,
        "attachments": sorted(filing.attachments.values_list("sha256", flat=True)),
        "remarks": filing.remarks,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _work_out(
    filing: Filing, report: Report, region: Region, period: Period, on: date, *, anew: bool = True
) -> Filing:
    """Figures and lists as they stand now; a draft that is being filed keeps its own frozen list."""
    if region.level == report.levels[0]:
        filing.lists = [filing.pk]
        for section in report.sections if anew else ():
            freeze(section, Live(region, period), filing.pk)
    else:
        filing.lists = [pk for found in accepted_below(filing) for pk in found.lists]
    found = figures(report, region=region, period=period, source=Filed(tuple(filing.lists)))
    begun = _begun(filing, restored(report, filing.figures))
    written_by_hand = {
        code: words for code, words in filing.narrative.items() if words != begun.get(code)
    }
    filing.figures = {figure.code: figure.kept() for figure in found}
    filing.nothing = bool(found) and not any(figure.value for figure in found)
    filing.narrative = _begun(filing, found) | written_by_hand
    filing.save()
    return filing


def _begun(filing: Filing, found: list[Figure]) -> dict[str, str]:
    """What stands under each heading before somebody writes: figures, or that nothing happened.

    In the language of the law, whoever drafts it.
    """
    values = {figure.code: written(figure) for figure in found}
    with override(settings.LANGUAGE_CODE):
        if filing.nothing:
            return {part.code: _("本期无。") for part in filing.report.narrative}
        if filing.report.sections and not found:
            return {}
        return {part.code: part.prefilled(values) for part in filing.report.narrative}


def _versions(kind: str, region: Region, period: Period) -> QuerySet[Filing]:
    return Filing.objects.filter(kind=kind, region=region, period=period.text).order_by("-version")


def _answer(
    filing_id: int, state: FilingState, *, by: Officer, on: date, reason: str = ""
) -> Filing:
    found = _locked(filing_id, by)
    above = found.region.parent_id
    if above is None or not by.may(Right.REPORT, above):
        raise PermissionDenied(_("由上一级接收或退回"))
    if found.filed_by is not None and found.filed_by.natural_person == by.natural_person:
        raise PermissionDenied(_("报送人不能接收自己报送的报表"))
    found.move_to(state)
    found.answered_by, found.answered_on, found.answer = by, on, reason
    found.save()
    return found


def _locked(filing_id: int, by: Officer) -> Filing:
    by.forget_posts()
    return Filing.objects.visible_to(by).select_for_update(of=("self",)).get(pk=filing_id)


def _drafted(filing_id: int, by: Officer) -> Filing:
    """The draft, locked, by somebody who may change it."""
    found = _locked(filing_id, by)
    _require(by, found.region)
    if found.state != FilingState.DRAFT:
        raise StepRefused(_("已经报送的报表不能再改；写明理由，起草更正版"))
    return found


def _require(by: Officer, region: Region) -> None:
    if not by.may(Right.REPORT, region.code):
        raise PermissionDenied(_("你的岗位不能在这个地区做报表"))
