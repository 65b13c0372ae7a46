"""Makers of what the pages of reports show."""

from datetime import date

from django.core.files.base import ContentFile

from accounts.models import Region
from accounts.roles import Right, Role
from households.actions.documents import keep_file
from reports.models import (
    Assignment,
    AssignmentPaper,
    Attachment,
    Directive,
    Filing,
    Inspection,
    InspectionCheck,
    ProgrammePhase,
)
from tests import factories
from tests.makers import Made, maker

INSPECTING = frozenset({Right.DIRECT, Right.AUDIT})


@maker
def filing(place: Region) -> Made:
    """A draft of a unit whose remarks betray it."""
    remarks = f"金丝雀说明{place.code // 1000}"
    made = Filing.objects.create(
        kind="quarterly", region=place, period="2026Q3", due_on=date(2026, 10, 10), remarks=remarks,
        drafted_by=factories.officer(Role.COUNTY_REVIEWER, factories.NANAN),
    )  # fmt: skip
    return Made({"pk": made.pk}, place.code, (remarks,), seen_with=frozenset({Right.REPORT}))


@maker
def filing_attachment(place: Region) -> Made:
    """A file that goes with a draft of another period."""
    officer = factories.officer(Role.COUNTY_REVIEWER, factories.NANAN)
    made = Filing.objects.create(
        kind="quarterly",
        region=place,
        period="2026Q2",
        due_on=date(2026, 7, 10),
        drafted_by=officer,
    )
    kept = keep_file(ContentFile(b"%PDF-1.4 " + str(place.code).encode(), name="a.pdf"))
    file = Attachment.objects.create(
        filing=made, region=place, title=f"金丝雀附件{place.code // 1000}", file=kept.file,
        media_type=kept.media_type, size=kept.size, sha256=kept.sha256, added_by=officer,
    )  # fmt: skip
    seen_with = frozenset({Right.REPORT})
    return Made(
        {"pk": made.pk, "attachment": file.pk}, place.code, (file.title,), seen_with=seen_with
    )


@maker
def directive(place: Region) -> Made:
    """A running document of a unit, with its scan, whose title betrays it."""
    made = _directive(place, f"金丝雀文件{place.code // 1000}")
    return Made({"pk": made.pk}, place.code, (made.title,), seen_with=frozenset({Right.REPORT}))


@maker
def programme_phase(place: Region) -> Made:
    """A phase of a programme that the unit started."""
    made = _directive(place, "社会救助兜底脱贫行动", kind="programme", template="fujian_2020")
    phase = ProgrammePhase.objects.create(
        directive=made, region=place, code="verify", starts_on=date(2026, 4, 16),
        ends_on=date(2026, 4, 30),
    )  # fmt: skip
    return Made({"pk": phase.pk}, place.code, seen_with=frozenset({Right.REPORT}))


@maker
def assignment(place: Region) -> Made:
    """What a unit owes because of its own document."""
    made = _assignment(place)
    told = (made.directive.asks,)
    return Made({"pk": made.pk}, place.code, told, seen_with=frozenset({Right.REPORT}))


@maker
def assignment_paper(place: Region) -> Made:
    """A file that goes with an answer."""
    owed = _assignment(place)
    kept = keep_file(ContentFile(b"%PDF-1.4 task " + str(place.code).encode(), name="a.pdf"))
    paper = AssignmentPaper.objects.create(
        assignment=owed, region=place, title=f"金丝雀佐证{place.code // 1000}", file=kept.file,
        media_type=kept.media_type, size=kept.size, sha256=kept.sha256,
        added_by=owed.directive.made_by, added_on=date(2026, 11, 1),
    )  # fmt: skip
    seen_with = frozenset({Right.REPORT})
    return Made({"pk": owed.pk, "paper": paper.pk}, place.code, (paper.title,), seen_with=seen_with)


def _assignment(place: Region) -> Assignment:
    number = Directive.objects.count()
    made = _directive(place, "督查通报", asks=f"金丝雀要求{place.code // 1000}第{number}件")
    return Assignment.objects.create(
        directive=made, region=place, code="demand", due_on=date(2026, 12, 1),
        since=date(2026, 11, 1),
    )  # fmt: skip


@maker
def inspection(place: Region) -> Made:
    """A unit's own inspection, about something that betrays it."""
    made = _inspection(place)
    return Made({"pk": made.pk}, place.code, (made.about,), seen_with=INSPECTING)


@maker
def inspection_check(place: Region) -> Made:
    """A household on the list of such an inspection."""
    made, home = _inspection(place), factories.household(factories.person(at=place))
    row = InspectionCheck.objects.create(
        inspection=made, region=place, household=home, rank=1, benefits=["dibao"], monthly=600,
        members=1,
    )  # fmt: skip
    address: dict[str, object] = {"pk": made.pk, "check": row.pk}
    return Made(address, place.code, (made.about,), seen_with=INSPECTING)


def _inspection(place: Region) -> Inspection:
    by = factories.officer(Role.COUNTY_REVIEWER, factories.NANAN)
    number = Inspection.objects.count() + 1
    return Inspection.objects.create(
        number=f"JC{number}", region=place, kind="direct", place=place, inspectors="检查组",
        about=f"金丝雀线索{place.code // 1000}第{number}件", starts_on=date(2026, 11, 1),
        ends_on=date(2026, 12, 1), made_by=by, made_on=date(2026, 11, 1),
    )  # fmt: skip


def _directive(place: Region, title: str, **given: str) -> Directive:
    maker_of, confirmer = (factories.officer(Role.COUNTY_REVIEWER, factories.NANAN) for _n in "12")
    kept = keep_file(ContentFile(b"%PDF-1.4 directive", name="a.pdf"))
    return Directive.objects.create(
        region=place, number=f"民〔2026〕{Directive.objects.count() + 1}号", title=title,
        issued_on=date(2026, 11, 1), responsible=maker_of, file=kept.file, media_type=kept.media_type,
        state="running", made_by=maker_of, maker=maker_of.natural_person, made_on=date(2026, 11, 1),
        confirmed_by=confirmer, confirmer=confirmer.natural_person, confirmed_on=date(2026, 11, 1),
        **({"kind": "notice", "due_on": date(2026, 12, 1)} | given),
    )  # fmt: skip
