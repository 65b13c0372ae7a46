"""Invented people: names and ID numbers that look right and belong to nobody."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from accounts.id_numbers import check_character

_SURNAMES = (
    "陈林黄王李张吴刘郑苏蔡许杨洪曾叶谢郭潘周庄何邱徐傅朱赖梁戴吕尤颜卢侯沈彭魏高杜施柯江余蒋丁谭胡程"
    "单仇解查区曲"
)
_COMPOUND = ("欧阳", "上官", "诸葛", "司徒")
_GIVEN = (
    "建国志明秀英丽华金水玉兰春生美珍国强文辉清河秋菊海燕永福桂香振东雪梅德胜月娥家宝少云子涵雨欣俊杰晓峰"
    "淑芬荣发天赐阿土惠珠培源奕辰芷若锦程思远木火添丁来好罗山碧霞宗翰燕萍启明素琴添财"
)
_RARE = ("喆", "堃", "淼", "䶮", "𬭎")
_DOTTED = ("阿卜杜·热合曼", "买买提·艾力", "古丽·努尔", "雷克·阿木")


@dataclass(frozen=True)
class Invented:
    """One invented person: birth date, sex and number agree with one another."""

    name: str
    sex: str
    birth_date: date
    number: str


class Registrar:
    """Gives out names and numbers; no number twice, the same seed the same people."""

    def __init__(self, random: Random, *, county: int, on: date) -> None:
        self._random = random
        self._prefix = f"{county // 10**6:06}"
        self._on = on
        self._given: set[str] = set()

    def person(self, *, age: int, sex: str | None = None, surname: str | None = None) -> Invented:
        """Somebody of that age on the day of the county."""
        sex = sex or self._random.choice(("male", "female"))
        last_birthday = self._on.replace(year=self._on.year - age, day=min(self._on.day, 28))
        born = last_birthday - timedelta(days=self._random.randrange(1, 365))
        return Invented(self._name(surname), sex, born, self._number(born, sex))

    def surname(self) -> str:
        if self._random.random() < 0.01:
            return self._random.choice(_COMPOUND)
        return self._random.choice(_SURNAMES)

    def _name(self, surname: str | None) -> str:
        if surname is None and self._random.random() < 0.004:
            return self._random.choice(_DOTTED)
        letters = self._random.choice((1, 2, 2, 2))
        given = "".join(self._random.choice(_GIVEN) for _ in range(letters))
        if self._random.random() < 0.01:
            given = given[:-1] + self._random.choice(_RARE)
        return (surname or self.surname()) + given

    def _number(self, born: date, sex: str) -> str:
        while True:
            place = self._prefix if self._random.random() < 0.9 else "350500"
            serial = self._random.randrange(0, 499) * 2 + (sex == "male")
            first17 = f"{place}{born:%Y%m%d}{serial:03}"
            number = first17 + check_character(first17)
            if number not in self._given:
                self._given.add(number)
                return number


def card_number(random: Random) -> str:
    """An invented bank card number of 19 digits with a right last digit."""
    digits = "621700" + "".join(str(random.randrange(10)) for _ in range(12))
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 - place % 2)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def phone_number(random: Random) -> str:
    """An invented mobile number from a range that is not given out."""
    return "1700000" + f"{random.randrange(10000):04}"
