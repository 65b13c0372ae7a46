"""Why a row is refused, or taken with a remark: one code each, in plain words."""

from django.utils.translation import gettext_lazy as _

PROBLEMS = {
    "number_missing": _("没有证件号码，也没有可供核对的出生日期和村"),
    "number_length": _("证件号码不是 18 位（也不是旧的 15 位）"),
    "number_characters": _("证件号码里有数字和 X 以外的字符"),
    "number_date": _("证件号码里的出生日期不存在或不可能"),
    "number_province": _("证件号码前两位不是省份代码"),
    "number_check": _("证件号码最后一位对不上"),
    "number_scientific": _(
        "证件号码被表格软件改成科学计数法，后几位已丢失；由来源把该列设为文本后重新导出"
    ),
    "number_truncated": _("证件号码后三位被表格软件变成 000；由来源把该列设为文本后重新导出"),
    "name_missing": _("没有姓名"),
    "name_characters": _("姓名里没有文字"),
    "value_missing": _("必填的一列是空的"),
    "day_unreadable": _("日期读不出来"),
    "day_impossible": _("日期晚于数据日期，或早于出生日期"),
    "choice_unknown": _("这一列的写法不在对照表里"),
    "money_unreadable": _("金额读不出来"),
    "count_unreadable": _("数目读不出来"),
    "certificate_unreadable": _("残疾证号不是身份证号加两位类别等级"),
    "phone_scientific": _("电话被表格软件改成科学计数法，由来源把该列设为文本后重新导出"),
    "card_scientific": _("银行账号被表格软件改成科学计数法，由来源把该列设为文本后重新导出"),
    "card_truncated": _("银行账号后几位被表格软件变成 0，由来源把该列设为文本后重新导出"),
    "too_long": _("内容过长"),
    "names_conflict": _("同一证件号码对应不同姓名，这一组全部拒收，由来源核对"),
}

REMARKS = {
    "number_upgraded": _("15 位旧号码已升为 18 位"),
    "number_tidied": _("证件号码里的全角字符、空格或引号已清理"),
    "sex_differs": _("性别列与证件号码不一致，以号码为准"),
    "birth_differs": _("出生日期列与证件号码不一致，以号码为准"),
    "name_placeholder": _("姓名里有“?”“□”等占位符，比对时只按号码"),
    "place_unknown": _("乡村名称在区划里找不到，暂归到所属地区"),
    "left_out": _("不参与比对的一列读不出来，该格略去，其余照收"),
    "day_month": _("日期只写到月，按当月 1 日记"),
    "day_left_out": _("日期晚于数据日期或早于出生日期，该日期略去，其余照收"),
    "other_number_bad": _("配偶或监护人的证件号码有误，略去该号码"),
    "card_check": _("银行账号校验位对不上（存折没有校验位）"),
    "number_from_certificate": _("证件号码一列为空，由残疾证号取得"),
    "certificate_differs": _("残疾证号与证件号码不一致"),
    "kind_differs": _("残疾类别或等级与残疾证号不一致，以列为准"),
    "in_two_households": _("同一人出现在两户，两行都收下并列出"),
    "head_missing": _("这一户没有户主行"),
    "head_twice": _("这一户有两个户主行"),
    "without_number": _("没有证件号码，只按姓名、出生日期和村列为候选"),
}
