"""What is filled in when a programme is started, a document sent, and a task answered."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.inputs import DayInput
from accounts.models import Officer, Region
from accounts.roles import Right
from reports.models import Assignment, Directive, DirectiveState
from reports.programmes import Template


class DirectiveForm(forms.Form):
    """The head of any document: who issues it under which number, who answers for it, what it passes on."""

    region = forms.ModelChoiceField(Region.objects.none(), label=_("印发单位"), empty_label=None)
    number = forms.CharField(label=_("文号"), max_length=60)
    issued_on = forms.DateField(label=_("印发日期"), widget=DayInput)
    responsible = forms.ModelChoiceField(Officer.objects.none(), label=_("责任人"))
    file = forms.FileField(
        label=_("文件扫描件"), required=False, help_text=_("照片或 PDF，不超过 10 MB")
    )

    def __init__(self, data: Any = None, files: Any = None, *, officer: Officer, on: date) -> None:
        super().__init__(data, files, initial={"issued_on": on})
        units = units_of(officer, Right.DIRECT)
        self.fields["region"].queryset = units  # type: ignore[attr-defined]
        self.fields["responsible"].queryset = people_of(units)  # type: ignore[attr-defined]
        above = _above(officer, units)
        label = _("转发的上级文件")
        self.fields["forwards"] = forms.ModelChoiceField(above, label=label, required=False)

    def head(self) -> dict[str, Any]:
        """What every document is drafted with."""
        given = self.cleaned_data
        return {
            "region_id": given["region"].pk,
            "number": given["number"].strip(),
            "issued_on": given["issued_on"],
            "responsible_id": given["responsible"].pk,
            "forwards_id": given["forwards"].pk if given["forwards"] else None,
            "file": given["file"],
        }


class ProgrammeForm(DirectiveForm):
    """A programme is started: the head, and the days of each phase as the unit sets them."""

    def __init__(
        self, *args: Any, template: Template, officer: Officer, on: date, **kw: Any
    ) -> None:
        super().__init__(*args, officer=officer, on=on, **kw)
        levels = [level for level in ("province", "city", "county") if template.of_level(level)]
        units = units_of(officer, Right.DIRECT).filter(level__in=levels)
        self.fields["region"].queryset = units  # type: ignore[attr-defined]
        self.template = template
        for phase in template.phases_in(on.year):
            for name, label, day in (
                ("from", _("开始"), phase.starts_on), ("to", _("结束"), phase.ends_on)
            ):  # fmt: skip
                self.fields[f"{phase.code}-{name}"] = forms.DateField(
                    label=f"{phase.title} {label}", widget=DayInput, initial=day
                )

    @property
    def days(self) -> list[tuple[str, Any, Any]]:
        """Each phase with its two fields."""
        return [
            (str(phase.title), self[f"{phase.code}-from"], self[f"{phase.code}-to"])
            for phase in self.template.phases
        ]

    def said(self) -> dict[str, Any]:
        """What `begin` takes."""
        given = self.cleaned_data
        codes = [phase.code for phase in self.template.phases]
        return self.head() | {"phases": {c: (given[f"{c}-from"], given[f"{c}-to"]) for c in codes}}


class NoticeForm(DirectiveForm):
    """A document is sent: what it says, what it asks until when, and to whom."""

    kind = forms.ChoiceField(
        label=_("文件种类"),
        choices=[
            (k, label) for k, label in Directive.Kind.choices if k != Directive.Kind.PROGRAMME
        ],
    )
    title = forms.CharField(label=_("标题"), max_length=120)
    asks = forms.CharField(
        label=_("要求"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_("不填就只要求签收"),
    )  # fmt: skip
    due_on = forms.DateField(label=_("答复期限"), required=False, widget=DayInput)
    units = forms.ModelMultipleChoiceField(
        Region.objects.none(), label=_("主送单位"), widget=forms.CheckboxSelectMultiple
    )
    field_order = (
        "kind", "region", "number", "title", "issued_on", "responsible", "forwards", "file", "asks",
        "due_on", "units",
    )  # fmt: skip

    def __init__(self, *args: Any, officer: Officer, on: date, **kwargs: Any) -> None:
        super().__init__(*args, officer=officer, on=on, **kwargs)
        below = Region.objects.in_force().filter(parent__in=units_of(officer, Right.DIRECT))
        self.fields["units"].queryset = below.order_by("code")  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What `send` takes, besides its kind."""
        given = self.cleaned_data
        words = {name: given[name] for name in ("title", "asks", "due_on")}
        return self.head() | words | {"units": [unit.pk for unit in given["units"]]}


class SummaryForm(forms.Form):
    """What is said when a programme or a document is over."""

    summary = forms.CharField(label=_("总结"), max_length=2000, widget=forms.Textarea({"rows": 3}))


class OwnerForm(forms.Form):
    """Who of the unit answers for a task."""

    owner = forms.ModelChoiceField(Officer.objects.none(), label=_("责任人"))

    def __init__(self, data: Any = None, *, assignment: Assignment) -> None:
        super().__init__(data, initial={"owner": assignment.owner_id})
        unit = Region.objects.filter(pk=assignment.region_id)
        self.fields["owner"].queryset = people_of(unit)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """How a task stands: words or nothing, the figure that no question answers, a file."""

    words = forms.CharField(
        label=_("办理情况"), required=False, max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    figure = forms.DecimalField(required=False, max_digits=14, decimal_places=2, min_value=0)
    nothing = forms.BooleanField(label=_("零报告：本期没有发生"), required=False)
    file = forms.FileField(label=_("附件"), required=False, help_text=_("照片或 PDF，不超过 10 MB"))

    def __init__(self, data: Any = None, files: Any = None, *, assignment: Assignment) -> None:
        super().__init__(data, files, initial={"words": assignment.words})
        task = assignment.task
        if task is None or task.figure is None:
            del self.fields["figure"]
        else:
            self.fields["figure"].label = str(task.figure)


class AssignmentFilter(forms.Form):
    """Which tasks a page lists: of one unit, in one state."""

    unit = forms.ModelChoiceField(
        Region.objects.none(), label=_("单位"), required=False, empty_label=_("全部单位")
    )
    state = forms.ChoiceField(label=_("状态"), required=False)

    def __init__(self, data: Any, *, units: QuerySet[Region]) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            ("todo", _("未完成")), ("late", _("已超期")), ("check", _("待审")), ("done", _("已完成")),
            ("all", _("全部")),
        ]  # fmt: skip


def units_of(officer: Officer, right: Right) -> QuerySet[Region]:
    """The units that the officer's own posts with a right stand in."""
    codes = [post.region_id for post in officer.posts_today if right in post.rights]
    return Region.objects.filter(pk__in=codes).order_by("code")


def people_of(units: QuerySet[Region]) -> QuerySet[Officer]:
    """Who has a post in one of the units."""
    people = Officer.objects.filter(posts__region__in=units, is_machine=False, is_active=True)
    return people.distinct().order_by("name")


def _above(officer: Officer, units: QuerySet[Region]) -> QuerySet[Directive]:
    """Documents from above that reached one of the officer's units."""
    running = Directive.objects.visible_to(officer).filter(state=DirectiveState.RUNNING)
    reached = Assignment.objects.visible_to(officer).filter(region__in=units).values("directive")
    return running.filter(pk__in=reached).exclude(region__in=units)
