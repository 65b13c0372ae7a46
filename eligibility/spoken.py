"""What the rules say in Chinese, said in the reader's language at the edge.

The rules know no Django and their sheets are sealed in Chinese. Every label and every sentence they can write
stands here a second time, for the catalogue: a sentence with a place for each part that varies. Quotes
and the names of documents stay Chinese.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from eligibility.rules.law import PARAMETERS
from eligibility.rules.words import ALSO_FITS, CATEGORIES, OUTCOMES

# Codes on a sheet, to their Chinese words.
WORDS: Mapping[str, str] = {
    **OUTCOMES,
    **{name: str(each["label"]) for name, each in PARAMETERS.items()},
    **CATEGORIES,
    **ALSO_FITS,
}

LABELS = (
    # rules
    _("家庭可支配收入"), _("家庭年标准"), _("家庭月人均收入低于低保标准"), _("低保金"), _("低保渐退"),
    _("渐退期发放金额"), _("低保边缘家庭"), _("刚性支出困难家庭"), _("结论"), _("有事实待核实"),
    _("可按单人保"), _("月补助金额"), _("分类施保合计"), _("认可的支出"), _("刚性支出合计"),
    _("本人刚性支出"), _("刚性支出扣减"), _("周岁"), _("持残疾人证"), _("重度残疾"), _("在校就读"),
    _("共同生活的家庭成员"), _("不计入家庭收入"), _("基础养老金扣除"), _("基础养老金不计入"),
    _("应予推算收入"), _("推算工资性收入"), _("就业成本扣减"), _("本人收入"), _("人均金融资产"),
    _("机动车"), _("住房"), _("经营出资"), _("家庭财产符合规定"), _("分类施保"), _("本人单独核算收入"),
    _("单人保对象"), _("单人保补助"), _("单人保家庭收入条件"),
    # parameters
    _("低保标准（元/月）"), _("最低工资（元/月）"), _("上年人均可支配收入（元/年）"),
    _("不计入收入的项目"), _("基础养老金不计入收入"), _("中央确定的基础养老金（元/月）"),
    _("有劳动能力未就业的推算"), _("推算比例（占最低工资）"), _("推算起始年龄"), _("满此年龄不再推算"),
    _("就业成本算法"), _("就业成本比例"), _("就业成本上限（低保标准的倍数）"),
    _("残疾人就业成本（占最低工资）"), _("刚性支出扣减比例"), _("刚性支出年度上限（元）"),
    _("须凭票据扣减的支出"), _("刚性支出扣减不超过收入的比例"), _("人均金融资产上限（月标准的倍数）"),
    _("重病重残家庭人均金融资产上限（月标准的倍数）"), _("机动车价值限额（元）"), _("住房套数上限"),
    _("人均住房面积上限（平方米）"), _("经营出资上限（元）"), _("单人保家庭收入上限（标准的倍数）"),
    _("未脱贫户单人保家庭收入上限（标准的倍数）"), _("单人保补助算法"), _("单人保补助比例"),
    _("单人保须完全或部分丧失劳动能力"), _("渐退收入上限（标准的倍数）"), _("渐退期（月）"),
    _("国家渐退期上限（月）"), _("渐退期发放方式"), _("渐退期减发后比例"), _("可给予渐退的户"),
    _("渐退须因就业增收"), _("低保边缘收入上限（标准的倍数）"), _("刚性支出占家庭总收入的比例"),
    _("分类施保叠加"), _("分类施保老年年龄"), _("单人保享受分类施保"), _("允许免予经济状况核对"),
    # procedure
    _("启动调查时限"), _("县级启动核对时限"), _("民主评议时限"), _("公示期"), _("县级再次公示期"),
    _("县级审核确认时限"), _("县级公示后决定时限"), _("异议后决定时限"), _("不予确认告知时限"),
    _("全程时限"), _("全程时限（情况复杂）"), _("全程时限（审批权限下放）"), _("补正材料期限"),
    _("申请人补充材料时停止计时"), _("民主评议"), _("县级入户抽查比例"), _("县级必须入户的"),
    _("特困调查核实时限"), _("特困公示期"), _("特困县级确认时限"), _("特困异议重新调查时限"),
    _("特困不予认定告知时限"), _("特困自理能力重新评估时限"), _("特困县级抽查比例"),
    _("分散供养探访间隔（天）"), _("事实无人抚养儿童查验时限"), _("事实无人抚养儿童确认时限"),
    _("急难型救助发放时限"), _("支出型救助全程时限"), _("支出型救助全程时限（情况复杂）"),
    _("刚性支出困难家庭认定时限"), _("刚性支出困难家庭认定时限（情况复杂）"),
    _("防止返贫监测对象识别时限"), _("防止返贫监测对象村级公示期"), _("定期复核周期（月）"),
    _("重大变化未报告须批评教育（月）"), _("疑似死亡核实时限"), _("成员死亡后办结变更（月）"),
    _("渐退期满前提醒（天）"), _("长期公示"), _("每月发放截止日"), _("月度业务截止日"),
    _("扶贫信息比对频次"), _("殡葬死亡比对频次"), _("审批层级"), _("免予核对最后一天"),
    # incomes
    _("工资性收入"), _("经营净收入"), _("财产净收入"), _("转移净收入"), _("赡养抚养扶养费"),
    _("城乡居民养老金"), _("职工养老金"), _("优待抚恤金"), _("计划生育奖励扶助"), _("奖学金助学金"),
    _("社会救助金"), _("残疾人两项补贴"), _("高龄津贴"), _("见义勇为奖励"), _("其他收入"),
    # expenses
    _("医疗自付支出"), _("教育支出"), _("康复支出"), _("照料护理支出"), _("疫情造成的支出"), _("房租支出"),
    _("就业成本实际支出"),
    # categories of raises
    _("残疾人"), _("重度残疾人"), _("重病患者"), _("老年人"), _("未成年人"), _("学生或学龄前儿童"),
    _("在学"),
    # outcomes
    _("按户纳入低保"), _("单人纳入低保"), _("收入不符合，不予确认"), _("财产不符合，不予确认"),
    _("事实不全，待补充"),
    # facts
    _("出生日期"), _("是否共同生活"), _("劳动能力"), _("就业状况"), _("残疾等级"), _("是否重病"),
    _("就学情况"), _("是否照料家人"), _("收入情况"), _("收入金额"), _("工资收入"), _("支出金额"),
    _("家庭财产"), _("财产金额"), _("机动车用途"), _("住房面积"), _("建档立卡或防返贫身份"),
    _("现有低保金额"), _("当地低保标准"), _("当地最低工资标准"),
    # other help
    _("困难残疾人生活补贴"), _("重度残疾人护理补贴"), _("单人保"), _("支出型临时救助"),
)  # fmt: skip

SENTENCES = (
    _("家庭月人均收入"),
    # labels of lines made of two
    _("刚性支出扣减：%(what)s"),
    _("分类施保：%(what)s"),
    # how an amount was worked out; endings first
    _("%(working)s，进到元"),
    _("%(working)s，不超过 %(limit)s"),
    _("%(working)s 与 %(other)s 取高"),
    _("%(working)s：符合"),
    _("%(working)s：不符合"),
    _("%(working)s，限额 %(limit)s"),
    _("限额 %(limit)s"),
    _("%(kind)s全额不计入"),
    _("%(yuan)s（全年）"),
    _("以实领为限"),
    _("按实际支出"),
    _("按标准全额 %(yuan)s"),
    _("每月 %(yuan)s"),
    _("原保障金额 %(yuan)s"),
    _("%(standard)s − 本人收入 %(yuan)s"),
    _("扣减以可扣收入为限，超出部分不再扣"),
    _("有价值 %(yuan)s 元及以上、非残疾专用或谋生用的机动车"),
    _("%(n)s 套，共 %(area)s 平方米"),
    # what an officer should look at
    _("经济状况免予核对至 %(day)s，期满后的次月须重新核对"),
    _("本地不允许免予核对，已按规定核对"),
    _("免予核对已于 %(day)s 期满，已按规定核对"),
    _("本地渐退期没有规定期限，国家规定原则上不超过 %(n)s 个月（%(cite)s）；建议按 %(n)s 个月"),
    _("本地渐退期为 %(months)s 个月，国家规定原则上不超过 %(n)s 个月（%(cite)s）；建议按 %(n)s 个月"),
    _("有成员的收入是按最低工资推算的；确实难以就业或长期没有收入的，应据实认定，不能一律推算"),
    _("%(kind)s %(yuan)s 元没有票据，未扣减；补齐票据后重新核算"),
    _("%(kind)s %(yuan)s 元未注明有无票据，暂按有票据扣减；审核前须查验"),
    _("没有收录本地的家庭财产标准，金融资产未作检验"),
    _(
        "基础养老金不计入收入的规定写明“十四五”期间有效，已于 2025-12-31 期满，未见接续文件；"
        "本表已把基础养老金计入收入，请先核对本地现行规定再作决定"
    ),
    _("未经申请、受理、审核、确认不得直接纳入低保，免予核对不再适用"),
    # what would change the result
    _("补齐支出票据"),
    _("残疾等级经评定为二级"),
    _("经认定为重病患者"),
    _("查明不共同生活，不计入家庭成员"),
    _("查明共同生活，计入家庭成员"),
    _("经评定取得二级残疾证"),
    _("查明机动车为谋生所用"),
    _("再有 %(yuan)s 元医疗自付票据"),
    # why to keep a family in view
    _("重病"), _("残疾"), _("就学"), _("医疗支出"), _("刚性支出"), _("收入在低保标准 2 倍以下"),
)  # fmt: skip

_CHINESE = re.compile("[\u4e00-\u9fff]")
_PART = re.compile(r"%\((\w+)\)s")


def said(text: str) -> str:
    """What a rule says, in the language of the page; words that are no rule's stay as they are."""
    if (get_language() or "").startswith("zh") or not _CHINESE.search(text):
        return text
    label = gettext(text)
    if label != text:
        return label
    for sentence, pattern in _patterns():
        if found := pattern.fullmatch(text):
            parts = {name: said(part) for name, part in found.groupdict().items()}
            return gettext(sentence) % parts
    return text


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(each, re.compile("".join(_pieces(each)))) for each in SENTENCES if "%(" in each]


def _pieces(sentence: str) -> Iterator[str]:
    """The sentence as a pattern; a part that comes again must read the same."""
    seen = set()
    for place, piece in enumerate(_PART.split(sentence)):
        if place % 2 == 0:
            yield re.escape(piece)
        elif piece in seen:
            yield f"(?P={piece})"
        else:
            seen.add(piece)
            yield f"(?P<{piece}>.+?)"
