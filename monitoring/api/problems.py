"""What went wrong, in both languages, as RFC 9457 problem details."""

from typing import Any

from django.db import OperationalError
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from monitoring.actions.push_keys import PushRefused
from monitoring.registers.hostile import REFUSALS, Refused

# code: HTTP status, Chinese, English
PROBLEMS: dict[str, tuple[int, str, str]] = {
    "headers_missing": (401, "请求头不全：需要密钥编号、时间、随机串和签名",
                        "headers missing: key, timestamp, nonce and signature are needed"),
    "key_unknown": (401, "没有这个密钥编号", "no such key"),
    "key_revoked": (401, "这个密钥已经收回，向县级民政部门申请新的", "the key was revoked"),
    "signature": (401, "签名对不上，核对密钥和签名的写法", "the signature does not match"),
    "clock": (401, "时间相差超过 5 分钟，校准时钟后再发；服务器时间在 detail 里",
              "the timestamp is more than 5 minutes off; detail has the time of the server"),
    "nonce_used": (409, "这个请求已经收过，重发时换新的随机串和时间重新签名",
                   "this request came before: sign again with a new nonce and timestamp"),
    "too_many": (429, "一分钟内请求太多，稍后再发", "too many requests in a minute"),
    "busy": (503, "同一来源的另一批正在接收，稍后再发", "another batch of this source is being taken"),
    "kind_unknown": (404, "没有这种登记", "no such register"),
    "kind_not_allowed": (403, "这个密钥不能推送这种登记", "the key does not open this register"),
    "region_outside": (403, "这个地区不在密钥的范围内", "the region lies outside that of the key"),
    "batch_not_there": (404, "没有这一批", "no such batch"),
    "key_used_for_other": (409, "这个 Idempotency-Key 用过，内容不同；新的一批换新的键",
                           "the Idempotency-Key was used for something else"),
    "batch_known": (409, "这个批次号用过了", "the batch number was used before"),
    "sequence_known": (409, "这个序号用过了，每批加一", "the sequence number was used before"),
    "names_unknown": (422, "有不认识的字段，核对拼写", "unknown names of fields"),
    "parameters": (422, "参数缺少或不对", "parameters are missing or wrong"),
    "too_big": (413, "内容超过上限，分成几批", "the body is too big: split it"),
    "media_type": (415, "只收 application/json 和 text/csv", "only application/json and text/csv"),
}  # fmt: skip
_ELSEWHERE = {405: "这个地址不支持这种请求", 404: "没有这个地址"}


def problem(code: str, detail: Any = "", *, http_status: int | None = None) -> Response:
    """The answer to a request that is refused."""
    usual, chinese, english = PROBLEMS[code] if code in PROBLEMS else _of_a_file(code)
    body = {
        "type": f"urn:doudi:problem:{code}",
        "status": http_status or usual,
        "title": chinese,
        "title_en": english,
        "detail": detail,
    }
    answer = Response(body, status=body["status"], content_type="application/problem+json")
    if body["status"] in (429, 503):
        answer["Retry-After"] = "30"
    if body["status"] == status.HTTP_401_UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Doudi-HMAC-SHA256"
    return answer


def _of_a_file(code: str) -> tuple[int, str, str]:
    chinese, _slash, english = REFUSALS[code].partition(" / ")
    return (413 if code == "too_big" else 422), chinese, english


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Every refusal as a problem; anything unforeseen stays an error of ours."""
    if isinstance(error, PushRefused):
        return problem(error.code, error.detail)
    if isinstance(error, Refused):
        return problem(error.code, error.detail)
    if isinstance(error, OperationalError) and "lock timeout" in str(error):
        return problem("busy")
    if isinstance(error, exceptions.ValidationError):
        return problem("parameters", error.detail)
    answer = exception_handler(error, context)
    if answer is None or not isinstance(error, exceptions.APIException):
        return answer
    answer.data = {
        "type": f"urn:doudi:problem:{error.get_codes()}",
        "status": answer.status_code,
        "title": _ELSEWHERE.get(answer.status_code, "请求没有办成"),
        "title_en": str(error.detail),
        "detail": "",
    }
    answer.content_type = "application/problem+json"
    return answer
