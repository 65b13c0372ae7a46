"""Header rows as departments write them, each title with the field it is, if any."""

_SHEETS = (
    (
        "disability",
        "序号 姓名=name 性别=sex 身份证号=id_number "
        "残疾人证号=certificate_number 残疾类别=disability_kind "
        "残疾等级=disability_grade 发证日期=issued_on 有效期=valid_until 状态=certificate_state "
        "监护人姓名=guardian 住址=place",
    ),
    (
        "medical",
        "姓名=name 证件号码=id_number 医疗机构名称=hospital 医疗类别=visit_kind 病种名称=disease "
        "医疗费用总额（元）=total_cost 统筹基金支付=pooled_paid 大病保险支付=serious_illness_paid "
        "医疗救助=medical_aid_paid 个人负担（万元）=self_paid 结算时间=settled_on",
    ),
    (
        "education",
        "学校名称=school 学生姓名=name 学生身份证号=id_number 年级=grade "
        "学段=stage 学籍状态=enrolment 资助项目=aid_kind "
        "资助金额(元)=aid_amount 家长身份证号=guardian_number",
    ),
    (
        "housing",
        "姓名=name 身份证号码=id_number 保障方式=support_kind "
        "网签日期=contract_on 建筑面积（㎡）=area_m2",
    ),
    (
        "real_estate",
        "权利人=name 证件号=id_number 不动产单元号=unit_number 坐落=location "
        "用途=property_use 面积=area_m2 "
        "登记时间=registered_on 共有情况=share 转移记录=transferred_on",
    ),
    (
        "human_resources",
        "姓名=name 公民身份号码=id_number 险种=matter 待遇起始=started_on 月养老金=monthly_amount "
        "基础养老金=basic_pension 个人账户=account_pension 状态=record_state 银行账号=card",
    ),
    (
        "human_resources",
        "单位名称=employer 姓名=name 身份证号=id_number 缴费基数（元）=base "
        "参保时间=started_on 参保状态=record_state",
    ),
    (
        "tax",
        "纳税人姓名=name 纳税人识别号=id_number 所得项目=income_kind "
        "税款所属期=tax_period 收入额=amount "
        "扣缴义务人=employer",
    ),
    (
        "market",
        "企业名称=company 统一社会信用代码=credit_code 姓名=name 证件号码=id_number "
        "职务=role 认缴出资额（万元）=subscribed "
        "实缴出资额（万元）=paid_in 成立日期=founded_on 注销日期=ended_on 经营状态=company_state",
    ),
    (
        "vehicles",
        "号牌号码=plate 车辆类型=vehicle_kind 使用性质=vehicle_use "
        "品牌型号=brand 初次登记日期=first_registered_on "
        "机动车状态=vehicle_state 机动车所有人=name 身份证号=id_number",
    ),
    (
        "provident_fund",
        "单位名称=employer 职工姓名=name 证件号码=id_number 月缴存额=monthly_deposit 账户余额=balance "
        "账户状态=account_state",
    ),
    (
        "household_registration",
        "户号=household_number 姓名=name 公民身份号码=id_number 与户主关系=relation "
        "户籍地址=place 户口性质=hukou "
        "变动原因=change 变动日期=changed_on",
    ),
    (
        "marriage",
        "登记日期=changed_on 业务类型=change 男方姓名=name 男方身份证号=id_number 女方姓名=spouse_name "
        "女方身份证号=spouse_number",
    ),
    (
        "public_payroll",
        "单位=employer 姓名=name 身份证号=id_number 月应发工资=monthly_wage",
    ),
    (
        "prison",
        "姓名=name 身份证号=id_number 人员类别=custody_kind 入监日期=entered_on 刑期=term_months "
        "刑满日期=released_on",
    ),
    (
        "suspected",
        "批次=batch 来源=source 姓名=name 证件号=id_number 乡镇=township 村=village 地址=place "
        "疑似类型=suspected_kind 反馈期限=answer_by",
    ),
    (
        "hotline",
        "工单号=ticket_number 来电人=name 电话=phone 时间=called_on 诉求类别=request_kind 内容=content "
        "涉及地址=place 承办单位=handled_by 时限=due_on 办结时间=done_on 满意度=satisfaction",
    ),
    (
        "epidemic",
        "姓名=name 证件号=id_number 确诊日期=confirmed_on 出院日期=discharged_on 联系电话=phone",
    ),
)


def _sheet(kind: str, words: str) -> tuple[str, list[str], dict[str, str]]:
    pairs = [word.partition("=") for word in words.split()]
    titles = [title for title, _is, _field in pairs]
    return kind, titles, {field: title for title, _is, field in pairs if field}


HEADERS = [_sheet(kind, words) for kind, words in _SHEETS]
