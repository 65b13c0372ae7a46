"""J4: a register file full of dirt and poison, from its upload to its findings, through a killed worker."""

import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from shutil import which

import openpyxl
import pytest
import time_machine
from playwright.sync_api import Page, expect

from accounts.actions.jobs import wake
from accounts.ciphers import id_number
from accounts.models import Job, Officer
from accounts.roles import Role
from households.models import Person
from monitoring.models import Finding, RegisterImport, RegisterRow
from tests.architecture.source import ROOT
from tests.cases.payment_roll import roll
from tests.factories import HUIAN, NANAN, officer
from tests.journeys.test_jobs_kill import PATIENCE, finished, let_the_lease_run_out, state_of
from tests.monitoring import files
from tests.monitoring.hostile import bomb
from tests.monitoring.test_deaths import members
from tests.stack import until, worker

pytestmark = [pytest.mark.alone, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SignIn = Callable[[Page, Officer], None]
Audit = Callable[[Page], None]
SECONDS = 10
SCREENS = ROOT / "var" / "screens"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(files.AS_OF, tick=True):
        yield


@pytest.fixture
def people() -> list[Person]:
    return [members([award])[0] for award in roll(4)]


def dirty(folder: Path, people: list[Person]) -> Path:
    """10,000 rows: 9,412 good (two of them ours), 300 repeated, 288 bad of fourteen kinds."""
    rows = files.funeral_rows(Random(4), good=7998, mended=1412, refused=288, repeated=300)
    for each, died in zip(people, ("2026-10-03", "2026-10-07"), strict=True):
        assert each.id_token is not None
        number = id_number(each.id_token)
        row = files.good_row(Random(number))
        rows.append([each.name, number, row[2], died, died, *row[5:]])
    Random(5).shuffle(rows)
    return files.write_csv(folder / "殡葬2026-11.csv", rows, title=True)


@pytest.mark.requirement("R-287")
def test_j4_a_file_of_dirt_and_poison(
    open_page: Callable[[], Page], sign_in: SignIn, audit: Audit, tmp_path: Path,
    people: list[Person],
):  # fmt: skip
    reviewer = officer(Role.COUNTY_REVIEWER, NANAN, name="吴审核")
    page = open_page()
    sign_in(page, reviewer)
    path = dirty(tmp_path, people[:2])
    found = _upload_and_map(page, path, audit)
    _pause_and_go_on(page, audit)
    _killed_and_finished(found, tmp_path)
    _look_at_the_account(page, found, audit, tmp_path)
    _confirm_and_find(page, found, people[:2], tmp_path, audit)
    _the_same_again(page, path)
    _much_shorter(page, open_page, sign_in, audit, tmp_path)
    _bomb(page, tmp_path)
    _from_another_county(open_page, sign_in, found)
    _in_english(page, reviewer, found, audit)


def picture(page: Page, name: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"j4-{name}.png", full_page=True)


def _upload(page: Page, path: Path, *, told: int | None = None) -> None:
    page.goto("/registers/new/")
    page.get_by_label("来源单位").fill("市殡葬管理所")
    page.get_by_label("登记种类").select_option("funeral")
    page.get_by_label("数据日期").fill(files.AS_OF.isoformat())
    if told is not None:
        page.get_by_label("来源报的行数").fill(str(told))
    page.get_by_label("文件", exact=True).set_input_files(path)
    page.get_by_role("button", name="上传").click()


def _upload_and_map(page: Page, path: Path, audit: Audit) -> RegisterImport:
    """1: the columns are found by their names; samples show no number."""
    page.goto("/registers/new/")
    audit(page)
    picture(page, "upload")
    _upload(page, path, told=10_000)
    expect(page.get_by_role("heading", name="列对应")).to_be_visible()
    expect(page.get_by_label("证件号码", exact=True)).to_have_value("c1")
    expect(page.locator("main")).to_contain_text("**********")
    audit(page)
    picture(page, "columns")
    page.get_by_role("button", name="开始读取").click()
    expect(page.get_by_role("heading", name="正在读取")).to_be_visible()
    return RegisterImport.objects.get()


def _pause_and_go_on(page: Page, audit: Audit) -> None:
    page.get_by_role("button", name="暂停").click()
    expect(page.get_by_text("吴审核已暂停")).to_be_visible()
    audit(page)
    picture(page, "paused")
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("button", name="暂停")).to_be_visible()
    audit(page)


def _killed_and_finished(found: RegisterImport, folder: Path) -> None:
    """3: the worker dies while it reads; the next one begins where it stood, and ends once."""
    job = found.job
    assert job is not None
    with worker(folder / "first.log") as process:
        wake(job)
        until(lambda: state_of(job) in ("running", "done"), PATIENCE, process.log.read_text)
        process.kill()
    if state_of(job) == "running":
        let_the_lease_run_out(job)
    with worker(folder / "second.log") as process:
        wake(job)
        until(lambda: finished(job), PATIENCE, process.log.read_text)


def _look_at_the_account(page: Page, found: RegisterImport, audit: Audit, folder: Path) -> None:
    """2 and 4: every row has its place, and the list of refused rows is safe to open."""
    page.goto(f"/registers/{found.pk}/")
    equation = page.locator("[data-equation] b").all_inner_texts()
    assert equation == ["10,000", "9,412", "288", "300"]
    found.refresh_from_db()
    assert len(found.problems) >= 12 and sum(p["count"] for p in found.problems) == 288
    expect(page.locator("[data-gate=told]")).to_contain_text("✓")
    audit(page)
    picture(page, "account")
    page.get_by_role("button", name="下载 .xlsx").click()
    page.get_by_label("用途").fill("退回来源单位补正")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载", exact=True).click()
    path = folder / "rejects.xlsx"
    download.value.save_as(path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert sheet.max_row == 291  # and below the rows whose copy it is
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    if office := which("soffice"):
        home = f"-env:UserInstallation=file://{folder}/office"
        told = [
            office,
            home,
            "--headless",
            "--convert-to",
            "csv",
            "--outdir",
            str(folder),
            str(path),
        ]
        subprocess.run(told, check=True, capture_output=True, timeout=PATIENCE)
        lines = (folder / "rejects.csv").read_text(errors="replace").splitlines()
        assert len(lines) == 291 and not [line for line in lines if "Err:" in line]


def _confirm_and_find(
    page: Page, found: RegisterImport, dead: list[Person], folder: Path, audit: Audit
) -> None:
    page.goto(f"/registers/{found.pk}/")
    page.get_by_role("button", name="确认导入").click()
    expect(page.locator("main")).to_contain_text("销毁日期")
    jobs = list(Job.objects.filter(kind="compare_deaths"))
    assert jobs
    with worker(folder / "third.log") as process:
        for job in jobs:
            wake(job)
            until(partial(finished, job), PATIENCE, process.log.read_text)
    assert set(Finding.objects.values_list("person", flat=True)) == {each.pk for each in dead}
    assert RegisterRow.objects.filter(register_import_id=found.pk).count() == 9_412
    page.reload()
    expect(page.get_by_role("table").filter(has_text="用到这份数据的比对")).to_be_visible()
    audit(page)
    picture(page, "result")


def _the_same_again(page: Page, path: Path) -> None:
    """5: nothing is taken twice."""
    before = Finding.objects.count()
    _upload(page, path)
    expect(page.get_by_text("该文件已于")).to_be_visible()
    assert (RegisterImport.objects.count(), Finding.objects.count()) == (1, before)


def _much_shorter(
    page: Page, open_page: Callable[[], Page], sign_in: SignIn, audit: Audit, folder: Path
) -> None:
    """6: the one who imported cannot; another person does, with a reason that stays."""
    _upload(page, files.write_csv(folder / "少.csv", files.funeral_rows(Random(6), good=3700)))
    expect(page.get_by_text("已按上次的选择填好")).to_be_visible()
    page.get_by_role("button", name="开始读取").click()
    found = RegisterImport.objects.get(file_name="少.csv")
    job = found.job
    assert job is not None
    with worker(folder / "fourth.log") as process:
        wake(job)
        until(lambda: finished(job), PATIENCE, process.log.read_text)
    page.goto(f"/registers/{found.pk}/")
    words = "本次 3,700 行，比上次少 63%，可能不是完整文件，需由另一人确认"
    expect(page.locator("[data-gate=rows]")).to_contain_text(words)
    expect(page.get_by_role("button", name="确认导入")).to_have_count(0)
    audit(page)
    other = open_page()
    sign_in(other, officer(Role.COUNTY_REVIEWER, NANAN, name="林复核"))
    other.goto(f"/registers/{found.pk}/")
    other.get_by_label("确认的理由").fill("电话核实：本月只报半月")
    audit(other)
    picture(other, "second-person")
    other.get_by_role("button", name="确认导入").click()
    expect(other.locator("main")).to_contain_text("电话核实：本月只报半月")
    found.refresh_from_db()
    assert (found.state, found.loaded_on) == ("loaded", files.AS_OF)


def _bomb(page: Page, folder: Path) -> None:
    """7: refused fast, in plain words."""
    path = bomb(folder / "bomb.xlsx")
    assert path.stat().st_size < 700_000
    began = time.monotonic()
    _upload(page, path)
    expect(page.get_by_text("这个压缩文件展开后过大，没有打开").first).to_be_visible()
    assert time.monotonic() - began < SECONDS


def _from_another_county(
    open_page: Callable[[], Page], sign_in: SignIn, found: RegisterImport
) -> None:
    """8: to others it is not there."""
    page = open_page()
    sign_in(page, officer(Role.COUNTY_REVIEWER, HUIAN))
    for address in (f"/registers/{found.pk}/", f"/jobs/{found.job_id}/progress/"):
        answer = page.goto(address)
        assert answer is not None and answer.status == 404


def _in_english(page: Page, reviewer: Officer, found: RegisterImport, audit: Audit) -> None:
    Officer.objects.filter(pk=reviewer.pk).update(language="en")
    for address, words in (
        ("/registers/", "Registers"),
        ("/registers/new/", "Source"),
        (f"/registers/{found.pk}/", "Result"),
        ("/registers/destruction/", "Destruction record"),
        ("/jobs/", "Jobs"),
    ):
        page.goto(address)
        expect(page.locator("main")).to_contain_text(words)
        audit(page)
        picture(page, f"en-{address.strip('/').replace('/', '-')}")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_an_administrator_hands_out_a_key_and_takes_it_back(
    page: Page, sign_in: SignIn, audit: Audit, language: str
):
    keeper = officer(Role.ADMINISTRATOR, NANAN, name="黄管理")
    Officer.objects.filter(pk=keeper.pk).update(language=language)
    sign_in(page, keeper)
    page.goto("/registers/keys/new/")
    audit(page)
    page.locator("[name=source]").fill("市医疗保障局")
    page.locator("[name=region]").fill(str(NANAN))
    page.locator("[name=kinds][value=funeral]").check()
    picture(page, f"key-new-{language}")
    page.locator("[data-main]").click()
    secret = page.locator("#secret").inner_text()
    assert len(secret) > 40
    audit(page)
    picture(page, f"key-slip-{language}")
    page.goto("/registers/keys/")
    expect(page.locator("main tbody tr")).to_have_count(1)
    assert secret not in page.content()
    audit(page)
    page.locator("main tbody button").click()
    expect(page.locator("main tbody button")).to_have_count(0)
    picture(page, f"keys-{language}")
