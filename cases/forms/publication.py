"""Forms of the officers for lists that hang in villages, and for objections sent in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Officer, Region
from accounts.roles import Right
from cases.actions.notice import OFFICE_PHONE
from cases.benefits import BENEFITS
from cases.forms.step import paragraph
from cases.models import Objection, PublicationEntry

PUBLISHED = [each for each in BENEFITS.values() if "published" in each.terms]


class PublicationForm(forms.Form):
    """For which village, and what stands on the board besides the list."""

    village = forms.ModelChoiceField(label=_("村（社区）"), queryset=Region.objects.none())
    benefit = forms.ChoiceField(
        label=_("待遇"), choices=[(each.code, each.label) for each in PUBLISHED]
    )
    place = forms.CharField(label=_("张贴地点"), max_length=100, initial=_("村务公开栏"))
    phone = forms.RegexField(
        label=_("异议电话"),
        regex=rf"^({OFFICE_PHONE.pattern})$",
        max_length=20,
        help_text=_("乡镇办公电话，不能用个人手机"),
        error_messages={"invalid": _("异议电话填写乡镇办公电话，如 0595-86681234")},
    )

    def __init__(self, *args: object, officer: Officer, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        places = officer.intervals_with(Right.POST_NOTICE)
        villages = Region.objects.within(places).in_force().filter(level=Region.Level.VILLAGE)
        self.fields["village"].queryset = villages  # type: ignore[attr-defined]


class TakeDownForm(forms.Form):
    reason = forms.CharField(label=_("撤下原因"), max_length=200)


class PhotoForm(forms.Form):
    file = forms.FileField(label=_("公示栏照片"))


class AnswerForm(forms.Form):
    """What was found, and what the person who objected will read."""

    outcome = forms.ChoiceField(
        label=_("结果"), choices=Objection.Outcome.choices, widget=forms.RadioSelect
    )
    entry: "forms.ModelChoiceField[PublicationEntry]" = forms.ModelChoiceField(
        label=_("涉及家庭"),
        queryset=None,  # theirs, once the objection is known
        required=False,
        help_text=_("异议成立的，对这一户发起复核"),
    )
    answer = paragraph(_("调查情况与答复"), help_text=_("持回执号的人能看到；不写别人的隐私"))

    def __init__(self, *args: object, objection: Objection, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        if objection.publication is None:
            del self.fields["entry"]
            return
        field = self.fields["entry"]
        field.queryset = objection.publication.entries.all()  # type: ignore[attr-defined]
        field.label_from_instance = lambda each: f"{each.place} {each.board_name}"  # type: ignore[attr-defined]
