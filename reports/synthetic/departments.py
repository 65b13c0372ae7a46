"""What other departments have on file of an invented county: pensions, wages, certificates, bills, schools.

The files say of each home what its household file says, in the words of the department; what no department
registers, such as deposits, farming or whether somebody can work, is in none of them.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from monitoring.registers import REGISTERS
from reports.synthetic.county import County, Placed
from reports.synthetic.homes import Member
from reports.synthetic.people import Registrar

Rows = dict[str, list[dict[str, str]]]
RELATIONS = {"head": "户主", "spouse": "配偶", "child": "子女", "parent": "父母"}
PENSIONS = {"pension_resident": "城乡居民基本养老保险", "pension_employee": "企业职工基本养老保险"}
DISABILITIES = {"mental": "精神", "intellectual": "智力", "physical": "肢体"}
GRADES = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}
STAGES = {"preschool": "幼儿园", "compulsory": "小学", "senior_secondary": "普通高中",
          "undergraduate": "本科"}  # fmt: skip
MONTHS = 12


def registered(county: County, *, as_of: date) -> Rows:
    """Rows of each register by field. Property is registered of strangers alone, in whole lists."""
    rows: Rows = defaultdict(list)
    for count, placed in enumerate(county.homes):
        for member in placed.home.members:
            for kind, row in _of_member(placed, member, f"H{count:06}", as_of):
                rows[kind].append(row)
    random = Random(f"departments:{county.code}")  # noqa: S311
    strangers = Registrar(random, county=county.code, on=county.on)
    for number in range(max(20, len(county.homes) // 20)):
        who = strangers.person(age=random.randrange(30, 70))
        told = {"name": who.name, "id_number": who.number, "region": f"{county.code:012}"}
        rows["vehicles"].append(
            told | {"plate": f"闽C{number:05}", "vehicle_kind": "小型轿车", "vehicle_use": "非营运",
                    "vehicle_state": "正常"}
        )  # fmt: skip
        rows["real_estate"].append(
            told | {"unit_number": f"3505{number:06}", "property_use": "住宅", "area_m2": "96",
                    "registered_on": "2019-05-06"}
        )  # fmt: skip
        rows["market"].append(
            told | {"company": f"南安{number}号商行", "credit_code": f"9235{number:06}",
                    "role": "经营者", "company_state": "存续"}
        )  # fmt: skip
    return rows


def _of_member(
    placed: Placed, member: Member, home: str, as_of: date
) -> Iterator[tuple[str, dict[str, str]]]:
    who, known = member.who, member.circumstances
    told = {"name": who.name, "id_number": who.number, "region": f"{placed.village:012}"}
    hukou = "非农业家庭户口" if placed.area == "urban" else "农业家庭户口"
    yield "household_registration", told | {
        "household_number": home, "relation": RELATIONS.get(member.relation, "其他"),
        "hukou": hukou, "change": "正常",
    }  # fmt: skip
    if kind := known.get("disability_kind"):
        yield "disability", told | {
            "disability_kind": DISABILITIES[kind], "certificate_state": "有效",
            "disability_grade": GRADES[known["disability_grade"]], "issued_on": "2021-03-04",
        }  # fmt: skip
    if stage := STAGES.get(known.get("schooling", "")):
        yield "education", told | {"stage": stage, "enrolment": "在读"}
    yield from _money(member, told, as_of, ill=bool(known.get("serious_illness")))


def _money(
    member: Member, told: dict[str, str], as_of: date, *, ill: bool
) -> Iterator[tuple[str, dict[str, str]]]:
    for item in member.income:
        if matter := PENSIONS.get(item["kind"]):
            yield "human_resources", told | {
                "matter": matter, "monthly_amount": str(item["amount"]), "record_state": "正常",
            }  # fmt: skip
        elif item["kind"] == "wage":
            for month in range(MONTHS):
                day = (as_of.replace(day=1) - timedelta(days=1 + 31 * month)).replace(day=1)
                yield "tax", told | {
                    "income_kind": "工资薪金所得", "tax_period": f"{day:%Y-%m}",
                    "amount": str(item["amount"]),
                }  # fmt: skip
    bills = sum(item["amount"] for item in member.expenses if item["kind"] == "medical")
    if bills or ill:
        yield "medical", told | {
            "visit_kind": "住院", "self_paid": str(bills), "total_cost": str(bills * 3),
            "serious_illness_paid": "5200" if ill else "0",
            "settled_on": f"{as_of - timedelta(days=60)}",
        }  # fmt: skip


def write_department(kind: str, rows: list[dict[str, str]], path: Path) -> int:
    """The file of one register, with the headers that its department uses first. Rows written."""
    fields = list(dict.fromkeys(field for row in rows for field in row))
    columns = {column.field: column for column in REGISTERS[kind].columns}
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, fields, restval="")
        writer.writerow({field: columns[field].aliases[0] for field in fields})
        writer.writerows(rows)
    return len(rows)
