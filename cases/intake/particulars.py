"""The section on what only the benefit that is asked for wants to know of one person, or of a hardship."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake.boxes import Choose, DayBox, Sheet, YesNo, YuanBox
from cases.models import Aid
from eligibility.rules.schema import SELF_CARE_ITEMS
from households.choices import ChildChoice, DisabilityKind, ParentState, SupportMode

PARENTS = ("father", "mother")
STAY = ("admitted_on", "discharged_on")
GRADES = [("1", _("一级")), ("2", _("二级")), ("3", _("三级")), ("4", _("四级"))]
OWN_PERSON = {
    "hardship",
    "epidemic",
}  # kinds told of no single person, or that ask themselves of whom
BY_COST = (Aid.Cause.MEDICAL, Aid.Cause.EDUCATION)  # hardships that are measured by what was paid
WITH_MONTHS = (ParentState.PRISON, ParentState.DRUG_ISOLATION, ParentState.RESTRICTED)


def _months(label: Any, *, most: int = 600, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=required, min_value=1, max_value=most,
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages={"invalid": _("期限写整数月"), "required": _("填写几个月")},
    )  # fmt: skip


class ParticularsSheet(Sheet):
    """For whom the benefit is, and what it asks of that person, or what befell the household. Boxes that it
    does not ask are not there."""

    person = Choose(label=_("为谁申请"))
    eating = YesNo(label=_("能自主吃饭"))
    dressing = YesNo(label=_("能自主穿衣"))
    bed = YesNo(label=_("能自主上下床"))
    toilet = YesNo(label=_("能自主如厕"))
    walking = YesNo(label=_("能室内自主行走"))
    bathing = YesNo(label=_("能自主洗澡"))
    support_mode = Choose(SupportMode.choices, label=_("供养或养育方式"))
    chooses = Choose(ChildChoice.choices, label=_("选择的保障"), required=False)
    father_state = Choose(ParentState.choices, label=_("父亲"))
    father_since = DayBox(label=_("父亲情形起始日期"), required=False)
    father_months = _months(_("父亲服刑等期限（月）"))
    father_disability = Choose(DisabilityKind.choices, label=_("父亲残疾类别"), required=False)
    father_grade = Choose(GRADES, label=_("父亲残疾等级"), required=False)
    mother_state = Choose(ParentState.choices, label=_("母亲"))
    mother_since = DayBox(label=_("母亲情形起始日期"), required=False)
    mother_months = _months(_("母亲服刑等期限（月）"))
    mother_disability = Choose(DisabilityKind.choices, label=_("母亲残疾类别"), required=False)
    mother_grade = Choose(GRADES, label=_("母亲残疾等级"), required=False)
    certificate_until = DayBox(label=_("残疾证有效期至"), required=False)
    hukou_here = YesNo(label=_("户籍在本地"))
    work_injury = YesNo(label=_("领工伤生活护理费"))
    other_living = YuanBox(label=_("另领的生活补贴（元/月）"), required=False)
    other_nursing = YuanBox(label=_("另领的护理补贴（元/月）"), required=False)

    cause = Choose(Aid.Cause.choices, label=_("困难原因"))
    need = Choose(Aid.Need.choices, label=_("解决什么困难"))
    severity = Choose(Aid.Severity.choices, label=_("困难程度"))
    happened_on = DayBox(label=_("发生日期"))
    happened = forms.CharField(label=_("发生了什么"), max_length=300)
    months = _months(_("困难持续几个月"), most=12, required=True)
    self_paid = YuanBox(
        label=_("这段时间的自付费用（元）"), required=False,
        help_text=_("报销和其他救助以后自己负担的，医疗和教育支出须填写"),
    )  # fmt: skip

    patient = Choose(
        label=_("确诊患者"), required=False,
        help_text=_("当地按月救助疫情确诊患者的，选是谁；其他情形不选"),
    )  # fmt: skip
    admitted_on = DayBox(label=_("确诊日期"), required=False)
    discharged_on = DayBox(
        label=_("出院日期"), required=False, help_text=_("仍在住院的不填，救助到出院为止")
    )

    def settle(self) -> None:
        self.fields["person"].choices = [("", "—"), *self.setting.people]  # type: ignore[attr-defined]
        asked = {box for kind in self.setting.asks for box in BOXES.get(kind, ())}
        self.fields["patient"].choices = self.fields["person"].choices  # type: ignore[attr-defined]
        if set(self.setting.asks) - OWN_PERSON:
            asked.add("person")
        for name in set(self.fields) - asked:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for parent in PARENTS:
            state = data.get(f"{parent}_state")
            if state == ParentState.SEVERE_DISABILITY:
                self.require(f"{parent}_disability", f"{parent}_grade")
            elif state == ParentState.LOST_CONTACT:
                self.require(f"{parent}_since")
            elif state in WITH_MONTHS and not data.get(f"{parent}_since"):
                self.require(f"{parent}_months")
        if data.get("cause") in BY_COST:
            self.require("self_paid")
        if (happened_on := data.get("happened_on")) and happened_on > self.setting.on:
            self.add_error("happened_on", _("发生日期不晚于今天"))
        if data.get("patient"):
            self._stay(data)
        return data

    def _stay(self, data: dict[str, Any]) -> None:
        """A patient is one of an epidemic, and cannot have left before falling ill."""
        self.require("admitted_on")
        if data.get("cause") != Aid.Cause.EPIDEMIC:
            self.add_error("patient", _("困难原因选“疫情”的才选确诊患者"))
        first, last = data.get("admitted_on"), data.get("discharged_on")
        if first and first > self.setting.on:
            self.add_error("admitted_on", _("确诊日期不晚于今天"))
        if first and last and not first <= last <= self.setting.on:
            self.add_error("discharged_on", _("出院日期在确诊以后，不晚于今天"))

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The boxes in the order of the page, under a heading each."""
        found = []
        for heading, names in HEADINGS:
            boxes = [self[name] for name in names if name in self.fields]
            if boxes:
                found.append((heading, boxes))
        return found


def _of(parent: str) -> tuple[str, ...]:
    return tuple(f"{parent}_{box}" for box in ("state", "since", "months", "disability", "grade"))


# What a kind of particular is asked by; supporters are asked in their own section.
BOXES: dict[str, tuple[str, ...]] = {
    "self_care": SELF_CARE_ITEMS,
    "support_mode": ("support_mode",),
    "chooses": ("chooses",),
    "parents": (*_of("father"), *_of("mother")),
    "certificate_until": ("certificate_until",),
    "hukou_here": ("hukou_here",),
    "held": ("work_injury", "other_living", "other_nursing"),
    "epidemic": ("patient", "admitted_on", "discharged_on"),
    "hardship": (
        "cause", "need", "severity", "months", "self_paid", "happened_on", "happened",
    ),
}  # fmt: skip
HEADINGS = (
    (_("遇到的困难"), BOXES["hardship"]),
    (_("疫情确诊"), BOXES["epidemic"]),
    (_("为谁申请"), ("person", "hukou_here")),
    (_("生活自理能力评估（六项）"), SELF_CARE_ITEMS),
    (_("供养意愿"), ("support_mode", "chooses")),
    (_("父亲情况"), _of("father")),
    (_("母亲情况"), _of("mother")),
    (_("残疾证与另领的补贴"), ("certificate_until", *BOXES["held"])),
)


def particulars_in(said: dict[str, Any], asks: tuple[str, ...]) -> dict[str, Any]:
    """What the boxes mean, by kind, as a facts file writes it; kinds nobody has answered are left out."""
    told: dict[str, Any] = {}
    if "self_care" in asks:
        items = {item: said[item] for item in SELF_CARE_ITEMS if said.get(item) is not None}
        if items:
            told["self_care"] = items
    for kind in ("support_mode", "chooses"):
        if kind in asks and said.get(kind):
            told[kind] = str(said[kind])
    if "hukou_here" in asks and said.get("hukou_here") is not None:
        told["hukou_here"] = said["hukou_here"]
    if "parents" in asks and all(said.get(f"{parent}_state") for parent in PARENTS):
        told["parents"] = [_parent(said, parent) for parent in PARENTS]
    if "held" in asks and said.get("work_injury") is not None:
        told["held"] = list(_held(said))
    return told | (_epidemic(said) if "epidemic" in asks else {})


def _epidemic(said: dict[str, Any]) -> dict[str, Any]:
    days = {box: said[box].isoformat() for box in STAY if said.get(box)}
    return {"epidemic": {"confirmed": True} | days} if days else {}


def _parent(said: dict[str, Any], parent: str) -> dict[str, Any]:
    told: dict[str, Any] = {"state": str(said[f"{parent}_state"])}
    if since := said.get(f"{parent}_since"):
        told["since"] = since.isoformat()
    if months := said.get(f"{parent}_months"):
        told["months"] = months
    if (kind := said.get(f"{parent}_disability")) and (grade := said.get(f"{parent}_grade")):
        told["disability"] = {"kind": str(kind), "grade": int(grade)}
    return told


def _held(said: dict[str, Any]) -> Any:
    if said["work_injury"]:
        yield {"benefit": "work_injury_nursing"}
    for box in ("other_living", "other_nursing"):
        if said.get(box):
            yield {"benefit": box, "monthly": str(said[box])}


def typed_from(told: dict[str, Any]) -> dict[str, str]:
    """The boxes as they would have been typed from what is on file."""
    typed = {item: _yes_no(answer) for item, answer in told.get("self_care", {}).items()}
    typed |= {kind: told[kind] for kind in ("support_mode", "chooses") if kind in told}
    if "hukou_here" in told:
        typed["hukou_here"] = _yes_no(told["hukou_here"])
    for parent, known in zip(PARENTS, told.get("parents", ()), strict=False):
        disability = known.get("disability") or {}
        typed |= {
            f"{parent}_state": known["state"],
            f"{parent}_since": known.get("since", ""),
            f"{parent}_months": str(known.get("months", "")),
            f"{parent}_disability": disability.get("kind", ""),
            f"{parent}_grade": str(disability.get("grade", "")),
        }
    if "epidemic" in told:
        typed |= {box: told["epidemic"].get(box) or "" for box in STAY}
    if "held" in told:
        monthly = {each["benefit"]: each.get("monthly", "") for each in told["held"]}
        typed["work_injury"] = _yes_no("work_injury_nursing" in monthly)
        typed |= {box: monthly[box] for box in ("other_living", "other_nursing") if box in monthly}
    return typed


def _yes_no(answer: bool) -> str:
    return "yes" if answer else "no"
