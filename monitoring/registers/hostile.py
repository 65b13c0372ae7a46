"""Files that must not be opened at all: told apart by their first bytes and their list of contents.

Runs before anything of it is kept. The limits are those of OWASP ASVS 5.2: 200 MB unpacked, 50 : 1 for
anything big, 200 entries.
"""

import re
import zipfile
import zlib
from collections.abc import Collection
from copy import copy
from pathlib import Path

UNPACKED = 200 * 1024 * 1024
RATIO = 50
BIG = 20 * 1024 * 1024  # below it no ratio can hurt
ENTRIES = 200
_HEAD = 4096
_PIECE = 1024 * 1024
_DECLARED = ("<!DOCTYPE", "<!ENTITY", "<!doctype", "<!entity")
_DECLARATIONS = [w.encode(e) for w in _DECLARED for e in ("utf-8", "utf-16-le", "utf-16-be")]
_BEGINS = (b"<!", b"<\0!")  # of each of them, in any of the encodings
_CODE = re.compile(r"vbaproject\.bin$|\.bas$|/macrosheets/|/activex/")
_UNREADABLE = (OSError, ValueError, RuntimeError, EOFError, NotImplementedError)

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
    "not_rows": "内容不是由对象组成的 JSON 数组，或值里又有对象、数组 / not a JSON array of flat objects",
    "no_rows": "文件里没有数据行 / the file has no data rows",
}


class Refused(Exception):
    """The file is not taken; `code` names the reason in REFUSALS."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(REFUSALS[code] + (f": {detail}" if detail else ""))
        self.code, self.detail = code, detail


def kind_of(path: Path, *, limit: int, also: Collection[str] = ()) -> str:
    """`xlsx` or `csv`, or one of the kinds taken `also`: `xls`, `json`. Raises Refused for all that must
    stay shut; `limit` in bytes."""
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty")
    if size > limit:
        raise Refused("too_big")
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        if "xls" in also:
            return "xls"
        raise Refused("old_excel")
    if head.startswith(b"PK"):
        _look_inside(path)
        return "xlsx"
    if "json" in also and head.lstrip().startswith(b"["):
        return "json"
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
            if any(_CODE.search(name.lower()) for name in names) or _says_macros(archive):
                raise Refused("macro")
            for entry in entries:
                _unpack(archive, entry)
    except (zipfile.BadZipFile, zlib.error, *_UNREADABLE) as error:
        raise Refused("damaged") from error


def _weigh(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES or unpacked > UNPACKED or unpacked > max(RATIO * packed, BIG):
        raise Refused("bomb")
    names = [entry.filename for entry in entries]
    if any(name.startswith("/") or ".." in name for name in names) or len({*names}) < len(names):
        raise Refused("damaged")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("old_excel")


def _says_macros(archive: zipfile.ZipFile) -> bool:
    with archive.open("[Content_Types].xml") as types:
        return b"macroenabled" in types.read(BIG).lower()


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Read a part to its end, keeping nothing: its size in the list of contents may be a lie.

    Raises Refused for a part that is longer than it says, or declares entities wherever it likes.
    """
    honest = copy(entry)
    honest.file_size, honest.CRC = entry.file_size + 1, None  # type: ignore[assignment]
    written = entry.filename.endswith((".xml", ".rels"))
    length, before = 0, b""
    with archive.open(honest) as part:
        while piece := part.read(_PIECE):
            length += len(piece)
            seen = before + piece
            if (
                written
                and any(m in seen for m in _BEGINS)
                and any(m in seen for m in _DECLARATIONS)
            ):
                raise Refused("entities")
            before = piece[-64:]
    if length > entry.file_size:
        raise Refused("bomb")
