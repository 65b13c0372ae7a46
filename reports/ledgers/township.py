"""Monthly forms of townships (乡镇月报表): who came, who went, what changed, as the offices print them."""

from django.utils.translation import gettext_lazy as _

from cases.benefits import BENEFITS
from cases.models import Application, Award
from cases.models.decision import Opinion
from households.choices import DisabilityKind, PovertyStatus, Relation, Sex
from reports.ledgers.declaration import HEAD, HOUSEHOLD, TOWNSHIP, VILLAGE, Column, Ledger, Standing

_PLACE = (TOWNSHIP, VILLAGE, HOUSEHOLD)
_BENEFITS = {code: benefit.label for code, benefit in BENEFITS.items()}
_NAME = Column("person_name", _("姓名"), _("表上的人"), form="name", width=10)
_NUMBER = Column("id_token", _("身份证号"), _("表上的人的身份证号"), form="number", width=22)
_AGE = Column("age", _("年龄"), _("月末的周岁"), form="count", width=8)
_SEX = Column("sex", _("性别"), _("登记的性别"), words=dict(Sex.choices), width=8)
_ADDRESS = Column("address", _("家庭住址"), _("家庭档案的住址"), width=30)
_BENEFIT = Column("benefit", _("待遇"), _("哪项待遇"), words=_BENEFITS, width=16)
_MODE = Column("mode", _("方式"), _("待遇的方式"), words=dict(Award.Mode.choices), width=10)
_MEMBERS = Column("members", _("家庭人口"), _("核算时计入的家庭成员数"), form="count", width=10)
_AMOUNT = Column("amount", _("月金额"), _("份额和分类增发之和"), form="money")
_CATEGORY = Column("category", _("增发类别"), _("分类施保的类别"), form="categories", width=16)
_POVERTY = Column(
    "poverty_status", _("类别"), _("名册上的脱贫属性"), words=dict(PovertyStatus.choices), width=12
)
_REASON = Column(
    "end_reason", _("停保原因"), _("待遇停发的原因"), words=dict(Award.EndReason.choices), width=16
)
_STOPPED = Column("stopped_on", _("停发月份"), _("从这个月起不再发放"), form="month", width=11)
_SINCE = Column("since", _("享受月份"), _("从这个月起"), form="month", width=11)
_ACCOUNT = Column("last4", _("账号后四位"), _("发放账户的后四位"), width=11)
_UP_DOWN = (Standing("up", _("增发"), "ok"), Standing("down", _("减发"), "warn"))

NEW_AWARDS = Ledger(
    kind="new_awards",
    title=_("新增救助明细"),
    about=_("当月开始享受的人员，城市、农村各一页"),
    question="form_new_awards",
    opens="household_detail",
    month=_("当月第一次发放、上月没有同类待遇的人员"),
    columns=(
        *_PLACE,
        Column("decided_on", _("审核日期"), _("作出决定的日期"), form="day", width=12),
        _NAME, _NUMBER, _AGE, _SEX, _ADDRESS, _MEMBERS, _BENEFIT, _MODE, _CATEGORY,
        Column(
            "marital", _("婚姻状况"), _("配偶在同一家庭的为已婚；其余档案没有登记"),
            words={"married": _("已婚")}, width=10,
        ),
        Column("income", _("家庭年收入"), _("核算表上的家庭可支配收入"), form="money"),
        Column(
            "relation", _("与户主关系"), _("家庭档案上的关系"), words=dict(Relation.choices), width=12
        ),
        Column(
            "disability_kind", _("残疾类别"), _("残疾证上的类别"), words=dict(DisabilityKind.choices),
            width=10,
        ),
        Column("disability_grade", _("残疾等级"), _("残疾证上的等级"), form="count", width=10),
        Column("serious_illness", _("重病"), _("认定的重病患者"), form="flag", width=8),
        _AMOUNT, _ACCOUNT,
    ),
    states=(Standing("urban", _("城市")), Standing("rural", _("农村"))),
)  # fmt: skip

STOPPED = Ledger(
    kind="stopped",
    title=_("停保汇总表"),
    about=_("当月起不再发放的家庭和人员"),
    question="form_stopped",
    opens="household_detail",
    month=_("从当月起没有待遇的人员"),
    columns=(
        *_PLACE, HEAD, _NAME, _NUMBER, _ADDRESS,
        Column("leaving", _("停发人数"), _("这份待遇一起停发的人数"), form="count", width=10),
        _POVERTY, _BENEFIT, _MODE, _AMOUNT, _REASON,
        Column("died_on", _("死亡日期"), _("停发前死亡的日期"), form="day", width=12),
        _STOPPED,
    ),
    states=(Standing("stopped", _("停保")), Standing("removed", _("减人"))),
)  # fmt: skip

CHANGED_AWARDS = Ledger(
    kind="changed_awards",
    title=_("保障金增发、减发表"),
    about=_("当月金额有变化的家庭，变化前后对照"),
    question="form_changed_awards",
    opens="household_detail",
    month=_("从当月起金额与上月不同的家庭"),
    columns=(
        *_PLACE, HEAD,
        Column("birth_date", _("出生日期"), _("户主的出生日期"), form="day", width=12),
        _ADDRESS, _BENEFIT, _SINCE,
        Column("old_persons", _("原保障人数"), _("变化前的人数"), form="count", width=10),
        Column("persons", _("现保障人数"), _("变化后的人数"), form="count", width=10),
        Column("old_amount", _("原月金额"), _("变化前的月金额"), form="money"),
        Column("amount", _("现月金额"), _("变化后的月金额"), form="money"),
        Column("raised", _("其中分类增发"), _("变化后的分类增发"), form="money"),
        Column("change", _("增减金额"), _("现月金额 − 原月金额"), form="money"),
        Column("reason", _("原因"), _("决定书写明的原因"), width=26),
        Column("names", _("减少人员"), _("不再享受的人员"), form="name", width=16),
    ),
    states=_UP_DOWN,
)  # fmt: skip

CHANGED_RAISES = Ledger(
    kind="changed_raises",
    title=_("分类施保金增发、减发人员表"),
    about=_("当月分类施保金有变化的人员"),
    question="form_changed_raises",
    opens="household_detail",
    month=_("从当月起分类施保金与上月不同的人员"),
    columns=(
        *_PLACE, HEAD, _NAME, _NUMBER, _ADDRESS,
        Column(
            "old_category", _("原增发类别"), _("变化前的类别"), form="categories", width=16
        ),
        _CATEGORY,
        Column("old_raised", _("原增发金额"), _("变化前的分类施保金"), form="money"),
        Column("raised", _("现增发金额"), _("变化后的分类施保金"), form="money"),
        Column("change", _("增减金额"), _("现增发金额 − 原增发金额"), form="money"),
        _SINCE,
    ),
    states=_UP_DOWN,
)  # fmt: skip

DEATHS = Ledger(
    kind="natural_deaths",
    title=_("自然减员月报表"),
    about=_("当月因死亡减少的人员"),
    question="form_deaths",
    opens="household_detail",
    month=_("从当月起因死亡不再发放的人员"),
    columns=(
        *_PLACE, HEAD,
        Column("id_token", _("户主身份证号"), _("户主的身份证号"), form="number", width=22),
        _ADDRESS,
        Column("person_name", _("死亡人员"), _("死亡的保障对象"), form="name", width=10),
        Column("died_token", _("死亡人员身份证号"), _("死亡人员的身份证号"), form="number", width=22),
        Column("died_on", _("死亡日期"), _("核实的死亡日期"), form="day", width=12),
        Column("since", _("享受月份"), _("第一次享受的月份"), form="month", width=11),
        _BENEFIT, _AMOUNT, _STOPPED,
        Column("lag", _("相隔天数"), _("停发月份第一天 − 死亡日期"), form="count", width=10),
    ),
    states=(Standing("prompt", _("按时停发")), Standing("late", _("超过两个月"), "bad")),
)  # fmt: skip

EXIT_DESTINATIONS = Ledger(
    kind="exit_destinations",
    title=_("退出对象兜底情况纠治表"),
    about=_("退出低保的家庭有没有接上别的保障：退出有依据，不得错退"),
    question="form_exit_destinations",
    opens="household_detail",
    month=_("从当月起退出低保或转入渐退期的家庭"),
    columns=(
        *_PLACE, HEAD,
        Column("id_token", _("户主身份证号"), _("户主的身份证号"), form="number", width=22),
        _POVERTY,
        Column("persons", _("家庭人口"), _("退出前的保障人数"), form="count", width=10),
        _STOPPED,
        Column(
            "end_reason", _("退出原因"), _("待遇停发的原因"), words=dict(Award.EndReason.choices),
            width=16,
        ),
        Column("note", _("说明"), _("退出核对时写明的情况"), width=26),
        Column("gradual_exit", _("渐退"), _("退出后在渐退期"), form="flag", width=8),
        Column("into_dibao", _("转低保"), _("退出后另有低保"), form="flag", width=8),
        Column("into_tekun", _("转特困"), _("退出后为特困人员"), form="flag", width=8),
        Column("edge", _("转低保边缘"), _("最近一次核算为低保边缘"), form="flag", width=11),
        Column("rigid", _("转刚性支出"), _("最近一次核算为刚性支出困难"), form="flag", width=11),
        Column("direct", _("直接退出"), _("没有接上任何一种"), form="flag", width=10),
    ),
    states=(Standing("direct", _("直接退出"), "warn"), Standing("followed", _("已接上"), "ok")),
)  # fmt: skip

AID_PAID = Ledger(
    kind="aid_paid",
    title=_("临时救助发放汇总表"),
    about=_("当月发放的临时救助"),
    question="form_temporary_aid",
    opens="household_detail",
    month=_("当月已锁定发放批次中的临时救助"),
    columns=(
        *_PLACE, _NAME, _NUMBER, _AGE, _SEX,
        Column("members", _("家庭人口"), _("月末家庭档案的成员数"), form="count", width=10),
        _ADDRESS, _POVERTY,
        Column("phone", _("联系电话"), _("户主的电话"), form="phone", width=14),
        Column("amount", _("救助金额"), _("这一次的金额"), form="money"),
        Column("decided_on", _("审核日期"), _("作出决定的日期"), form="day", width=12),
        Column("reason", _("救助原因"), _("决定书写明的原因"), width=26),
        Column("self_paid", _("自付费用"), _("档案上一年的医疗支出"), form="money"),
        _ACCOUNT,
    ),
    states=(
        Standing("sent", _("等银行回盘")),
        Standing("paid", _("已到账"), "ok"),
        Standing("failed", _("未成功"), "bad"),
    ),
)  # fmt: skip

RELATIVES = Ledger(
    kind="relatives",
    title=_("近亲属备案表"),
    about=_("与社会救助经办人员、村（居）干部有近亲属关系的对象"),
    question="form_relatives",
    opens="household_detail",
    month=_("当月在备案的"),
    columns=(
        *_PLACE, HEAD,
        Column("staff_name", _("工作人员"), _("工作人员姓名"), width=10),
        Column("staff_unit", _("单位与职务"), _("工作人员的单位和职务"), width=24),
        Column("relation", _("亲属关系"), _("与家庭成员的关系"), width=14),
        Column("benefits", _("现享待遇"), _("月末在享的待遇"), form="benefits", width=16),
        Column("filed_on", _("备案日期"), _("登记备案的日期"), form="day", width=12),
        Column("ended_on", _("失效日期"), _("备案失效的日期"), form="day", width=12),
    ),
    states=(
        Standing("new", _("本月新增"), "info"), Standing("kept", _("不变")), Standing("ended", _("本月止")),
    ),
)  # fmt: skip

MEETINGS = Ledger(
    kind="meetings",
    title=_("审核会议记录"),
    about=_("当月乡镇审核的事项；有异议、近亲属或被县级退回的，一事一议"),
    question="form_meetings",
    opens="application_detail",
    month=_("乡镇在当月提出审核意见的申请"),
    columns=(
        TOWNSHIP, VILLAGE,
        Column("given_on", _("审核日期"), _("提出意见的日期"), form="day", width=12),
        Column("case_number", _("受理编号"), _("申请的编号"), width=20),
        Column("applicant_name", _("申请人"), _("申请人姓名"), form="name", width=10),
        _BENEFIT,
        Column("purpose", _("事由"), _("新申请或复核"), words=dict(Application.Purpose.choices), width=10),
        _MEMBERS,
        Column("per_capita", _("家庭月人均收入"), _("核算表上的家庭月人均收入"), form="money"),
        Column("amount", _("拟救助月金额"), _("核算表上的月金额"), form="money"),
        Column("close_relative", _("近亲属"), _("与工作人员有近亲属关系"), form="flag", width=8),
        Column("objections", _("异议"), _("公示中收到的异议"), form="count", width=8),
        Column("returns", _("县级退回"), _("被县级退回的次数"), form="count", width=10),
        Column("advice", _("审核意见"), _("乡镇的意见"), words=dict(Opinion.Advice.choices), width=12),
        Column("reason", _("理由"), _("意见的理由"), width=28),
        Column("given_by", _("审核人"), _("提出意见的人"), width=10),
    ),
    states=(Standing("ordinary", _("一般事项")), Standing("single", _("一事一议"), "warn")),
)  # fmt: skip
