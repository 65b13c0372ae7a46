"""The pages of registers, comparisons and jobs: a file from its upload to its findings."""

import io
import re
from pathlib import Path
from random import Random

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.jobs import LeaseLost, cancel, claim, fence, open_job, pause, resume, run_job
from accounts.ciphers import id_number
from accounts.models import AccessLog, Job, Officer
from accounts.roles import Role
from accounts.templatetags.job_errors import job_error
from cases.models import Award
from households.models import Household, Person
from monitoring.actions import comparing, loading
from monitoring.models import Comparison, Finding, RegisterImport, RegisterRow
from monitoring.registers.hostile import REFUSALS
from tests.cases.payment_roll import roll
from tests.factories import HUIAN, NANAN, officer
from tests.monitoring import files
from tests.monitoring.hostile import HOSTILE
from tests.monitoring.registers import funeral, loaded, read, received

pytestmark = pytest.mark.django_db
POVERTY = ("乡镇", "行政村", "户编号", "姓名", "证件号码", "户类型", "是否低保")


@pytest.fixture(autouse=True)
def _on_our_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda at=None: real(at) if at else files.AS_OF)


@pytest.fixture
def reviewer() -> Officer:
    return officer(Role.COUNTY_REVIEWER, NANAN, name="吴审核")


def browser(who: Officer) -> Client:
    client = Client()
    client.force_login(who, backend="accounts.backends.PostBackend")
    return client


def words(answer) -> str:
    return str(answer.content.decode())


def upload(client: Client, path: Path, *, kind: str = "funeral", at: int = NANAN, **more: str):
    given = {"kind": kind, "region": at, "as_of": files.AS_OF.isoformat(), "source": "殡葬管理所"}
    given |= more
    with path.open("rb") as file:
        given["file"] = SimpleUploadedFile(path.name, file.read())
    return client.post(reverse("register_import_new"), given)


def begin(client: Client, found: RegisterImport, **changes: str):
    url = reverse("register_import_begin", args=[found.pk])
    return client.post(url, found.mapping | changes)


def detail(client: Client, found: RegisterImport) -> str:
    answer = client.get(reverse("register_import_detail", args=[found.pk]))
    assert answer.status_code == 200
    return words(answer)


def _home(award: Award) -> str:
    return reverse("household_detail", args=[award.household_id])


def work(found: RegisterImport) -> None:
    found.refresh_from_db()
    assert found.job is not None and loading.run(found.job.pk) is not None


class TestImport:
    @pytest.mark.requirement("R-287")
    def test_a_file_from_upload_to_result(self, tmp_path, reviewer):
        client = browser(reviewer)
        rows = files.funeral_rows(Random(4), good=390, mended=10, refused=14, repeated=3)
        answer = upload(client, files.write_csv(tmp_path / "十一月.csv", rows))
        found = RegisterImport.objects.get()
        assert answer.url == reverse("register_import_detail", args=[found.pk])
        columns = detail(client, found)
        assert "列对应" in columns and 'value="c1" selected' in columns
        assert rows[0][1] not in columns  # samples are masked
        assert begin(client, found).url == answer.url
        assert "正在读取" in detail(client, found)
        work(found)
        page = detail(client, found)
        equation = re.search(r"data-equation>(.*?)</ol>", page, re.S)
        assert equation and re.findall(r"<b>([\d,]+)</b>", equation[1]) == ["417", "400", "14", "3"]
        assert page.count("✓ 通过") == 5 and "✗" not in page and "证件号码最后一位对不上" in page
        assert not [row for row in rows if len(row[1]) == 18 and row[1] in page]
        confirmed = client.post(reverse("register_import_confirm", args=[found.pk]))
        assert confirmed.url == answer.url
        assert "销毁日期" in detail(client, found)
        assert RegisterRow.objects.filter(register_import_id=found.pk).count() == 400
        assert "十一月.csv" in words(client.get(reverse("register_import_list")))

    def test_the_same_file_again_shows_the_first(self, tmp_path, reviewer):
        path = files.write_csv(tmp_path / "once.csv", files.funeral_rows(Random(9), good=5))
        found = loaded(path, by=reviewer)
        client = browser(reviewer)
        answer = upload(client, path)
        assert answer.url == reverse("register_import_detail", args=[found.pk])
        assert "该文件已于" in words(client.get(answer.url))
        assert RegisterImport.objects.count() == 1

    def test_a_failed_gate_wants_another_person_with_a_reason(self, tmp_path, reviewer):
        full, half = (files.funeral_rows(Random(n), good=n) for n in (300, 111))
        loaded(files.write_csv(tmp_path / "full.csv", full), by=reviewer)
        found = read(files.write_csv(tmp_path / "half.csv", half), by=reviewer)
        own = browser(reviewer)
        page = detail(own, found)
        assert "✗ 未通过" in page and "比上次少 63%" in page and "等另一人确认" in page
        url = reverse("register_import_confirm", args=[found.pk])
        refused = own.post(url, {"reason": "没有问题"})
        assert refused.status_code == 422 and "由另一人确认" in words(refused)
        other = browser(officer(Role.COUNTY_REVIEWER, NANAN, name="林复核"))
        silent = other.post(url, {"reason": " "})
        assert silent.status_code == 422 and words(silent).count("写明确认的理由") == 2
        assert other.post(url, {"reason": "来源单位核实：本月确为 111 行"}).status_code == 302
        result = detail(other, found)
        assert "林复核" in result and "本月确为 111 行" in result
        found.refresh_from_db()
        assert found.state == "loaded"

    def test_a_needed_column_is_asked_for_and_a_choice_is_remembered(self, tmp_path, reviewer):
        client = browser(reviewer)
        header = ("甲", "证件号码", "死亡日期", "姓名")
        rows = [[r[0], r[1], r[3], r[7]] for r in files.funeral_rows(Random(10), good=4)]
        upload(client, files.write_csv(tmp_path / "a.csv", rows[:2], header=header))
        found = RegisterImport.objects.get()
        without = begin(client, found, died_on="")
        assert without.status_code == 422
        assert words(without).count("选出哪一列是“死亡日期”") == 2
        twice = begin(client, found, name="c1")
        assert twice.status_code == 422 and "每一列只用一次" in words(twice)
        begin(client, found, name="c0")
        work(found)
        client.post(reverse("register_import_confirm", args=[found.pk]))
        upload(client, files.write_csv(tmp_path / "b.csv", rows[2:], header=header))
        second = RegisterImport.objects.exclude(pk=found.pk).get()
        assert second.mapping["name"] == "c0"
        assert "已按上次的选择填好" in detail(client, second)

    @pytest.mark.parametrize("name", ["bomb", "macros", "old workbook", "pdf", "no header"])
    def test_a_file_that_must_stay_shut_is_refused_in_plain_words(self, tmp_path, reviewer, name):
        make, code = HOSTILE[name]
        answer = upload(browser(reviewer), make(tmp_path / "file.xlsx"))
        chinese, english = REFUSALS[code].split(" / ")
        assert answer.status_code == 422
        assert words(answer).count(chinese) == 2 and english not in words(answer)
        assert RegisterImport.objects.count() == 0

    def test_a_day_to_come_an_empty_file_and_one_too_big_are_told(
        self, tmp_path, reviewer, settings
    ):
        settings.REGISTER_MAX_BYTES = 1024
        client = browser(reviewer)
        early = upload(client, files.write_csv(tmp_path / "a.csv", []), as_of="2031-01-01")
        assert early.status_code == 422 and "数据日期晚于今天" in words(early)
        (tmp_path / "nothing.csv").touch()
        assert "文件是空的" in words(upload(client, tmp_path / "nothing.csv"))
        rows = files.funeral_rows(Random(5), good=50)
        big = upload(client, files.write_csv(tmp_path / "big.csv", rows))
        assert big.status_code == 422 and "分成几份" in words(big)

    def test_refused_rows_are_taken_away_as_texts_and_on_record(self, tmp_path, reviewer):
        row = files.good_row(Random(6))
        found = read(
            files.write_csv(tmp_path / "x.csv", [["林水", "=1+1", *row[2:]], row]), by=reviewer
        )
        client, url = browser(reviewer), reverse("register_import_rejects", args=[found.pk])
        book = openpyxl.load_workbook(
            io.BytesIO(client.post(url, {"format": "xlsx", "reason": "退回来源补正"}).content)
        )
        cells = [cell for line in book.active.iter_rows(min_row=2) for cell in line]
        assert any(str(cell.value).startswith("'=1+1") for cell in cells)
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        text = client.post(url, {"format": "csv", "reason": "退回来源补正"})
        assert "'=1+1" in text.content.decode("utf-8-sig")
        assert f"rejects-{found.pk}.csv" in text["Content-Disposition"]
        assert AccessLog.objects.filter(subject="register_import", kind="download").count() == 2

    def test_a_file_can_be_left_alone(self, tmp_path, reviewer):
        client = browser(reviewer)
        found = received(
            files.write_csv(tmp_path / "a.csv", [files.good_row(Random(1))]), by=reviewer
        )
        client.post(reverse("register_import_refuse", args=[found.pk]))
        found.refresh_from_db()
        assert found.state == "refused" and found.stored == ""
        assert "吴审核放弃导入" in detail(client, found)

    def test_another_county_finds_nothing_and_a_clerk_may_not(self, tmp_path, reviewer):
        found = read(files.write_csv(tmp_path / "a.csv", [files.good_row(Random(2))]), by=reviewer)
        elsewhere = browser(officer(Role.COUNTY_REVIEWER, HUIAN))
        assert "a.csv" not in words(elsewhere.get(reverse("register_import_list")))
        clerk = browser(officer(Role.TOWNSHIP_CASEWORKER))
        for name, method in (
            ("register_import_detail", "get"),
            ("register_import_begin", "post"),
            ("register_import_confirm", "post"),
            ("register_import_refuse", "post"),
            ("register_import_rejects", "post"),
        ):
            url = reverse(name, args=[found.pk])
            assert getattr(elsewhere, method)(url).status_code == 404
            assert getattr(clerk, method)(url).status_code == 403
        foreign = upload(elsewhere, files.write_csv(tmp_path / "b.csv", []), at=NANAN)
        assert foreign.status_code == 422
        assert RegisterImport.objects.get().state == "checked"


class TestComparison:
    def test_says_what_is_missing_without_a_register(self, reviewer):
        roll(1)
        client = browser(reviewer)
        page = words(client.get(reverse("comparison_list")))
        assert "还没有“殡葬死亡记录”" in page and "去导入" in page
        given = {"kind": "deaths", "region": NANAN, "period": "2026-11"}
        answer = client.post(reverse("comparison_new"), given)
        assert answer.status_code == 422 and "导入后再比对" in words(answer)
        assert not Job.objects.exists()

    def test_is_started_by_hand_and_shows_what_it_found(self, tmp_path, reviewer):
        (award,) = roll(1)
        dead = award.members.order_by("pk")[1].person
        row = [
            dead.name,
            id_number(dead.id_token),
            "",
            "2026-10-03",
            *files.good_row(Random(3))[4:],
        ]
        found = funeral(tmp_path / "f.csv", row, by=reviewer)
        Job.objects.exclude(kind="import_register").delete()  # nothing was asked for yet
        client = browser(reviewer)
        given = {"kind": "deaths", "region": NANAN, "period": "2026-11"}
        assert client.post(reverse("comparison_new"), given).status_code == 302
        job = Job.objects.get(key=f"compare_deaths:{NANAN}:2026-11")
        assert "正在比对" in words(client.get(reverse("comparison_list")))
        comparing.run(job.pk, on=files.AS_OF)
        made = Comparison.objects.get()
        page = words(client.get(reverse("comparison_detail", args=[made.pk])))
        assert "f.csv" in page and "号码与姓名一致" in page
        assert f"{reverse('finding_list')}?comparison={made.pk}" in page
        assert f"{reverse('finding_list')}?rule=deceased_on_roll&amp;level=L1" in page
        assert reverse("comparison_detail", args=[made.pk]) in detail(client, found)
        client.post(reverse("comparison_new"), given)  # once more on the same day, with new rolls
        again = Job.objects.exclude(kind="import_register").exclude(pk=job.pk).get()
        comparing.run(again.pk, on=files.AS_OF)
        client.post(reverse("comparison_new"), given)
        assert (
            Job.objects.filter(kind="compare_deaths").count() == 2 and Finding.objects.count() == 1
        )
        assert "今天已经比对过" in words(client.get(reverse("comparison_list")))

    @pytest.mark.requirement("R-222", "R-107")
    def test_four_groups_with_their_people_and_what_changed(self, tmp_path, reviewer):
        first, second = self._quarters(tmp_path, reviewer)
        client = browser(reviewer)
        url = reverse("comparison_detail", args=[Comparison.objects.get(period="2026Q4").pk])
        page = words(client.get(url))
        for group, counts in (("both", "1111"), ("only_ours", "1111"), ("differ", "0000")):
            cells = re.search(rf'data-group="{group}">(.*?)</tr>', page, re.S)
            assert cells
            shown = re.findall(r"<td[^>]*>(?:<a[^>]*>)?(\d+)", cells[1])
            assert "".join(str(int(each) // 2) for each in shown) == counts
        came = words(client.get(f"{url}?group=both&change=came"))
        assert came.count('class="mono">') == 2 and _home(second) in came
        went = words(client.get(f"{url}?group=both&change=went"))
        assert _home(first) in went and _home(second) not in went
        ours = words(client.get(f"{url}?group=only_ours"))
        assert "我方标注脱贫属性、名册查无" in ours
        numbers = [id_number(m.person.id_token) for m in first.members.select_related("person")]
        assert not [number for number in numbers if number in ours]

    def test_a_wrong_period_another_county_and_a_clerk(self, reviewer):
        roll(1)
        start = reverse("comparison_new")
        client = browser(reviewer)
        for wrong in (
            {"kind": "deaths", "region": NANAN, "period": "2026Q4"},
            {"kind": "deaths", "region": HUIAN, "period": "2026-11"},
            {"kind": "vehicles", "region": NANAN, "period": "2026-11"},
        ):
            assert client.post(start, wrong).status_code == 422
        made = Comparison.objects.create(
            kind="deaths", region_id=NANAN, period="2026-10", inputs="x", started_by=reviewer
        )
        url = reverse("comparison_detail", args=[made.pk])
        assert browser(officer(Role.COUNTY_REVIEWER, HUIAN)).get(url).status_code == 404
        assert browser(officer(Role.TOWNSHIP_CASEWORKER)).get(url).status_code == 403

    def _quarters(self, tmp_path, reviewer):
        """Two quarters: one home leaves the register, another comes."""
        awards = roll(2)
        Household.objects.filter(awards__in=awards).update(poverty_status="unlifted")
        for period, award, day in (
            ("2026Q3", awards[0], "2026-08-01"),
            ("2026Q4", awards[1], "2026-11-20"),
        ):
            rows = [self._listed(m.person) for m in award.members.select_related("person")]
            path = files.write_csv(tmp_path / f"{period}.csv", rows, header=POVERTY)
            on = files.AS_OF.fromisoformat(day)
            loaded(path, kind="poverty_office", as_of=on, by=reviewer)
            comparing.compare("poverty_office", region_id=NANAN, period=period, by=reviewer, on=on)
        return awards

    def _listed(self, who: Person) -> list[str]:
        assert who.id_token
        return ["洪濑镇", "前峰村", "1", who.name, id_number(who.id_token), "未脱贫", "是"]


def test_comparisons_stand_by_the_last_month_of_their_period(reviewer):
    roll(1)
    for period in ("2026-09", "2026Q3", "2026-11", "2026-08", "2026Q4", "2026-10"):
        kind = "poverty_office" if "Q" in period else "deaths"
        Comparison.objects.create(kind=kind, region_id=NANAN, period=period, started_by=reviewer)
    page = words(browser(reviewer).get(reverse("comparison_list")))
    body = page[page.index("比对记录") :]
    found = list(dict.fromkeys(re.findall(r"2026(?:Q\d|-\d\d)(?!-)", body)))
    assert found == ["2026Q4", "2026-11", "2026-10", "2026Q3", "2026-09", "2026-08"]


def test_a_death_names_the_file_that_says_so(tmp_path, reviewer):
    (award,) = roll(1)
    gone = award.members.order_by("pk")[0].person
    stranger = ["林某某", "350583194001010017", "2026-07-02"]
    one_of_ours = [gone.name, id_number(gone.id_token), "2026-10-20"]
    header = ("逝者姓名", "证件号码", "死亡日期")
    funeral(tmp_path / "july.csv", stranger, header=header)
    funeral(tmp_path / "october.csv", one_of_ours, header=header)
    comparing.compare("deaths", region_id=NANAN, period="2026-11", by=reviewer, on=files.AS_OF)
    finding = Finding.objects.get()
    assert len(finding.last_comparison.sources) == 2
    page = words(browser(reviewer).get(reverse("finding_detail", args=[finding.pk])))
    assert "october.csv" in page and "july.csv" not in page


class TestJobs:
    def test_shows_what_was_missed_and_what_gave_up(self, reviewer):
        roll(1)
        stuck = Job.objects.create(
            kind="compare_deaths", key="stuck", region_id=NANAN, period="2026-11",
            requested_by=reviewer, state=Job.State.PARKED, attempts=5, error="连接断开",
        )  # fmt: skip
        client = browser(reviewer)
        page = words(client.get(reverse("job_list")))
        assert "漏做" in page and "2026-10" in page and "连接断开" in page and "重试" in page
        assert client.post(reverse("job_resume", args=[stuck.pk])).status_code == 302
        stuck.refresh_from_db()
        assert (stuck.state, stuck.attempts) == ("ready", 0)
        assert "已重新排队" in words(client.get(reverse("job_list")))
        client.post(reverse("job_resume", args=[stuck.pk]))
        assert "不用重试" in words(client.get(reverse("job_list")))

    @pytest.mark.parametrize(
        ("error", "told"),
        [
            ('IntegrityError: duplicate key value violates "award_one"', "没有办成，原因已记录"),
            ("RegisterError: 第 3 行没有证件号码", "第 3 行没有证件号码"),
        ],
    )
    def test_tells_in_plain_words_why_a_job_stopped(self, reviewer, error, told):
        Job.objects.create(
            kind="cases.assess_caseload", key="stuck", region_id=NANAN, requested_by=reviewer,
            state=Job.State.PARKED, attempts=5, error=error,
        )  # fmt: skip
        page = words(browser(reviewer).get(reverse("job_list")))
        assert told in page and "Error" not in page and "批量核算" in page
        assert job_error(error, officer(Role.AUDITOR, NANAN)) == error

    def test_progress_counts_parts_and_reloads_the_page_at_the_end(self, tmp_path, reviewer):
        path = files.write_csv(tmp_path / "a.csv", [files.good_row(Random(7))])
        found = received(path, by=reviewer)
        client = browser(reviewer)
        begin(client, found)
        found.refresh_from_db()
        url = reverse("job_progress", args=[found.job_id])
        waiting = client.get(url, {"wait": "2"})
        assert "0 / 1" in words(waiting) and "hx-get" in words(waiting)
        assert "HX-Refresh" not in waiting
        work(found)
        done = client.get(url)
        assert done["HX-Refresh"] == "true" and "hx-get" not in words(done)

    def test_a_person_pauses_a_job_and_lets_it_go_on(self, tmp_path, reviewer):
        found = received(
            files.write_csv(tmp_path / "a.csv", [files.good_row(Random(7))]), by=reviewer
        )
        client = browser(reviewer)
        begin(client, found)
        found.refresh_from_db()
        url = reverse("job_pause", args=[found.job_id])
        assert client.post(url).url == reverse("job_list")
        assert loading.run(found.job_id) is None  # no worker takes it
        page = words(client.get(reverse("job_list")))
        assert "吴审核已暂停" in page and "继续" in page
        client.post(url)
        assert "不用暂停" in words(client.get(reverse("job_list")))
        back = reverse("register_import_detail", args=[found.pk])
        answer = client.post(reverse("job_resume", args=[found.job_id]), {"back": back})
        assert answer.url == back
        evil = client.post(url, {"back": "https://elsewhere.example/"})
        assert evil.url == reverse("job_list")
        client.post(reverse("job_resume", args=[found.job_id]))
        work(found)
        found.refresh_from_db()
        assert found.state == "checked" and found.job.halted_by is None

    def test_a_worker_stops_between_two_parts_of_a_paused_job(self, reviewer):
        job = open_job("t", key="t", region_id=NANAN, by=reviewer, parts=3, waking=False)
        held = claim(job.pk)
        pause(job.pk, by=reviewer)
        with pytest.raises(LeaseLost):
            fence(held)
        assert run_job(job.pk, lambda job, number: 10) is None
        resume(job.pk, by=reviewer)
        assert run_job(job.pk, lambda job, number: 10).state == "done"
        cancelled = open_job("t", key="u", region_id=NANAN, by=reviewer, waking=False)
        cancel(cancelled.pk, by=reviewer)
        assert run_job(cancelled.pk, lambda job, number: 10) is None
        with pytest.raises(Job.DoesNotExist):
            resume(cancelled.pk, by=reviewer)
        with pytest.raises(IntegrityError), transaction.atomic():
            Job.objects.filter(pk=cancelled.pk).update(halted_by=None)

    def test_another_county_cannot_resume_and_a_clerk_may_not_look(self, reviewer):
        stuck = Job.objects.create(
            kind="compare_deaths", key="stuck", region_id=NANAN, requested_by=reviewer,
            state=Job.State.PARKED,
        )  # fmt: skip
        url = reverse("job_resume", args=[stuck.pk])
        assert browser(officer(Role.COUNTY_REVIEWER, HUIAN)).post(url).status_code == 404
        assert browser(officer(Role.TOWNSHIP_CASEWORKER)).post(url).status_code == 403
        stuck.refresh_from_db()
        assert stuck.state == "parked"
