"""Clocks, notices, reviews and waivers of the procedure.

The rules of means never read these; the procedure does, through the declarations in `cases.benefits` and the
schedule of comparisons. A limit that is None does not exist in the law of that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.rules.law.parameter import NONE, Limit, parameter

REVIEW_CLASSES = ("A", "B", "C")  # little will change; steady for the time being; may change
VISIT_GROUNDS = ("close_relative", "doubtful", "complained")
PUBLIC_NAMES = ("name_masked", "name_whole")
FREQUENCIES = ("monthly", "quarterly")


@dataclass(frozen=True, kw_only=True, eq=False)
class Procedure:
    """Limits are working or calendar days, ratios basis points, months and days counts."""

    # Clocks of an application for dibao
    investigation_limit: Limit = parameter("启动调查时限", "limit")
    data_check_limit: Limit | None = parameter("县级启动核对时限", "limit", nothing=NONE)
    appraisal_limit: Limit | None = parameter("民主评议时限", "limit", nothing=NONE)
    public_posting_limit: Limit = parameter("公示期", "limit")
    county_posting_limit: Limit | None = parameter("县级再次公示期", "limit", nothing=NONE)
    confirmation_limit: Limit = parameter("县级审核确认时限", "limit")
    confirmation_after_posting_limit: Limit | None = parameter(
        "县级公示后决定时限", "limit", nothing=NONE
    )
    objection_limit: Limit | None = parameter("异议后决定时限", "limit", nothing=NONE)
    refusal_notice_limit: Limit = parameter("不予确认告知时限", "limit")
    total_limit: Limit = parameter("全程时限", "limit")
    total_hard_limit: Limit = parameter("全程时限（情况复杂）", "limit")
    total_delegated_limit: Limit = parameter("全程时限（审批权限下放）", "limit")
    supplement_limit: Limit = parameter("补正材料期限", "limit")
    clocks_stop_for_papers: bool = parameter("申请人补充材料时停止计时", "flag")

    # Looking closer
    democratic_appraisal: str = parameter("民主评议", "choice", choices=("always", "disputed"))
    spot_check_ratio: int | None = parameter("县级入户抽查比例", "ratio", nothing=NONE)
    must_visit: tuple[str, ...] = parameter("县级必须入户的", "choices", choices=VISIT_GROUNDS)

    # Support for people in extreme difficulty
    tekun_investigation_limit: Limit = parameter("特困调查核实时限", "limit")
    tekun_posting_limit: Limit = parameter("特困公示期", "limit")
    tekun_confirmation_limit: Limit = parameter("特困县级确认时限", "limit")
    tekun_objection_limit: Limit = parameter("特困异议重新调查时限", "limit")
    tekun_refusal_notice_limit: Limit = parameter("特困不予认定告知时限", "limit")
    tekun_reassessment_limit: Limit = parameter("特困自理能力重新评估时限", "limit")
    tekun_spot_check_ratio: int = parameter("特困县级抽查比例", "ratio")
    tekun_visit_interval_days: int = parameter("分散供养探访间隔（天）", "count")

    # The subsidies for disabled people
    subsidy_check_limit: Limit = parameter("残疾人补贴初审时限", "limit")
    subsidy_decision_limit: Limit = parameter("残疾人补贴审定时限", "limit")
    subsidy_refusal_notice_limit: Limit = parameter("补贴不予批准告知时限", "limit")

    # Children
    child_check_limit: Limit = parameter("事实无人抚养儿童查验时限", "limit")
    child_confirmation_limit: Limit = parameter("事实无人抚养儿童确认时限", "limit")

    # Temporary aid
    emergency_aid_limit: Limit = parameter("急难型救助发放时限", "limit")
    expenditure_aid_limit: Limit = parameter("支出型救助全程时限", "limit")
    expenditure_aid_hard_limit: Limit = parameter("支出型救助全程时限（情况复杂）", "limit")
    expenditure_aid_posting_limit: Limit = parameter("支出型救助公示期", "limit")
    aid_papers_limit: Limit = parameter("急难型救助补齐材料期限", "limit")
    aid_follow_up_limit: Limit = parameter("分阶段救助回访期限", "limit")
    aid_dibao_test_limit: Limit = parameter("临时救助后核查低保期限", "limit")
    reserve_fund_alert: int = parameter("备用金低于核定额度此比例时提醒", "ratio")

    # Groups that are recognised
    rigid_expenditure_limit: Limit = parameter("刚性支出困难家庭认定时限", "limit")
    rigid_expenditure_hard_limit: Limit = parameter("刚性支出困难家庭认定时限（情况复杂）", "limit")
    monitored_household_limit: Limit = parameter("防止返贫监测对象识别时限", "limit")
    monitored_household_posting_limit: Limit = parameter("防止返贫监测对象村级公示期", "limit")

    # While a benefit lasts
    review_cycle: Mapping[str, int] = parameter(
        "定期复核周期（月）", "counts", choices=REVIEW_CLASSES
    )
    tekun_review_cycle: Mapping[str, int] = parameter(
        "特困定期复核周期（月）", "counts", choices=REVIEW_CLASSES
    )
    subsidy_review_cycle: Mapping[str, int] = parameter(
        "儿童和残疾人补贴定期复核周期（月）", "counts", choices=REVIEW_CLASSES
    )
    change_report_months: int = parameter("重大变化未报告须批评教育（月）", "count")
    death_confirmation_limit: Limit = parameter("疑似死亡核实时限", "limit")
    death_settlement_months: int | None = parameter(
        "成员死亡后办结变更（月）", "count", nothing=NONE
    )
    exit_notice_limit: Limit = parameter("退出告知等候期", "limit")
    gradual_exit_reminder_days: int = parameter("渐退期满前提醒（天）", "count")
    long_term_publication: bool = parameter("长期公示", "flag")
    publication_days: int = parameter("长期公示名单更新间隔（天）", "count")
    public_page_name: str = parameter("网上公示的姓名", "choice", choices=PUBLIC_NAMES)

    # Paying
    old_area_tilt: int = parameter("老区苏区县省级补助比例提高（百分点）", "percent")
    price_subsidy_day: int | None = parameter(
        "价格临时补贴最迟发放日（指数公布当月）", "count", nothing=NONE
    )
    payment_day: int | None = parameter("每月发放截止日", "count", nothing=NONE)
    business_cycle_settle_day: int | None = parameter("月度业务截止日", "count", nothing=NONE)

    # Comparing
    poverty_matching: str = parameter("扶贫信息比对频次", "choice", choices=FREQUENCIES)
    death_matching: str = parameter("殡葬死亡比对频次", "choice", choices=FREQUENCIES)

    # Who decides, and what need not be tested
    approval_level: str = parameter("审批层级", "choice", choices=("county", "township"))
    means_test_waiver_until: date | None = parameter("免予核对最后一天", "day", nothing=NONE)
