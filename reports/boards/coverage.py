"""The coverage board (应保尽保): known candidates against covered; the open and uncovered must reach 0."""

from django.utils.translation import gettext_lazy as _

from reports.catalogue.form import Column, Line, Section

_PERSONS = _("人")
SOURCES = (
    ("missed", _("应保未保查找")),
    ("screening", _("摸底排查")),
    ("suspected", _("上级疑似名单")),
    ("hotline", _("热线反映")),
)
COVERAGE = Section(
    code="coverage",
    question="board_coverage",
    key="place",
    keys=(),
    unit="candidate",
    shown=(Column("since", _("最早发现"), "day"), Column("due_on", _("办理期限"), "day")),
    lines=(
        Line(
            "known", _("已知对象"), _PERSONS,
            _("查找、排查、疑似名单、热线里的人，同一号码算一人"), "known",
        ),
        Line("covered", _("已保障"), _PERSONS, _("本人的家庭当日在享待遇"), "covered"),
        Line("applying", _("申请办理中"), _PERSONS, _("没有待遇，申请还没有决定"), "applying"),
        Line(
            "explained", _("已核实不保"), _PERSONS,
            _("没有待遇和申请，疑点或排查已经办结并写明原因"), "explained",
        ),
        Line(
            "uncovered", _("未保障未办结"), _PERSONS,
            _("没有待遇和申请，也没有办结：必须清零"), "uncovered",
        ),
        Line("overdue", _("其中超期"), _PERSONS, _("未保障未办结，且过了办理期限"), "overdue"),
    ),
)  # fmt: skip
