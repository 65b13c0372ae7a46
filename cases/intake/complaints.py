"""What is still wrong with a draft: in each section, and between sections. Pure reading."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.templatetags.formats import problems
from cases.intake.draft import Draft, Member
from cases.intake.sections import EVERY
from households.choices import Employment, Relation, Schooling
from households.names import name_key

WORKING_AGE = 16


@dataclass(frozen=True)
class Complaint:
    """One thing to mend: where (section and the id of the box) and in what words."""

    section: str
    anchor: str
    text: str


def complaints_of(draft: Draft) -> dict[str, list[Complaint]]:
    """Everything wrong, by section; a section that is right has an empty list."""
    return {name: complaints_in(draft, name) for name in draft.sections}


def complaints_in(draft: Draft, name: str) -> list[Complaint]:
    """Everything wrong in one section: its boxes first, then what does not fit the others."""
    found = [*_in_boxes(draft, name)]
    if name in _BETWEEN:
        found += [Complaint(name, anchor, text) for anchor, text in _BETWEEN[name](draft)]
    return found


def _in_boxes(draft: Draft, name: str) -> Iterator[Complaint]:
    section = EVERY[name]
    setting = draft.village_setting(name)
    typed = draft.typed(name)
    head = section.head_form(typed, setting, check=True)
    rows = section.row_forms(typed, setting, check=True) if _rows_count(draft, name) else []
    for form in [*([head] if head else []), *rows]:
        for box in form.errors:
            for text in problems(form[box]):
                yield Complaint(name, f"id_{form.add_prefix(box)}", text)


def _rows_count(draft: Draft, name: str) -> bool:
    """Rows below an answer “no” are not asked about."""
    answer: str = draft.typed(name)["head"].get("answer", "yes")
    return answer == "yes"


Found = Iterator[tuple[str, str]]


def _members(draft: Draft) -> Found:
    heads = [m for m in draft.members if m.said.get("relation") == Relation.HEAD]
    if not heads:
        yield "id_rows-0-relation", _("选一名成员作户主")
    if len(heads) > 1:
        names = _("和").join(m.name for m in heads)
        yield "id_rows-0-relation", _("户主只能有一人，现在选了%(names)s") % {"names": names}
    counts = Counter(m.number for m in draft.members if m.number)
    for place, member in enumerate(draft.members):
        if member.number and counts[member.number] > 1:
            yield (
                f"id_rows-{place}-id_number",
                _("%(name)s的身份证号与另一名成员相同") % {"name": member.name},
            )


def _signatures(draft: Draft) -> Found:
    for place, signer in enumerate(draft.signers):
        if draft.signed_on(signer.ref) is None:
            yield (
                f"id_rows-{place}-signed_on",
                _("%(name)s还没有签核对授权书，签好上传后才能发起信息核对") % {"name": signer.name},
            )


def _answered_rows(name: str, text: Callable[[], str]) -> Callable[[Draft], Found]:
    def look(draft: Draft) -> Found:
        typed = draft.typed(name)
        if typed["head"].get("answer") == "yes" and not typed["rows"]:
            yield "rows", text()

    return look


def _income(draft: Draft) -> Found:
    known = {row.get("member") for row in draft.typed("income")["rows"]}
    for member in draft.members:
        if member.ref not in known and _may_earn(member):
            yield (
                "rows",
                _("填写%(name)s的收入；没有收入就选“无收入”并写明原因") % {"name": member.name},
            )


def _may_earn(member: Member) -> bool:
    """Children under 16 and pupils need no row."""
    if member.age is not None and member.age < WORKING_AGE:
        return False
    student = member.said.get("employment") == Employment.STUDENT
    return not student and member.said.get("schooling") in ("", None, Schooling.NONE)


def _some_row(name: str, text: Callable[[], str]) -> Callable[[Draft], Found]:
    def look(draft: Draft) -> Found:
        if not draft.typed(name)["rows"]:
            yield "rows", text()

    return look


def _account(draft: Draft) -> Found:
    said = draft.head("account")
    payee = next((m for m in draft.members if m.ref == said.get("holder")), None)
    named = said.get("holder_name")
    if (
        payee
        and named
        and name_key(named) != name_key(payee.name)
        and not said["custody_agreement"]
    ):
        yield (
            "id_holder_name",
            _("账户名“%(account)s”与领取人“%(payee)s”不一致，改用本人账户或登记监护人")
            % {"account": named, "payee": payee.name},
        )


def _particulars(draft: Draft) -> Found:
    person = draft.beneficiary
    if person and "certificate_until" in draft.setting.asks and not person.said["disability_grade"]:
        yield "id_person", _("%(name)s没有填残疾类别和等级") % {"name": person.name}


_BETWEEN: dict[str, Callable[[Draft], Found]] = {
    "applicant": _signatures,
    "members": _members,
    "relatives": _answered_rows("relatives", lambda: _("写明是哪位工作人员的近亲属")),
    "supporters": _answered_rows("supporters", lambda: _("写明每一名义务人")),
    "income": _income,
    "expense": _some_row("expense", lambda: _("填写刚性支出；没有就选“无刚性支出”")),
    "assets": _some_row("assets", lambda: _("填写财产；没有就选“无财产”")),
    "account": _account,
    "particulars": _particulars,
}
