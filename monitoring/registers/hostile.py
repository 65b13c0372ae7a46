"""Files that must not be opened at all: told apart by their first bytes and their list of contents.

Runs before anything is unpacked. The limits are those of OWASP ASVS 5.2: 200 MB unpacked, 50 : 1 for
anything big, 200 entries.
"""

import re
import zipfile
from pathlib import Path

UNPACKED = 200 * 1024 * 1024
RATIO = 50
BIG = 20 * 1024 * 1024  # below it no ratio can hurt
ENTRIES = 200
_HEAD = 4096

REFUSALS = {
    "empty": "文件是空的 / the file is empty",
    "too_big": "文件太大，超过上限；分成几份，或由管理员用命令导入 / the file is too big: split it",
    "old_excel": "这个文件是旧版 .xls（或加了密码），在 Excel 或 WPS 里“另存为 .xlsx”（不设密码）后再上传"
    " / old or encrypted workbook: save it as .xlsx without a password",
    "macro": "这个文件带有宏，另存为不带宏的 .xlsx 后再上传 / the workbook has macros: save it as .xlsx",
    "not_a_sheet": "认不出这个文件，只收 .xlsx 和 .csv / only .xlsx and .csv files are taken",
    "bomb": "这个压缩文件展开后过大，没有打开 / the file unpacks to far more than it weighs; not opened",
    "entities": "文件里有外部实体声明，没有打开 / the file declares XML entities; not opened",
    "damaged": "文件打不开，可能没有传完整；重新导出后再上传 / the file is damaged: export it again",
    "encoding": "文字编码认不出，另存为 UTF-8 的 .csv 或 .xlsx 后再上传 / unknown text encoding",
    "slow": "文件读取超过时限，没有读完 / reading took too long and was stopped",
    "no_header": "没有找到表头：前 30 行里没有同时出现需要的列 / no header row with the needed columns",
    "no_rows": "文件里没有数据行 / the file has no data rows",
}


class Refused(Exception):
    """The file is not taken; `code` names the reason in REFUSALS."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(REFUSALS[code] + (f": {detail}" if detail else ""))
        self.code = code


def kind_of(path: Path, *, limit: int, old: bool = False) -> str:
    """`xlsx` or `csv`, or `xls` where `old` workbooks are taken. Raises Refused for all that must stay
    shut; `limit` in bytes."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > limit:
        raise Refused("too_big")
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if old:
            return "xls"
        raise Refused("old_excel")
    if head.startswith(b"PK"):
        _look_inside(path)
        return "xlsx"
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if (b"\x00" in head and not utf16) or re.match(rb"\s*(%PDF|<|\{|\x89PNG|GIF8|\x1f\x8b)", head):
        raise Refused("not_a_sheet")
    return "csv"


def _look_inside(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            if "xl/workbook.xml" not in names or "[Content_Types].xml" not in names:
                raise Refused("not_a_sheet")
            _weigh(entries, path.stat().st_size)
            if any(name.lower().endswith(("vbaproject.bin", ".bas")) for name in names):
                raise Refused("macro")
            if any(_declares_entities(archive, entry) for entry in entries):
                raise Refused("entities")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError) as error:
        raise Refused("damaged") from error


def _weigh(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or unpacked > UNPACKED or unpacked > max(RATIO * packed, BIG):
        raise Refused("bomb")
    if any(entry.filename.startswith("/") or ".." in entry.filename for entry in entries):
        raise Refused("damaged")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("old_excel")


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    if not entry.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(entry) as part:
        head = part.read(_HEAD).upper()
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head
