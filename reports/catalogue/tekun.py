"""Sections of tekun (特困供养): place of support by self-care, and the rate of centralised support."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from cases.benefits import law_in
from households.choices import Area
from reports.catalogue.form import Check, Column, Line, Section

_PERSONS = _("人")


def _tiers(region: int, month: date) -> dict[str, str]:
    """From how many items of self-care that fail somebody has lost it in part or wholly."""
    law = law_in(region, Area.RURAL, month)
    return {"half_from": str(law.tekun_half_from), "full_from": str(law.tekun_full_from)}


_SHOWN = (
    Column("failed", _("不能自理项数"), "count"),
    Column("amount", _("当月金额"), "money"),
)
TIERS = Section(
    code="tekun_tiers",
    question="tekun_people",
    key="mode",
    keys=(
        ("centralised", _("集中供养")),
        ("scattered", _("分散供养")),
        ("unknown", _("供养方式没有登记")),
    ),
    terms=_tiers,
    shown=_SHOWN,
    checks=(
        Check(
            _("能自理 ＋ 部分丧失 ＋ 完全丧失 ＋ 没有评估 ＝ 人数"),
            ("able", "half", "wholly", "untold"),
            (),
            "tekun_persons",
        ),
    ),
    lines=(
        Line("tekun_persons", _("特困人数"), _PERSONS, _("期末月份已锁定发放批次中的特困人员"), "now"),
        Line("able", _("其中：能自理"), _PERSONS, _("六项自理指标都能达到的"), "able"),
        Line("half", _("其中：部分丧失自理能力"), _PERSONS, _("三项以下（含三项）指标不能达到的"), "half"),
        Line(
            "wholly", _("其中：完全丧失自理能力"), _PERSONS, _("四项以上（含四项）指标不能达到的"), "wholly"
        ),
        Line("untold", _("其中：没有自理能力评估"), _PERSONS, _("确认时的核算没有六项自理指标的"), "untold"),
        Line("tekun_elderly", _("其中：老年人"), _PERSONS, _("期末月份最后一天年满 60 周岁"), "elderly"),
        Line("tekun_disabled", _("其中：残疾人"), _PERSONS, _("有残疾类别和等级的人员"), "disabled"),
        Line("tekun_minors", _("其中：未成年人"), _PERSONS, _("期末月份最后一天未满 18 周岁"), "minor"),
    ),
)  # fmt: skip

# The documents say 生活不能自理 and give 50 %; whether those in part count is open: both readings stand here.
CENTRALISED = Section(
    code="centralised",
    question="tekun_people",
    key="everything",
    keys=(("tekun", _("特困集中供养")),),
    terms=_tiers,
    shown=_SHOWN,
    lines=(
        Line(
            "wholly", _("完全丧失自理能力的特困人员"), _PERSONS,
            _("四项以上（含四项）指标不能达到的"), "wholly",
        ),
        Line(
            "wholly_centralised", _("完全丧失自理能力的集中供养"), _PERSONS, _("上述人员中集中供养的"),
            "wholly_centralised",
        ),
        Line(
            "wholly_rate", _("生活不能自理特困人员集中供养率（完全丧失）"), "%",
            _("上一行 ÷ 再上一行；目标不低于 50%"), "wholly_centralised", measure="rate", of="wholly",
        ),
        Line(
            "not_able", _("部分和完全丧失自理能力的特困人员"), _PERSONS,
            _("有一项以上指标不能达到的"), "not_able",
        ),
        Line(
            "not_able_centralised", _("部分和完全丧失自理能力的集中供养"), _PERSONS,
            _("上述人员中集中供养的"), "not_able_centralised",
        ),
        Line(
            "not_able_rate", _("生活不能自理特困人员集中供养率（部分和完全丧失）"), "%",
            _("上一行 ÷ 再上一行；目标不低于 50%"), "not_able_centralised", measure="rate", of="not_able",
        ),
    ),
)  # fmt: skip
