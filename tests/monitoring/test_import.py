"""A register file is taken in: every row accounted for, in whatever form the file comes."""

from collections import Counter
from random import Random

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import connection

from accounts.ciphers import id_token
from accounts.roles import Role
from monitoring.actions import imports
from monitoring.actions.retention import destroy_due
from monitoring.models import RegisterImport, RegisterRow, RejectedRow
from monitoring.registers import rejects
from tests.factories import HUIAN, NANAN, officer
from tests.monitoring import files
from tests.monitoring.registers import loaded, read, received

pytestmark = pytest.mark.django_db


def account(found: RegisterImport) -> tuple[int, int, int, int]:
    return found.rows, found.accepted, found.rejected, found.duplicate


@pytest.mark.requirement("R-287")
def test_ten_thousand_dirty_rows_are_all_accounted_for(tmp_path):
    rows = files.funeral_rows(Random(4), good=8000, mended=1412, refused=288, repeated=300)
    found = read(files.write_csv(tmp_path / "dirty.csv", rows, title=True))
    assert account(found) == (10_000, 9_412, 288, 300)
    refused = RejectedRow.objects.filter(register_import=found)
    assert refused.count() == 288
    assert not refused.filter(reason="").exists() and not refused.filter(column="").exists()
    wanted = Counter(code for _spoil, code in files.REFUSED.values())
    share = 288 // len(files.REFUSED)
    assert {p["code"] for p in found.problems} == set(wanted)
    assert all(p["count"] >= share * wanted[p["code"]] for p in found.problems)
    assert RegisterRow.objects.filter(register_import_id=found.pk).count() == 0  # not yet in sight
    imports.confirm(found.pk, by=found.imported_by, on=files.AS_OF)
    assert RegisterRow.objects.filter(register_import_id=found.pk).count() == 9_412


@pytest.mark.parametrize(("dirty", "seed"), [(0, 0), (1, 1), (5, 2), (20, 3), (50, 4), (100, 5)])
def test_the_equation_holds_for_any_share_of_dirt(tmp_path, seed, dirty):
    refused = 2 * dirty
    rows = files.funeral_rows(
        Random(f"{seed} {dirty}"),
        good=200 - refused,
        refused=refused,
        mended=0 if refused > 170 else 30,
    )
    rows += [list(row) for row in rows[:seed]]
    found = read(files.write_csv(tmp_path / "file.csv", rows))
    assert found.rows == len(rows) == sum(account(found)[1:])
    assert found.rejected >= refused


def test_what_can_be_mended_is_taken(tmp_path):
    random = Random(21)
    rows: list[files.Row] = []
    while len(rows) < len(files.MENDED):
        row = files.good_row(random)
        if row[1].endswith("X") and row[1][6:8] == "19":
            rows.append(row)
    mended = [spoil(row, random) for spoil, row in zip(files.MENDED.values(), rows, strict=True)]
    found = loaded(files.write_csv(tmp_path / "mended.csv", mended))
    assert account(found) == (len(rows), len(rows), 0, 0)
    kept = RegisterRow.objects.filter(register_import_id=found.pk).order_by("row_number")
    assert [(r.id_token, str(r.event_on)) for r in kept] == [(id_token(r[1]), r[3]) for r in rows]
    dotted = list(files.MENDED).index("dots in the name")
    names = [row[0] + ("·买买提" if place == dotted else "") for place, row in enumerate(rows)]
    assert [r.name for r in kept] == names


def test_what_is_lost_is_refused_with_its_reason(tmp_path):
    random = Random(22)
    rows = [files.good_row(random) for _ in files.REFUSED]
    spoiled = [s(row, random) for (s, _code), row in zip(files.REFUSED.values(), rows, strict=True)]
    found = read(files.write_csv(tmp_path / "lost.csv", [*spoiled, files.good_row(random)]))
    assert account(found) == (len(rows) + 1, 1, len(rows), 0)
    refused = RejectedRow.objects.filter(register_import=found).order_by("row_number")
    assert [r.row_number for r in refused] == list(range(2, len(rows) + 2))
    assert [r.code for r in refused] == [code for _spoil, code in files.REFUSED.values()]
    assert not [r for r, row in zip(refused, rows, strict=True) if row[1] in r.value]


def test_one_number_with_two_names_takes_its_whole_block_out(tmp_path):
    first, other = files.good_row(Random(1)), files.good_row(Random(2))
    torn = [first, first, ["李冒用", *first[1:]], other]
    found = loaded(files.write_csv(tmp_path / "torn.csv", torn))
    assert account(found) == (4, 1, 3, 0)
    reasons = RejectedRow.objects.filter(register_import=found).values_list("row_number", "code")
    assert sorted(reasons) == [(n, "names_conflict") for n in (2, 3, 4)]


def test_the_same_person_written_differently_is_no_conflict(tmp_path):
    row = files.good_row(Random(3))
    other = [row[0][0] + "　" + row[0][1:], row[1].lower(), *row[2:]]
    found = read(files.write_csv(tmp_path / "same.csv", [row, other]))
    assert account(found) == (2, 1, 0, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path, encoding):
    rows = files.funeral_rows(Random(5), good=20)
    rows[0][0] = "陈䶮"
    found = loaded(files.write_csv(tmp_path / "text.csv", rows, encoding=encoding))
    assert account(found) == (20, 20, 0, 0)
    assert RegisterRow.objects.filter(register_import_id=found.pk, name="陈䶮").count() == 1


def test_a_workbook_with_titles_merged_headers_and_damaged_numbers(tmp_path):
    rows: list[list[object]] = [list(row) for row in files.funeral_rows(Random(6), good=30)]
    rows[3][1] = int(
        str(rows[3][1])[:17] + "1"
    )  # a numeric cell: the sheet has lost its last digits
    rows[4][3] = 46000  # a date as the sheet counts days
    rows += [[""] * 8, ["合计", "", "", 30, "", "", "", ""], [*files.FUNERAL]]
    found = loaded(files.write_xlsx(tmp_path / "book.xlsx", rows, title=True))
    assert account(found) == (30, 29, 1, 0)
    refused = RejectedRow.objects.get(register_import=found)
    assert (refused.row_number, refused.code) == (7, "number_scientific")


def test_columns_in_another_order_and_wording(tmp_path):
    header = ("序号", "死亡时间", "死者姓名", "备注", "身份证号码")
    row = files.good_row(Random(8))
    found = loaded(files.write_csv(
        tmp_path / "other.csv", [["1", row[3], row[0], "", row[1]]], header=header
    ))  # fmt: skip
    assert RegisterRow.objects.get(register_import_id=found.pk).id_token == id_token(row[1])


def test_the_same_file_again_changes_nothing(tmp_path):
    path = files.write_csv(tmp_path / "once.csv", files.funeral_rows(Random(9), good=5))
    found = loaded(path)
    with pytest.raises(imports.AlreadyImported) as refused:
        received(path)
    assert refused.value.earlier == found
    assert RegisterImport.objects.count() == 1


def test_a_chosen_mapping_is_remembered_for_the_next_file(tmp_path):
    header = ("甲", "证件号码", "死亡日期", "姓名")
    rows = files.funeral_rows(Random(10), good=4)
    first = received(files.write_csv(
        tmp_path / "a.csv", [[r[0], r[1], r[3], r[7]] for r in rows[:2]], header=header
    ))  # fmt: skip
    assert first.mapping["name"] == "c3"
    chosen = first.mapping | {"name": "c0"}
    imports.begin(first.pk, mapping=chosen, by=first.imported_by)
    RegisterImport.objects.filter(pk=first.pk).update(state="loaded")
    second = received(files.write_csv(
        tmp_path / "b.csv", [[r[0], r[1], r[3], r[7]] for r in rows[2:]], header=header
    ))  # fmt: skip
    assert second.mapping == chosen


def test_a_much_shorter_file_waits_for_another_person(tmp_path):
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN)
    loaded(
        files.write_csv(tmp_path / "full.csv", files.funeral_rows(Random(11), good=300)),
        by=reviewer,
    )
    half = read(
        files.write_csv(tmp_path / "half.csv", files.funeral_rows(Random(12), good=111)),
        by=reviewer,
    )
    assert half.state == "waiting"
    failed = [gate["words"] for gate in half.gates if not gate["passed"]]
    assert failed == ["本次 111 行，比上次少 63%，可能不是完整文件，需由另一人确认"]
    with pytest.raises(PermissionDenied, match="另一人"):
        imports.confirm(half.pk, by=reviewer, on=files.AS_OF, reason="没有问题")
    twin = officer(Role.COUNTY_REVIEWER, NANAN)
    twin.natural_person = reviewer.natural_person
    twin.save()
    with pytest.raises(PermissionDenied):
        imports.confirm(half.pk, by=twin, on=files.AS_OF, reason="没有问题")
    other = officer(Role.COUNTY_REVIEWER, NANAN)
    with pytest.raises(imports.WrongStep, match="理由"):
        imports.confirm(half.pk, by=other, on=files.AS_OF)
    done = imports.confirm(half.pk, by=other, on=files.AS_OF, reason="本月只报半月")
    assert (done.state, done.confirmed_by) == ("loaded", other)


def test_nobody_imports_for_another_county(tmp_path):
    path = files.write_csv(tmp_path / "x.csv", files.funeral_rows(Random(13), good=2))
    with pytest.raises(PermissionDenied):
        received(path, by=officer(Role.TOWNSHIP_CASEWORKER, NANAN))
    found = received(path)
    with pytest.raises(RegisterImport.DoesNotExist):
        imports.confirm(found.pk, by=officer(Role.COUNTY_REVIEWER, HUIAN), on=files.AS_OF)


def test_no_plain_number_is_kept(tmp_path):
    rows = files.funeral_rows(Random(14), good=3, refused=14)
    found = loaded(files.write_csv(tmp_path / "plain.csv", rows))
    assert found.stored == ""
    kept = str(list(RegisterRow.objects.filter(register_import_id=found.pk).values()))
    kept += str(list(RegisterImport.objects.values())) + str(list(RejectedRow.objects.values()))
    assert not [row[1] for row in rows if len(row[1]) == 18 and row[1] in kept]


def test_the_file_is_deleted_when_it_counts(tmp_path, django_capture_on_commit_callbacks):
    path = files.write_csv(tmp_path / "gone.csv", files.funeral_rows(Random(15), good=3))
    found = read(path)
    stored = found.stored
    assert default_storage.exists(stored)
    with django_capture_on_commit_callbacks(execute=True):
        imports.confirm(found.pk, by=found.imported_by, on=files.AS_OF)
    assert not default_storage.exists(stored)


def test_a_refused_file_leaves_no_rows(tmp_path):
    found = read(files.write_csv(tmp_path / "no.csv", files.funeral_rows(Random(16), good=3)))
    done = imports.refuse(found.pk, by=found.imported_by, reason="发错文件")
    assert done.state == "refused"
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"monitoring_registerrow_{found.pk}"])
        assert cursor.fetchone() == (None,)
    assert received(tmp_path / "no.csv").state == "received"  # and may come again


@pytest.mark.requirement("R-200")
def test_rows_are_destroyed_when_their_time_is_over(tmp_path):
    found = loaded(files.write_csv(tmp_path / "old.csv", files.funeral_rows(Random(17), good=3)))
    assert found.destroy_on is not None
    by = found.imported_by
    assert destroy_due(by=by, on=found.loaded_on) == 0
    assert destroy_due(by=by, on=found.destroy_on) == 1
    found.refresh_from_db()
    assert (found.state, found.rows, found.destroyed_rows) == ("destroyed", 3, 3)
    assert found.destroyed_by == by and found.destroyed_at is not None
    assert not RegisterRow.objects.filter(register_import_id=found.pk).exists()


@pytest.mark.parametrize("start", list("=+-@\t＝＋－＠"))
def test_refused_rows_go_back_without_formulas(tmp_path, start):
    rows = [(7, "姓名", "没有文字", f"{start}HYPERLINK(1)")]
    assert f"'{start}HYPERLINK(1)" in rejects.as_csv(rows).decode("utf-8-sig")
    (tmp_path / "rejects.xlsx").write_bytes(rejects.as_xlsx(rows))
    sheet = openpyxl.load_workbook(tmp_path / "rejects.xlsx").worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "s", "s"]
    assert sheet["D2"].value == f"'{start}HYPERLINK(1)"


def test_of_a_broken_number_only_its_ends_are_shown(tmp_path):
    """Whatever stands between its figures, nobody reads a number out of a list of refused rows."""
    random = Random(31)
    rows = [files.good_row(random) for _ in range(4)]
    numbers = [row[1] for row in rows]
    broken = [f"{n[:9]}O{n[9:]}" for n in numbers[:2]]
    broken += [f"{n[:6]} {n[6:14]} {n[14:17]}?" for n in numbers[2:3]]
    broken += [f"{n[:10]}.{n[10:]}9" for n in numbers[3:]]
    found = read(files.write_csv(tmp_path / "broken.csv", [
        *[[row[0], number, *row[2:]] for row, number in zip(rows, broken, strict=True)],
        files.good_row(random),
    ]))  # fmt: skip
    shown = list(found.rejected_rows.order_by("row_number").values_list("value", flat=True))
    assert len(shown) == 4
    for value, number in zip(shown, numbers, strict=True):
        assert value.startswith(number[:2]) and "*" in value
        assert not any(number[start : start + 5] in value for start in range(14))
