"""Which papers a draft needs (材料清单), by what it says; each once, none that nobody asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases.intake.draft import Draft, Member
from households.choices import IdKind, IncomeKind, Schooling
from households.models import Document

Kind = Document.Kind
_STUDIES = {Schooling.SENIOR_SECONDARY, Schooling.UNDERGRADUATE, Schooling.POSTGRADUATE}


@dataclass(frozen=True)
class Needed:
    """One paper: its kind, whom it concerns (ref), and in words why it is needed."""

    kind: str
    ref: str
    text: str


def papers_needed(draft: Draft) -> list[Needed]:
    """Every paper the file must hold, in the order of the file."""
    return [*_of_the_household(draft), *_of_people(draft), *_of_means(draft)]


def _of_the_household(draft: Draft) -> Iterator[Needed]:
    yield Needed(Kind.HUKOU, "", _("户口簿：需要全部页"))
    for signer in draft.signers:
        yield Needed(
            Kind.AUTHORISATION, signer.ref, _("核对授权书：%(name)s签字") % {"name": signer.name}
        )
    if draft.head("account").get("holder"):
        yield Needed(Kind.BANK, "", _("银行卡（存折）：正面"))


def _of_people(draft: Draft) -> Iterator[Needed]:
    for member in draft.members:
        said, who = member.said, {"name": member.name}
        if said.get("id_kind") != IdKind.NONE:
            yield Needed(Kind.ID_CARD, member.ref, _("身份证：%(name)s，正反面") % who)
        if said.get("disability_grade"):
            grade = who | {"grade": said["disability_grade"]}
            yield Needed(Kind.DISABILITY, member.ref, _("残疾证 %(grade)s 级：%(name)s") % grade)
        if said.get("serious_illness"):
            yield Needed(Kind.ILLNESS, member.ref, _("诊断证明：%(name)s") % who)
        if said.get("schooling") in _STUDIES:
            yield Needed(Kind.SCHOOL, member.ref, _("就学证明：%(name)s") % who)


def _of_means(draft: Draft) -> Iterator[Needed]:
    people = {member.ref: member for member in draft.members}
    wages = [row["member"] for row in draft.rows("income") if row.get("kind") == IncomeKind.WAGE]
    for ref in dict.fromkeys(ref for ref in wages if ref in people):
        yield Needed(Kind.INCOME, ref, _("收入证明：%(name)s的工资") % _who(people[ref]))
    vouchers = [row.get("member", "") for row in draft.rows("expense") if row.get("vouchers")]
    for ref in dict.fromkeys(vouchers):
        name = people[ref].name if ref in people else _("全家")
        yield Needed(Kind.EXPENSE, ref, _("支出票据：%(name)s") % {"name": name})


def _who(member: Member) -> dict[str, str]:
    return {"name": member.name}
