"""The import wizard: what is remembered of a source, what stops a whole file, and how one ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Job, Officer
from accounts.models.job import new_owner
from accounts.roles import Role
from monitoring.actions import imports, loading
from monitoring.actions.retention import destroy_due
from monitoring.forms.registers import WordsForm
from monitoring.models import RegisterImport, RegisterRow
from monitoring.registers import REGISTERS
from tests.factories import NANAN, officer, region
from tests.monitoring import files
from tests.monitoring.registers import loaded, read, received

pytestmark = pytest.mark.django_db
SOURCE = "市殡葬管理所"
LISTED = ("乡镇", "行政村", "户编号", "姓名", "证件号码", "户类型", "是否低保")
Rows = list[files.Row]


@pytest.fixture
def reviewer() -> Officer:
    return officer(Role.COUNTY_REVIEWER, NANAN, name="吴审核")


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def page_of(who: Officer, found: RegisterImport) -> str:
    answer = browser(who).get(reverse("register_import_detail", args=[found.pk]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def listed(random: Random, category: str = "脱贫户") -> files.Row:
    home = f"F{random.randrange(10**6)}"
    return ["洪濑镇", "前峰村", home, files.name(random), files.number(random), category, "否"]


# --- what is remembered


def test_columns_are_remembered_by_their_names_and_a_changed_header_is_told(tmp_path, reviewer):
    header = ("甲", "证件号码", "死亡日期", "姓名", "殡仪馆")
    rows = files.funeral_rows(Random(1), good=4)
    first = received(
        files.write_csv(
            tmp_path / "a.csv", [[r[0], r[1], r[3], r[7], r[5]] for r in rows[:2]], header=header
        ),
        by=reviewer, source=SOURCE,
    )  # fmt: skip
    chosen = first.mapping | {"name": "c0"}
    del chosen["funeral_home"]  # left out by a person
    begun = imports.begin(first.pk, mapping=chosen, by=reviewer)
    assert begun.job is not None
    loading.run(begun.job.pk)
    imports.confirm(first.pk, by=reviewer, on=files.AS_OF)
    moved = ("殡仪馆", "甲", "性别", "死亡日期")
    second = received(
        files.write_csv(
            tmp_path / "b.csv", [[r[5], r[0], r[2], r[3]] for r in rows[2:]], header=moved
        ),
        by=reviewer, source=SOURCE,
    )  # fmt: skip
    assert second.mapping == {"name": "c1", "died_on": "c3", "sex": "c2"}
    assert second.sheet["remembered"] == {
        "header": "changed", "gone": ["证件号码"], "added": ["性别"],
    }  # fmt: skip
    page = page_of(reviewer, second)
    assert "上次的文件不同" in page and "证件号码。" in page and "不会导入" in page
    other = received(files.write_csv(tmp_path / "c.csv", rows[2:]), by=reviewer, source="别的单位")
    assert other.sheet["remembered"]["header"] == "new"


def test_words_of_a_source_are_asked_for_once(tmp_path, reviewer):
    random = Random(3)
    rows = [listed(random), *(listed(random, "甲类") for _ in range(2)), listed(random, "外来")]
    path = files.write_csv(tmp_path / "a.csv", rows, header=LISTED)
    found = read(path, kind="poverty_office", by=reviewer, source="乡村振兴局")
    assert (found.accepted, found.rejected) == (1, 3)
    form = WordsForm(found=found)
    asked = [(field.label, field.help_text) for field in form.fields.values()]
    assert asked == [("户类型：甲类", "2 行"), ("户类型：外来", "1 行")]
    client = browser(reviewer)
    url = reverse("register_import_words", args=[found.pk])
    assert client.post(url, {}).status_code == 422  # nothing chosen
    assert client.post(url, {"word0": "没有的"}).status_code == 422
    assert client.post(url, {"word0": "未脱贫"}).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.rows) == ("loading", 0)
    loading.run(found.job_id)
    found.refresh_from_db()
    assert (found.accepted, found.rejected) == (3, 1)
    imports.confirm(found.pk, by=reviewer, on=files.AS_OF)
    kept = RegisterRow.objects.filter(register_import_id=found.pk)
    assert sorted(kept.values_list("category", flat=True)) == ["lifted", "unlifted", "unlifted"]
    more = [listed(random), listed(random, "甲类")]
    path = files.write_csv(tmp_path / "b.csv", more, header=LISTED)
    later = read(path, kind="poverty_office", by=reviewer, source="乡村振兴局")
    assert (later.accepted, later.rejected) == (2, 0)


# --- what stops a whole file


def funeral_rows(many: int = 300, seed: int = 8, **more: int) -> Rows:
    return files.funeral_rows(Random(seed), good=many, **more)


def spoiled(share: float, spoil: files.Dirt) -> Callable[[], Rows]:
    """So many of 300 rows with one kind of dirt."""

    def make() -> Rows:
        rows, random = funeral_rows(), Random(9)
        many = round(share * len(rows))
        return [spoil(row, random) for row in rows[:many]] + rows[many:]

    return make


def of_another_place(share: float) -> Callable[[], Rows]:
    def make() -> Rows:
        rows, random = funeral_rows(), Random(10)
        for row in rows[: round(share * len(rows))]:
            row[1] = files.number(random, place="110101")
        return rows

    return make


def days_ago(days: int) -> Callable[[], Rows]:
    def make() -> Rows:
        rows = funeral_rows()
        for row in rows:
            row[3] = (date.fromisoformat(row[3]) - timedelta(days)).isoformat()
        return rows

    return make


def without(place: int) -> Callable[[], Rows]:
    return lambda: [[*row[:place], *row[place + 1 :]] for row in funeral_rows()]


def shifted() -> Rows:
    return [[row[-1], *row[:-1]] for row in funeral_rows()]


REFUSED = {name: spoil for name, (spoil, _code) in files.REFUSED.items()}
POISONED: dict[str, tuple[str, Callable[[], Rows], dict[str, int]]] = {
    "a third is missing": ("rows", lambda: funeral_rows(205), {}),
    "half is missing": ("rows", lambda: funeral_rows(150), {}),
    "nearly all is missing": ("rows", lambda: funeral_rows(20), {}),
    "a third too many": ("rows", lambda: funeral_rows(395), {}),
    "twice as many": ("rows", lambda: funeral_rows(600), {}),
    "every row twice": ("rows", lambda: funeral_rows(300, repeated=300), {}),
    "2 % wrong checks": ("numbers", spoiled(0.02, REFUSED["wrong check"]), {}),
    "half wrong checks": ("numbers", spoiled(0.5, REFUSED["wrong check"]), {}),
    "cut off": ("numbers", spoiled(0.05, REFUSED["cut off"]), {}),
    "scientific": ("numbers", spoiled(0.05, REFUSED["scientific"]), {}),
    "too short": ("numbers", spoiled(0.05, REFUSED["short number"]), {}),
    "shifted columns": ("rejected", shifted, {}),
    "a third without a day": ("rejected", spoiled(0.33, REFUSED["no date"]), {}),
    "a third unreadable": ("rejected", spoiled(0.33, REFUSED["unreadable date"]), {}),
    "a month to come": ("rejected", spoiled(0.33, REFUSED["date to come"]), {}),
    "another county": ("areas", of_another_place(1), {}),
    "mostly another county": ("areas", of_another_place(0.7), {}),
    "last month again": ("days", days_ago(31), {}),
    "last year": ("days", days_ago(400), {}),
    "no sex": ("columns", without(2), {}),
    "no place": ("columns", without(6), {}),
    "a row was lost": ("told", funeral_rows, {"rows": 301}),
    "a row too many": ("told", funeral_rows, {"rows": 299}),
    "a person was lost": ("told", funeral_rows, {"persons": 301}),
    "rows and persons": ("told", funeral_rows, {"rows": 300, "persons": 150}),
}


def test_every_kind_of_poison_is_in_the_list():
    assert len(POISONED) == 25


def test_a_sound_file_passes_every_gate(tmp_path, reviewer):
    loaded(files.write_csv(tmp_path / "a.csv", funeral_rows(seed=7)), by=reviewer, source=SOURCE)
    path = files.write_csv(tmp_path / "b.csv", funeral_rows())
    found = read(path, by=reviewer, source=SOURCE, rows=300, persons=300)
    assert found.state == "checked", found.gates
    gates = {gate["gate"] for gate in found.gates}
    assert gates == {"rows", "columns", "numbers", "rejected", "areas", "days", "told"}


@pytest.mark.parametrize("poison", POISONED)
def test_a_poisoned_file_stops_at_its_gate(tmp_path, reviewer, poison):
    gate, make, told = POISONED[poison]
    loaded(files.write_csv(tmp_path / "a.csv", funeral_rows(seed=7)), by=reviewer, source=SOURCE)
    rows = make()
    header = files.FUNERAL
    if poison.startswith("no "):
        place = 2 if poison == "no sex" else 6
        header = (*header[:place], *header[place + 1 :])
    path = files.write_csv(tmp_path / "b.csv", rows, header=header)
    found = read(path, by=reviewer, source=SOURCE, **told)
    failed = {each["gate"] for each in found.gates if not each["passed"]}
    assert found.state == "waiting" and gate in failed
    with pytest.raises(PermissionDenied):
        imports.confirm(found.pk, by=reviewer, on=files.AS_OF, reason="没有问题")


@pytest.mark.parametrize(("again", "passed"), [(1.0, True), (0.85, True), (0.7, False), (0, False)])
def test_a_list_of_everybody_has_most_people_again(tmp_path, reviewer, again, passed):
    random = Random(12)
    first = [listed(random) for _ in range(150)]
    given = {"kind": "poverty_office", "by": reviewer, "source": "乡村振兴局", "complete": True}
    loaded(files.write_csv(tmp_path / "a.csv", first, header=LISTED), **given)
    kept = first[: round(again * 150)]
    rows = kept + [listed(random) for _ in range(151 - len(kept))]
    found = read(files.write_csv(tmp_path / "b.csv", rows, header=LISTED), **given)
    gates = {gate["gate"]: gate for gate in found.gates}
    assert gates["overlap"]["passed"] is passed
    assert gates["overlap"]["words"].endswith(f"本次仍有 {len(kept)} 人")


@pytest.mark.parametrize("kind", sorted(k for k, each in REGISTERS.items() if each.sensitive))
def test_a_sensitive_register_wants_two_people(monkeypatch, tmp_path, reviewer, kind):
    """The kind alone decides: a sound file of it waits as well."""
    sound = REGISTERS["funeral"]
    told = REGISTERS[kind].sensitive
    monkeypatch.setitem(REGISTERS, "funeral", replace(sound, sensitive=told))
    found = read(files.write_csv(tmp_path / "a.csv", funeral_rows(3)), by=reviewer)
    assert found.state == "waiting" and all(gate["passed"] for gate in found.gates)
    assert str(told) in page_of(reviewer, found) and "两人经手" in page_of(reviewer, found)


# --- how a file ends


def test_a_file_given_up_while_it_is_read_leaves_nothing(tmp_path, reviewer):
    found = received(files.write_csv(tmp_path / "a.csv", funeral_rows(5)), by=reviewer)
    begun = imports.begin(found.pk, mapping=found.mapping, by=reviewer)
    stored = begun.stored
    assert default_storage.exists(stored)
    client = browser(reviewer)
    client.post(reverse("register_import_refuse", args=[found.pk]))
    found.refresh_from_db()
    assert (found.state, Job.objects.get().state) == ("refused", "cancelled")
    assert loading.run(Job.objects.get().pk) is None
    assert found.stored == ""


def test_destruction_is_on_record(tmp_path, reviewer):
    found = loaded(files.write_csv(tmp_path / "a.csv", funeral_rows(5)), by=reviewer, source=SOURCE)
    RegisterImport.objects.filter(pk=found.pk).update(destroy_on=timezone.localdate())
    client = browser(reviewer)
    url = reverse("register_destruction_list")
    assert "已到销毁日期" in client.get(reverse("register_import_list")).content.decode()
    before = client.get(url).content.decode()
    assert SOURCE in before and "现在销毁" in before
    assert client.post(url).status_code == 302
    after = client.get(url).content.decode()
    assert "吴审核" in after and "没有到期的数据" in after
    found.refresh_from_db()
    assert (found.state, found.destroyed_rows) == ("destroyed", 5)
    assert destroy_due(by=reviewer, on=timezone.localdate()) == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterImport.objects.filter(pk=found.pk).update(destroyed_by=None)


def test_progress_tells_rows_rate_and_what_is_left(tmp_path, reviewer):
    region(NANAN)
    found = received(Path(files.write_csv(tmp_path / "a.csv", funeral_rows(5))), by=reviewer)
    begun = imports.begin(found.pk, mapping=found.mapping, by=reviewer)
    assert begun.job is not None
    job, now = begun.job, timezone.now()
    Job.objects.filter(pk=job.pk).update(
        state="running", started_at=now - timedelta(seconds=20), owner=new_owner(),
        lease_until=now + timedelta(minutes=1),
    )  # fmt: skip
    job.parts.create(number=1)
    job.parts.filter(number=0).update(done_at=now - timedelta(seconds=10), rows=50_000)
    answer = browser(reviewer).get(reverse("job_progress", args=[job.pk]))
    words = answer.content.decode()
    assert "已处理 50,000 行" in words and "每秒 5,000 行" in words and "约还要 10 秒" in words
    assert "逐部分处理" in words
