"""Benefits (待遇) as declarations: a new one is a new entry here, not a new app.

No figure stands here. A declaration names the parameter of the law that each of its clocks and terms is;
what the parameter says depends on place, area and day, and stands in the policy packs with its document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from eligibility.policies.law import policy_of
from eligibility.rules.law import Law


@dataclass(frozen=True)
class TimeLimit:
    """A clock: so many working (or calendar) days for what, in force from a day on, by a clause."""

    days: int
    cites: str
    since: date
    working: bool = True


# Why an award may end, whatever the benefit; one more list names what only some know.
ENDS = (
    "changed", "income", "property", "death", "moved", "duplicate", "prison", "refuses", "false",
    "voluntary", "other",
)  # fmt: skip


@dataclass(frozen=True)
class Benefit:
    """What the procedure must know of a benefit.

    `group`: benefits of one group exclude each other for a person and month. `posted`: whether the
    law has a notice before the decision. `cites`: the clauses a decision rests on. `of_person`: whether
    one person applies for it and gets it, not the household. `asks`: the kinds of particulars that its
    rules read and no other section asks. `visited`: whether the township goes to the home. `sources`: what
    must have answered about the person before it is decided. `ends`: why its award may end. `limits`: clock
    name to the parameter that limits it; `terms`: what else the procedure asks, to the parameter that says
    it. `opened_by_application`: whether the procedure here can carry a case of it from the application to the
    award; others are not offered on any page. `on_top`: a sum for the month for whoever holds one of several
    other benefits, without an award of its own. `staged`: approved once and given in stages, each in money by
    the payment run, in goods or by referral. `by_person`: the entitlement of the rules that answers a case
    in which one person is named, given month by month.
    """

    code: str
    label: Promise
    group: str
    posted: bool
    cites: str = ""
    of_person: bool = False
    asks: tuple[str, ...] = ()
    visited: bool = True
    sources: tuple[str, ...] = ()
    ends: tuple[str, ...] = ENDS
    limits: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    opened_by_application: bool = False
    on_top: bool = False
    staged: bool = False
    by_person: str = ""

    def limit(self, name: str, law: Law) -> TimeLimit:
        """The time limit of a clock. Raises LookupError where the benefit or the law has none."""
        return limit_of(law, self.limits[name])

    def term(self, name: str, law: Law) -> Any:
        """What the law says of a term; None where it, or the benefit, knows no such thing."""
        parameter = self.terms.get(name)
        return None if parameter is None else getattr(law, parameter)


def law_in(region: int, area: str, on: date) -> Law:
    """The law of a place on a day.

    Which day: a clock runs by the law of the day it starts, and goes on by that law when the text changes
    while it runs. The whole procedure starts on the day of acceptance, so its longer limit after an
    objection is that of the day of acceptance too. A step that begins after a change, like a notice or
    the county's decision, goes by the new text (民发〔2021〕57号 is in force from 2021-07-01 for whatever is
    done from that day). Raises PolicyError before 2014-05-01.
    """
    return policy_of(region, area, on).law


def limit_of(law: Law, parameter: str) -> TimeLimit:
    """A parameter of the law as a clock, with its clause. Raises LookupError where there is none."""
    limit, source = getattr(law, parameter), law.sources[parameter]
    if limit is None:
        raise LookupError(f"{law.region}: no time limit {parameter} on {law.on}")
    cites = source.cite or gettext("示例时限，公开文件没有规定")
    return TimeLimit(limit.days, cites, source.from_on, limit.working)


_OF_PERSONS = ("death", "moved", "duplicate", "prison", "false", "voluntary", "other")

# What holds for every benefit that is decided on an application and paid by the month.
_COMMON = {
    "must_visit": "must_visit",
    "clocks_stop": "clocks_stop_for_papers",
    "change_report": "change_report_months",
    "death_settlement": "death_settlement_months",
    "payment_day": "payment_day",
    "settle_day": "business_cycle_settle_day",
}

DIBAO = Benefit(
    code="dibao",
    label=_("最低生活保障"),
    group="minimum_living",
    posted=True,
    ends=(*ENDS, "tekun", "gradual_exit_ended"),
    cites="《社会救助暂行办法》第九条、第十二条；民发〔2021〕57号 第十九条、第二十三条",
    limits={
        "investigate": "investigation_limit",
        "data_check": "data_check_limit",
        "appraisal": "appraisal_limit",
        "notice": "public_posting_limit",
        "county_notice": "county_posting_limit",
        "county_decision": "confirmation_limit",
        "county_decision_after_notice": "confirmation_after_posting_limit",
        "objection": "objection_limit",
        "refusal_notice": "refusal_notice_limit",
        "supplement": "supplement_limit",
        "total": "total_limit",
        "total_hard": "total_hard_limit",
        "total_delegated": "total_delegated_limit",
        "death": "death_confirmation_limit",
    },
    terms={
        **_COMMON,
        "approval_level": "approval_level",
        "appraisal": "democratic_appraisal",
        "spot_check": "spot_check_ratio",
        "review_cycle": "review_cycle",
        "waiver_until": "means_test_waiver_until",
        "exit_reminder": "gradual_exit_reminder_days",
        "published": "long_term_publication",
        "publication_days": "publication_days",
    },
    opened_by_application=True,
)

TEKUN = Benefit(
    code="tekun",
    label=_("特困人员救助供养"),
    group="minimum_living",
    posted=True,
    cites="《社会救助暂行办法》第十四条；民发〔2021〕43号 第四条、第十八条",
    of_person=True,
    asks=("self_care", "support_mode", "chooses", "supporters"),
    # 特困人员认定办法 第二十四条
    ends=(*_OF_PERSONS, "missing", "capacity", "income", "property", "supporter", "grown"),
    limits={
        "township": "tekun_investigation_limit",
        "supplement": "supplement_limit",
        "notice": "tekun_posting_limit",
        "county_decision": "tekun_confirmation_limit",
        "objection": "tekun_objection_limit",
        "refusal_notice": "tekun_refusal_notice_limit",
        "reassessment": "tekun_reassessment_limit",
        "death": "death_confirmation_limit",
    },
    terms={
        **_COMMON,
        "spot_check": "tekun_spot_check_ratio",
        "visit_interval": "tekun_visit_interval_days",
        "review_cycle": "tekun_review_cycle",
    },
    opened_by_application=True,
)

# A child is never named in public: no notice, no list; its township looks mainly at registers.
UNSUPPORTED_CHILD = Benefit(
    code="unsupported_child",
    label=_("事实无人抚养儿童基本生活补贴"),
    group="child_living",
    posted=False,
    cites="《关于进一步加强事实无人抚养儿童保障工作的意见》一、三(一)",
    of_person=True,
    asks=("parents", "chooses", "held"),
    visited=False,
    ends=(*_OF_PERSONS, "supporter", "grown", "tekun"),
    limits={
        "township": "child_check_limit",
        "county_decision": "child_confirmation_limit",
        "refusal_notice": "subsidy_refusal_notice_limit",
        "supplement": "supplement_limit",
    },
    terms=_COMMON | {"review_cycle": "subsidy_review_cycle"},
    opened_by_application=True,
)

ORPHAN = replace(
    UNSUPPORTED_CHILD,
    code="orphan",
    label=_("孤儿基本生活费"),
    cites="国办发〔2010〕54号 一、二(一)",
    asks=("parents", "support_mode", "chooses", "held"),
)

# The expenditure type goes through the whole procedure; the emergency type is decided and paid first, without
# a notice. The declared clocks are those of both.
TEMPORARY_AID = Benefit(
    code="temporary_aid",
    label=_("临时救助"),
    group="temporary_aid",
    posted=True,
    asks=("hardship", "epidemic"),
    cites="《社会救助暂行办法》第四十七条、第四十八条；民发〔2018〕23号",
    limits={
        "emergency": "emergency_aid_limit",
        "papers": "aid_papers_limit",
        "follow_up": "aid_follow_up_limit",
        "dibao_test": "aid_dibao_test_limit",
        "total": "expenditure_aid_limit",
        "total_hard": "expenditure_aid_hard_limit",
        "total_delegated": "expenditure_aid_limit",
        "notice": "expenditure_aid_posting_limit",
        "supplement": "supplement_limit",
    },
    terms=_COMMON,
    opened_by_application=True,
    staged=True,
    by_person="epidemic_aid",
)

# The town takes it in, the disabled persons' federation answers for the certificate, the county decides.
DISABILITY_LIVING = Benefit(
    code="disability_living",
    label=_("困难残疾人生活补贴"),
    group="disability_living",
    posted=False,
    cites="国发〔2015〕52号",
    of_person=True,
    asks=("certificate_until", "hukou_here", "held"),
    visited=False,
    sources=("disability",),
    ends=(*_OF_PERSONS, "income", "tekun", "certificate"),
    limits={
        "township": "subsidy_check_limit",
        "county_decision": "subsidy_decision_limit",
        "refusal_notice": "subsidy_refusal_notice_limit",
        "supplement": "supplement_limit",
    },
    terms=_COMMON | {"review_cycle": "subsidy_review_cycle"},
    opened_by_application=True,
)

DISABILITY_NURSING = replace(
    DISABILITY_LIVING,
    code="disability_nursing",
    label=_("重度残疾人护理补贴"),
    group="disability_nursing",
    ends=(*_OF_PERSONS, "tekun", "certificate"),
)

# Started by the price index of a month, not by an application (价格补贴联动机制).
PRICE_SUBSIDY = Benefit(
    code="price_subsidy",
    label=_("价格临时补贴"),
    group="price_subsidy",
    posted=False,
    terms={"payment_day": "price_subsidy_day"},
    on_top=True,
)

# Groups that are recognised and open other aid; no money of their own.
RIGID_EXPENDITURE = Benefit(
    code="rigid_expenditure",
    label=_("刚性支出困难家庭认定"),
    group="rigid_expenditure",
    posted=True,
    limits={"total": "rigid_expenditure_limit", "total_hard": "rigid_expenditure_hard_limit"},
)

MONITORED_HOUSEHOLD = Benefit(
    code="monitored_household",
    label=_("防止返贫监测对象识别"),
    group="monitored_household",
    posted=True,
    limits={
        "total": "monitored_household_limit",
        "notice": "monitored_household_posting_limit",
    },
)

BENEFITS: dict[str, Benefit] = {
    benefit.code: benefit
    for benefit in (
        DIBAO, TEKUN, ORPHAN, UNSUPPORTED_CHILD, TEMPORARY_AID, DISABILITY_LIVING, DISABILITY_NURSING,
        PRICE_SUBSIDY, RIGID_EXPENDITURE, MONITORED_HOUSEHOLD,
    )
}  # fmt: skip


def benefit_choices() -> list[tuple[str, Promise]]:
    """What pages offer: the benefits whose cases the procedure can carry."""
    return [(each.code, each.label) for each in BENEFITS.values() if each.opened_by_application]


def run_choices() -> list[tuple[str, Promise]]:
    """What a payment run can be opened for: those benefits, and what is paid on top of them."""
    on_top = [(each.code, each.label) for each in BENEFITS.values() if each.on_top]
    return [*benefit_choices(), *on_top]
