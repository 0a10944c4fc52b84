"""Amounts in what people write: how much of what, in English and Chinese, and what only looks like it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

READ = 300  # characters that are looked at
SCALE = 1000  # amounts are whole thousandths of their unit, so that sums are exact

# In the order in which they are shown: the least and the most that one amount may be. What is beyond is a joke, a
# typing error, or something else altogether.
BOUNDS: Mapping[str, tuple[Fraction, int]] = {
    "km": (Fraction(1, 100), 500),
    "page": (Fraction(1, 2), 2_000),
    "chapter": (Fraction(1, 2), 200),
    "word": (Fraction(10), 100_000),
    "problem": (Fraction(1), 1_000),
    "minute": (Fraction(1), 1_439),
    "step": (Fraction(100), 200_000),
    "rep": (Fraction(2), 10_000),
    "cup": (Fraction(1, 2), 50),
}
UNITS = tuple(BOUNDS)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way to write a unit."""

    unit: str
    pattern: str
    factor: Fraction = Fraction(1)
    least: int = 0  # of these: a word of everyday talk means nothing where there are few
    in_digits: bool = False  # only after a number in digits


_WORD_ENDS = r"(?![a-z0-9_])"
_EXERCISES = "俯卧撑|仰卧起坐|深蹲|引体|波比|卷腹|开合跳|burpee"
_HOUR, _MILE = Fraction(60), Fraction(1_609_344, 1_000_000)
SPELLINGS = (
    Spelling("km", rf"(?:kms?|kilomet(?:er|re)s?){_WORD_ENDS}|公里|千米"),
    Spelling("km", rf"(?:mi|miles?){_WORD_ENDS}|英里", _MILE),
    Spelling("km", rf"met(?:er|re)s?{_WORD_ENDS}|米(?!饭|粉|线|色)", Fraction(1, 1000), least=50),
    Spelling("km", r"里路|华里", Fraction(1, 2)),
    # "5k" is what runners say, and others of salaries and screens.
    Spelling("km", r"k(?=\s*(?:\Z|[^\w\s]|runs?\b|running|walk|jog|easy|tempo|跑|走))", in_digits=True),
    Spelling("page", rf"(?:pages?|pgs?|pp?){_WORD_ENDS}|页(?!码|数|面)|頁"),
    Spelling("chapter", rf"chapters?{_WORD_ENDS}|章(?!鱼|程)"),
    Spelling("word", rf"words?{_WORD_ENDS}|个单词|个词|单词|个?字(?!母|幕|节|符|体|典|帖)"),
    Spelling("problem", rf"problems?{_WORD_ENDS}|道[^\W\d_]{{0,4}}题|题(?!目|材|库|记)"),
    Spelling("minute", rf"(?:min|mins|minutes?){_WORD_ENDS}|分[钟鐘]"),
    Spelling("minute", rf"(?:h|hr|hrs|hours?){_WORD_ENDS}|[个個]?小[时時]|个?钟头|个钟", _HOUR),
    Spelling("minute", "刻钟", Fraction(15)),
    Spelling("step", rf"steps?{_WORD_ENDS}|步(?!骤|行|伐|道)"),
    Spelling("rep", rf"reps?{_WORD_ENDS}|次(?!元|序|要|日)|个(?=\s*(?:{_EXERCISES}))"),
    Spelling("rep", r"下(?!次|午|周|个)|个(?!\s*[^\W\d_])", least=10, in_digits=True),
    Spelling("cup", rf"(?:cups?|glasses){_WORD_ENDS}|杯(?!子|具|赛)"),
)

# --- Numbers ---

_CN_DIGITS = {
    one: value
    for value, ones in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for one in ones
}
_CN_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
_CN = "[零〇一二两三四五六七八九十百千万]"
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN = {word: value for value, word in enumerate([*_ONES, *_TEENS], 1)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_EN |= {"a": 1, "an": 1}
_EN_WORD = rf"(?:{'|'.join(sorted(_EN, key=len, reverse=True))})"
_TIMES = {"百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000}

_AMOUNT = re.compile(
    rf"""
    (?:(?<![\w.,/])(?P<sets>\d{{1,3}})\s{{0,2}}(?:(?:组|sets?\b)\s{{0,2}}(?:of\b|每组|各|[x×*])?|[x×*])\s{{0,2}})?
    (?:
        (?<![\d_a-wyz])(?<![a-z_]x)(?<!\d[.,:/'])
        (?P<digits>\d{{1,3}}(?:[,']\d{{3}}){{1,4}}(?:\.\d{{1,3}})?|\d{{1,15}}(?:[.,]\d{{1,3}})?|\.\d{{1,2}})(?!\d)
        (?:\s?(?P<times>[百千万kw](?=\s?[^\W\d])))?
      | (?P<chinese>半|{_CN}{{1,12}}(?:点[零〇一二三四五六七八九]{{1,3}})?)
      | \b(?P<english>half\ an?|half|{_EN_WORD}(?:[\ -]{_EN_WORD})?(?:\ hundred)?)(?P<and>\ and\ a\ half)?\b
    )
    (?P<more>[多余来+]?)(?P<middle>个半)?[\s-]{{0,2}}
    (?:{"|".join(f"(?P<u{number}>{one.pattern})" for number, one in enumerate(SPELLINGS))})
    (?P<half>半|\ and\ a\ half)?
    """,
    re.VERBOSE,
)
# "1小时20分" and "1h20": minutes that do not say so, or not quite.
_MINUTES_AFTER_HOURS = re.compile(r"(?<=[时時头])\s?(?:又|零)?\s?(\d{1,2}|[一二三四五六七八九十]{1,3})分(?![钟鐘之])")
_MINUTES_GLUED = re.compile(r"(?<=\dh)([0-5]?\d)(?!\d)(?=\s*(?:\Z|[^\w\s]|m\b|mins?\b))(?:\s?m\b)?")
_GLUED = re.compile(r"(?<=\d)(kms?|mi|mins?|h|hrs?|p)(?=\d)")

# --- What only looks like an amount ---

_BARE = r"(?:\d|[零〇一二两三四五六七八九十百千万])"
_BEFORE = re.compile(
    rf"""(?:
        [¥$€£]\s?  # a price
      | (?:第|no\.?|\#|几|数|每)\s?  # one in a row, or who knows how many
      | {_BARE}\s?(?:[-–—−~至到或]|to|or)\s?  # from … to
      | {_BARE}\s?/\s? | (?<![一总])共\s? | (?<!total\ )\bof\s  # so many of so many
      | (?:配速|pace|每(?:公里|千米|英里|页|天|日|周)|per\ \w{{1,9}})\s?:?\s?
      | \b(?:another|page|day|chapter)\s
    )\Z""",
    re.VERBOSE,
)
# A dash that touches the number, and no word before it: "- 5 km" is a list, "run-5 km" one thing after another.
_MINUS = re.compile(r"(?P<sign>(?:\A|(?<=[\s(:=,;，；了过]))[-\u2212]|\u2212|(?<![a-z])(?:minus|negative)\s|负)\Z")
_BEFORE_CHINESE = re.compile(r"(?:[这那上下后另哪某同首末再又每几数第唯]|\d|[万千百亿])\Z")
_BEFORE_DIGITS = re.compile(r"[万千百亿十]\Z")
_REACHED = re.compile(r"(?:到|至|to)\s?(?:了\s?)?\Z")  # a page that somebody has come to
_AFTER = re.compile(
    r"\s{0,2}(?:/(?!\s?\d)|per\b|每(?!天\s?\d)|an?\s(?:day|week|month|hour)\b"
    r"|(?:to go|left|so far|remaining|before)\b)"
)
_ASKED = re.compile(r"[^，。；！\n,.;!]{0,20}(?:\?|吗\b)")
_NOT_DONE = re.compile(
    r"明天|明日|后天|下周|下次|计划|打算|目标|准备|还差|还剩|剩下?|只差|差|争取|希望|不到|没有?(?:跑|读|看|走|写|做|完成)|想(?:要|去|再)?[跑读看走写]"
    r"|累计|累积|总里程|本周|这周|上周|本月|这个?月|上个?月|今年|去年"
    r"|\b(?:tomorrow|next|plan(?:s|ned|ning)?|goals?|targets?|will|going to|aim(?:s|ed|ing)?|want(?:s|ed)?|almost)\b"
    r"|\b(?:so far|(?:this|last) (?:week|month|year)|less than|under|didn't|did not|instead of)\b"
)
CLAUSES = re.compile(r"[，。；！？\n;!?]|[,.](?!\d)")
_RANGE = re.compile(r"\s{0,2}(?:[-–—−~至到/]|to)\s{0,2}")
_TRANSLATED = re.compile(r"\s{0,2}[(（=≈/~约]+\s{0,2}")
_VIDEO = frozenset((144, 240, 360, 480, 720, 1080, 1440, 2160))


@dataclass(frozen=True, slots=True)
class Found:
    start: int  # of its sign, where it has one
    end: int
    unit: str
    amount: Fraction  # less than nothing, where it has a minus
    is_meant: bool  # as an amount of that unit: not as a price, a page that was come to, or one in a row


def amounts_in(text: str) -> dict[str, int]:
    """How much of each unit a note tells, in thousandths; several of one unit are added up."""
    sums = sums_of(one for one in told_in(plain_of(text)) if is_believed(one.unit, one.amount))
    return {unit: in_thousandths(amount) for unit, amount in sums.items() if amount <= BOUNDS[unit][1]}


def sums_of(found: Iterable[Found]) -> dict[str, Fraction]:
    """By unit, in the order in which they are shown."""
    sums: dict[str, Fraction] = {}
    for one in found:
        sums[one.unit] = sums.get(one.unit, Fraction(0)) + one.amount
    return {unit: sums[unit] for unit in UNITS if unit in sums}


def is_believed(unit: str, amount: Fraction) -> bool:
    least, most = BOUNDS[unit]
    return least <= amount <= most


def amounts_set(text: str, unit: str | None) -> dict[str, int]:
    """The same of what is meant as an amount and nothing else: it may be 0, and where there is a `unit`, a mere number
    is of it."""
    plain = with_unit(plain_of(text), unit)
    zeros = {one.unit: 0 for one in _all(plain) if not one.amount}
    return zeros | amounts_in(plain)


def with_unit(plain: str, unit: str | None) -> str:
    if unit and re.fullmatch(r"[-\u2212]?\d{1,15}(?:[.,]\d{1,3})?", plain.strip()):
        return f"{plain.strip()} {SAMPLES[unit]}"
    return plain


SAMPLES = {
    "km": "km", "page": "pages", "chapter": "chapters", "word": "words", "problem": "problems", "minute": "min",
    "step": "steps", "rep": "reps", "cup": "cups",
}  # fmt: skip


def unit_called(word: str) -> str | None:
    """The unit that a word is a name of."""
    plain = plain_of(word).strip()
    if plain == "个":
        return "rep"
    return next((one.unit for one in SPELLINGS if re.fullmatch(one.pattern, plain)), None)


def read_units(text: str) -> tuple[str, ...]:
    """The units that an admin named, each once, in their order; empty when there is none, or a word that is none."""
    found = [unit_called(word) for word in re.split(r"[\s,，、;；]+", text) if word]
    return tuple(dict.fromkeys(unit for unit in found if unit)) if None not in found else ()


def in_thousandths(amount: Fraction) -> int:
    return round(amount * SCALE)


def plain_of(text: str) -> str:
    """One width, one case, digits that are digits: what the patterns are written for."""
    text = text[:READ]
    for sign, value in (("½", ".5"), ("¼", ".25"), ("¾", ".75")):
        text = text.replace(sign, value)
    text = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))", "", text)
    text = (
        unicodedata.normalize("NFKC", text).translate({0xFE0F: None, 0x20E3: None, 0x2019: "'"}).casefold()[: 2 * READ]
    )
    text = _MINUTES_AFTER_HOURS.sub(r" \1分钟", text)
    text = _MINUTES_GLUED.sub(r" \1min ", text)
    return _GLUED.sub(r"\1 ", text)


def told_in(text: str) -> Iterator[Found]:
    """Those that were done, as far as words can tell, be it believed or not."""
    found = list(_all(text))
    position = 0
    while position < len(found):
        one = found[position]
        after = found[position + 1] if position + 1 < len(found) else None
        position += 1
        if after is not None and after.unit == one.unit:
            between = text[one.end : after.start]
            is_same = abs(one.amount - after.amount) * 20 <= one.amount
            if is_same and _TRANSLATED.fullmatch(between):  # "5 km (3.1 miles)"
                position += 1
            elif _RANGE.fullmatch(between):  # "5 km - 6 km", "20页到45页"
                position += 1
                continue
        if one.is_meant and _is_told(text, one):
            yield one


def _is_told(text: str, one: Found) -> bool:
    return not (
        _NOT_DONE.search(text, clause_of(text, one.start), one.start)
        or _AFTER.match(text, one.end)
        or _ASKED.match(text, one.end)
    )


def clause_of(text: str, position: int) -> int:
    """Where it begins."""
    return max((found.end() for found in CLAUSES.finditer(text, 0, position)), default=0)


def _all(text: str) -> Iterator[Found]:
    for found in _AMOUNT.finditer(text):
        group = next(name for name, value in found.groupdict().items() if name[0] == "u" and value is not None)
        spelling, amount = SPELLINGS[int(group[1:])], _number(found)
        if amount is None:
            continue
        is_meant = not _is_something_else(text, found, spelling, amount)
        amount += Fraction(1, 2) * (bool(found["half"]) + bool(found["middle"]))
        times = spelling.factor * int(found["sets"] or 1)
        minus = _MINUS.search(text, max(0, found.start() - 16), found.start()) if amount else None
        start, sign = (minus.start("sign"), -1) if minus else (found.start(), 1)
        yield Found(start, found.end(), spelling.unit, sign * amount * times, is_meant)


def _is_something_else(text: str, found: re.Match[str], spelling: Spelling, amount: Fraction) -> bool:
    start = found.start()
    before = text[max(0, start - 16) : start]
    if (amount and amount < spelling.least) or (spelling.in_digits and not found["digits"]) or _BEFORE.search(before):
        return True
    if found["chinese"] and (_BEFORE_CHINESE.search(before) or (found["chinese"] == "一" and spelling.unit == "rep")):
        return True
    if found["digits"] and _BEFORE_DIGITS.search(before):
        return True
    if spelling.unit in ("page", "chapter") and _REACHED.search(before):
        return True
    return found[0].endswith("p") and amount in _VIDEO


def _number(found: re.Match[str]) -> Fraction | None:
    if found["digits"]:
        return _from_digits(found["digits"]) * _TIMES.get(found["times"] or "", 1)
    if found["chinese"]:
        return _from_chinese(found["chinese"])
    return _from_english(found["english"], bool(found["and"]))


def _from_digits(digits: str) -> Fraction:
    """A sign before three digits parts thousands, any other is a decimal one; a point always is."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:[,']\d{3})+(?:\.\d{1,3})?", digits):
        return Fraction(digits.replace(",", "").replace("'", ""))
    return Fraction(digits.replace(",", "."))


def _from_chinese(numeral: str) -> Fraction | None:
    """None for what is no number: "二三", "十千"."""
    if numeral == "半":
        return Fraction(1, 2)
    whole, _, decimals = numeral.partition("点")
    total, section, digit, last, after_zero = 0, 0, None, 0, False
    for one in whole:
        if one in "零〇":
            if digit is not None:
                return None
            after_zero = True
            continue
        if one in _CN_DIGITS:
            if digit is not None:
                return None
            digit = _CN_DIGITS[one]
            continue
        power = _CN_TENS[one]
        if power == 10_000:
            if total or not (section or digit):
                return None
            total, section, digit = (section + (digit or 0)) * power, 0, None
        else:
            if digit is None and (power != 10 or section % 100):
                return None
            if 0 < last < 10_000 and power >= last:
                return None
            section, digit = section + (1 if digit is None else digit) * power, None
        last, after_zero = power, False
    if digit is not None:
        # "三百五" is 350, "三百零五" is 305.
        section += digit * (last // 10 if last >= 100 and not after_zero and not decimals else 1)
    value = total + section
    if not decimals:
        return Fraction(value) if value or whole in ("零", "〇") else None
    return value + Fraction(int("".join(str(_CN_DIGITS[one]) for one in decimals)), 10 ** len(decimals))


def _from_english(words: str, is_and_a_half: bool) -> Fraction | None:
    if words.startswith("half"):
        return Fraction(1, 2)
    is_hundreds = words.endswith(" hundred")
    first, *more = re.split(r"[ -]", words.removesuffix(" hundred"))
    value = _EN[first]
    if more:
        if first not in _TENS or more[0] not in _ONES:
            return None
        value += _EN[more[0]]
    return value * (100 if is_hundreds else 1) + Fraction(int(is_and_a_half), 2)
