"""Forms of the policy pages: where and when somebody asks for the law, and what a bureau sets."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.places import RegionField, suggestions
from accounts.inputs import DayInput, MoneyField
from accounts.models import Officer, Region
from accounts.models.region import NATION, ancestor, end_of
from accounts.roles import Right
from eligibility.actions.standards import Figure
from eligibility.browse import Place
from eligibility.models import Standard
from eligibility.models.standard import MAY_BE_NEGATIVE
from eligibility.policies.packs import packs
from eligibility.rules.law import STANDARDS
from eligibility.wording import label_of
from households.choices import Area

EVERYWHERE = [(NATION, end_of(NATION, "nation"))]
LEVELS = ("province", "city", "county")
SIDES = ("one", "two", "three")
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
GROUPS = (
    (_("低保与收入"), ("dibao_standard", "minimum_wage", "disposable_income",
                   "consumption_expenditure", "provincial_minimum")),
    (_("特困供养"), ("tekun_",)),
    (_("残疾人两项补贴"), ("disability_",)),
    (_("孤儿与事实无人抚养儿童"), ("child_",)),
    (_("物价"), ("price_index", "food_price_index")),
)  # fmt: skip


class PlaceField(RegionField):
    """Any region of the country, by code or name."""

    default_error_messages = {
        "unknown": _("没有叫“%(text)s”的地区，填写完整名称或 12 位区划代码"),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.intervals = EVERYWHERE
        self.widget.attrs |= {"list": "regions", "autocomplete": "off"}


def day_field(**options: Any) -> forms.DateField:
    return forms.DateField(widget=DayInput, **options)


class LawForm(forms.Form):
    """A place, an area and a day; a word to look for."""

    region = PlaceField(label=_("地区"), required=False)
    area = forms.ChoiceField(label=_("城乡"), choices=Area.choices, required=False)
    on = day_field(label=_("日期"), required=False)
    q = forms.CharField(label=_("查找"), max_length=60, required=False)

    def place(self, home: Region) -> Place:
        """What was asked for; the officer's own place today where nothing was."""
        given = self.cleaned_data
        return Place(
            given["region"] or home,
            given["area"] or Area.RURAL,
            given["on"] or timezone.localdate(),
        )


class CompareForm(forms.Form):
    """Two or three places, each on a day, in one area."""

    area = forms.ChoiceField(label=_("城乡"), choices=Area.choices, required=False)
    everything = forms.BooleanField(label=_("也列出相同的项目"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side in SIDES:
            self.fields[f"region_{side}"] = PlaceField(label=_("地区"), required=False)
            self.fields[f"on_{side}"] = day_field(label=_("日期"), required=False)

    def sides(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The two boxes of each side."""
        for side in SIDES:
            yield self[f"region_{side}"], self[f"on_{side}"]

    def places(self) -> list[Place]:
        """The sides that name a place; a day alone means the first place on that day."""
        given, first = self.cleaned_data, self.cleaned_data["region_one"]
        area = given["area"] or Area.RURAL
        return [
            Place(region, area, given[f"on_{side}"] or timezone.localdate())
            for side in SIDES
            if (given[f"region_{side}"] or given[f"on_{side}"])
            and (region := given[f"region_{side}"] or first)
        ]


class StandardFilter(forms.Form):
    """Kind and place of the standards listed."""

    key = forms.ChoiceField(label=_("标准种类"), required=False)
    region = PlaceField(label=_("地区"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        key = self.fields["key"]
        assert isinstance(key, forms.ChoiceField)
        key.choices = [("", _("全部种类")), *kinds()]


class StandardForm(forms.Form):
    """One figure as its document gives it."""

    region = RegionField(label=_("地区"), help_text=_("名称或 12 位区划代码"))
    key = forms.ChoiceField(label=_("标准种类"), help_text=_("数值的单位写在种类后面"))
    area = forms.ChoiceField(
        label=_("城乡"), choices=Standard.Area.choices, initial=Standard.Area.BOTH
    )
    amount = MoneyField(label=_("数值"), min_value=Decimal(-100))
    from_on = day_field(label=_("从"))
    to_on = day_field(label=_("到"), required=False, help_text=_("最后一天；没有写明就空着"))
    document = forms.CharField(
        label=_("文件"), max_length=200, help_text=_("文号和条款，例如 南民〔2026〕12 号")
    )
    backdated_because = forms.CharField(
        label=_("追溯理由"),
        max_length=500,
        required=False,
        help_text=_("起始日期早于今天时必填：为什么现在才录入，补发怎样安排"),
    )
    note = forms.CharField(label=_("说明"), max_length=500, required=False)

    def __init__(self, by: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region, key = self.fields["region"], self.fields["key"]
        assert isinstance(region, RegionField) and isinstance(key, forms.ChoiceField)
        region.intervals = by.intervals_with(Right.SET_STANDARD)
        region.widget.attrs |= {"list": "regions", "autocomplete": "off"}
        key.choices = kinds()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        amount = given.get("amount")
        if amount is not None and amount <= 0 and given.get("key") not in MAY_BE_NEGATIVE:
            self.add_error("amount", _("标准应大于 0"))
        first, last = given.get("from_on"), given.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("最后一天不能早于第一天"))
        for name in ("from_on", "to_on"):
            if given.get(name) and not EARLIEST <= given[name] < LATEST:
                self.add_error(name, _("年份应在 1990 年到 2099 年之间"))
        if first and first < timezone.localdate() and not given.get("backdated_because"):
            self.add_error("backdated_because", _("起始日期早于今天，写明追溯的理由"))
        return given

    @property
    def figure(self) -> Figure:
        return Figure(**{each.name: self.cleaned_data[each.name] for each in fields(Figure)})


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("退回理由"), max_length=500)


def kinds() -> list[tuple[Any, list[tuple[str, str]]]]:
    """The kinds of standards with their units, grouped."""
    named = [
        (label, [(key, label_of(key)) for key in STANDARDS if key.startswith(starts)])
        for label, starts in GROUPS
    ]
    known = {key for _label, keys in named for key, _words in keys}
    rest = [(key, label_of(key)) for key in STANDARDS if key not in known]
    return [*named, *([(_("其他"), rest)] if rest else [])]


def regions_offered(officer: Officer) -> list[Region]:
    """What to offer below a field for any place: the officer's own regions, those around, and all with
    texts of their own."""
    own = suggestions(officer.intervals(), ("province", "city", "county", "township"))[:60]
    codes = {pack.region for pack in packs()} | set(around(officer))
    others = Region.objects.filter(code__in=codes - {region.code for region in own})
    return [*others.order_by("code"), *own]


def around(officer: Officer) -> Iterable[int]:
    """The codes of the regions that hold the officer's posts."""
    return {
        ancestor(post.region.code, level)
        for post in officer.posts_today
        for level in ("nation", *LEVELS)
    }
