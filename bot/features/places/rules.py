"""Which time zone somebody means: by its name, by a city or a country in English or Chinese, or by where they are.

Zones, their reference cities and countries come from the tz database (`tzdata`), names in other languages from CLDR
(`babel`); the cities below are large ones that no zone is named after. All is read when first asked for, in 0.2 s.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from math import cos, radians, sin
from operator import mul
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

_LANGUAGES = ("en", "zh_Hans", "zh_Hant")

# Latitude and longitude in degrees, then names. Harbin is here to keep it from Vladivostok, and so on along borders.
_CITIES = """
Asia/Shanghai 39.9 116.4 Beijing, Peking, 北京
Asia/Shanghai 39.1 117.2 Tianjin, 天津
Asia/Shanghai 22.5 114.1 Shenzhen, 深圳
Asia/Shanghai 23.1 113.3 Guangzhou, Canton, 广州, 廣州
Asia/Shanghai 30.7 104.1 Chengdu, 成都
Asia/Shanghai 29.6 106.6 Chongqing, 重庆, 重慶
Asia/Shanghai 30.3 120.2 Hangzhou, 杭州
Asia/Shanghai 31.3 120.6 Suzhou, 苏州, 蘇州
Asia/Shanghai 32.1 118.8 Nanjing, 南京
Asia/Shanghai 30.6 114.3 Wuhan, 武汉, 武漢
Asia/Shanghai 34.3 108.9 Xi'an, 西安
Asia/Shanghai 36.1 120.4 Qingdao, 青岛, 青島
Asia/Shanghai 36.7 117.0 Jinan, 济南, 濟南
Asia/Shanghai 34.7 113.6 Zhengzhou, 郑州, 鄭州
Asia/Shanghai 28.2 112.9 Changsha, 长沙, 長沙
Asia/Shanghai 24.5 118.1 Xiamen, 厦门, 廈門
Asia/Shanghai 26.1 119.3 Fuzhou, 福州
Asia/Shanghai 25.0 102.7 Kunming, 昆明
Asia/Shanghai 22.8 108.4 Nanning, 南宁, 南寧
Asia/Shanghai 20.0 110.3 Haikou, 海口
Asia/Shanghai 36.1 103.8 Lanzhou, 兰州, 蘭州
Asia/Shanghai 29.7 91.1 Lhasa, 拉萨, 拉薩
Asia/Shanghai 40.8 111.7 Hohhot, 呼和浩特
Asia/Shanghai 41.8 123.4 Shenyang, 沈阳, 瀋陽
Asia/Shanghai 38.9 121.6 Dalian, 大连, 大連
Asia/Shanghai 43.9 125.3 Changchun, 长春, 長春
Asia/Shanghai 45.8 126.6 Harbin, 哈尔滨, 哈爾濱
Asia/Taipei 25.0 121.5 Taipei, 台北, 臺北
Asia/Taipei 22.6 120.3 Kaohsiung, 高雄
Asia/Tokyo 34.7 135.5 Osaka, 大阪
Asia/Tokyo 35.0 135.8 Kyoto, 京都
Asia/Tokyo 33.6 130.4 Fukuoka, 福冈, 福岡
Asia/Tokyo 43.1 141.4 Sapporo, 札幌
Asia/Seoul 35.2 129.1 Busan, 釜山
Asia/Kolkata 19.1 72.9 Mumbai, Bombay, 孟买, 孟買
Asia/Kolkata 28.6 77.2 Delhi, New Delhi, 德里, 新德里
Asia/Kolkata 13.0 77.6 Bangalore, Bengaluru, 班加罗尔
Asia/Kolkata 13.1 80.3 Chennai, Madras, 金奈
Asia/Kolkata 17.4 78.5 Hyderabad, 海得拉巴
Asia/Karachi 31.5 74.3 Lahore, 拉合尔
Asia/Karachi 33.7 73.0 Islamabad, 伊斯兰堡
Asia/Bangkok 18.8 99.0 Chiang Mai, 清迈, 清邁
Asia/Ho_Chi_Minh 21.0 105.9 Hanoi, 河内, 河內
Asia/Jakarta -7.3 112.7 Surabaya, 泗水
Asia/Jakarta 3.6 98.7 Medan, 棉兰
Asia/Kuala_Lumpur 5.4 100.3 Penang, 槟城
Asia/Makassar -8.7 115.2 Bali, Denpasar, 巴厘岛, 峇里島
Asia/Dubai 24.5 54.4 Abu Dhabi, 阿布扎比
Asia/Jerusalem 32.1 34.8 Tel Aviv, 特拉维夫
Asia/Almaty 51.2 71.4 Astana, 阿斯塔纳
Europe/Istanbul 39.9 32.9 Ankara, 安卡拉
Europe/Moscow 59.9 30.3 Saint Petersburg, St. Petersburg, 圣彼得堡
Europe/Berlin 48.1 11.6 Munich, München, 慕尼黑
Europe/Berlin 50.1 8.7 Frankfurt, 法兰克福, 法蘭克福
Europe/Berlin 53.6 10.0 Hamburg, 汉堡, 漢堡
Europe/Berlin 50.9 7.0 Cologne, Köln, 科隆
Europe/Berlin 51.2 6.8 Düsseldorf, 杜塞尔多夫
Europe/Berlin 48.8 9.2 Stuttgart, 斯图加特
Europe/Zurich 46.2 6.1 Geneva, Genève, 日内瓦, 日內瓦
Europe/Zurich 46.9 7.4 Bern, 伯尔尼
Europe/Madrid 41.4 2.2 Barcelona, 巴塞罗那, 巴塞隆納
Europe/Madrid 39.5 -0.4 Valencia, 瓦伦西亚
Europe/Lisbon 41.2 -8.6 Porto, 波尔图
Europe/Rome 45.5 9.2 Milan, Milano, 米兰, 米蘭
Europe/Rome 43.8 11.3 Florence, Firenze, 佛罗伦萨
Europe/Rome 45.4 12.3 Venice, Venezia, 威尼斯
Europe/Paris 45.8 4.8 Lyon, 里昂
Europe/Paris 43.3 5.4 Marseille, 马赛
Europe/Paris 48.6 7.8 Strasbourg, 斯特拉斯堡
Europe/Amsterdam 51.9 4.5 Rotterdam, 鹿特丹
Europe/London 53.5 -2.2 Manchester, 曼彻斯特
Europe/London 55.9 -3.2 Edinburgh, 爱丁堡
Europe/Warsaw 50.1 19.9 Krakow, Kraków, 克拉科夫
Europe/Warsaw 54.4 18.6 Gdansk, Gdańsk, 格但斯克
America/New_York 42.4 -71.1 Boston, 波士顿
America/New_York 38.9 -77.0 Washington, Washington DC, 华盛顿, 華盛頓
America/New_York 40.0 -75.2 Philadelphia, 费城
America/New_York 33.7 -84.4 Atlanta, 亚特兰大
America/New_York 25.8 -80.2 Miami, 迈阿密
America/Chicago 45.0 -93.3 Minneapolis, 明尼阿波利斯
America/Chicago 36.2 -86.8 Nashville, 纳什维尔
America/Chicago 30.0 -90.1 New Orleans, 新奥尔良
America/Chicago 29.8 -95.4 Houston, 休斯敦, 休斯顿
America/Chicago 32.8 -96.8 Dallas, 达拉斯
America/Chicago 30.3 -97.7 Austin, 奥斯汀
America/Denver 40.8 -111.9 Salt Lake City, 盐湖城
America/Los_Angeles 37.8 -122.4 San Francisco, SF, 旧金山, 三藩市
America/Los_Angeles 37.3 -121.9 San Jose, Silicon Valley, 圣何塞, 硅谷
America/Los_Angeles 47.6 -122.3 Seattle, 西雅图
America/Los_Angeles 32.7 -117.2 San Diego, 圣迭戈
America/Los_Angeles 36.2 -115.1 Las Vegas, 拉斯维加斯
America/Los_Angeles 45.5 -122.7 Portland, 波特兰
America/Toronto 45.5 -73.6 Montreal, Montréal, 蒙特利尔
America/Toronto 45.4 -75.7 Ottawa, 渥太华
America/Edmonton 51.0 -114.1 Calgary, 卡尔加里
America/Mexico_City 20.7 -103.3 Guadalajara, 瓜达拉哈拉
America/Sao_Paulo -22.9 -43.2 Rio de Janeiro, Rio, 里约热内卢
America/Sao_Paulo -15.8 -47.9 Brasília, 巴西利亚
Africa/Johannesburg -33.9 18.4 Cape Town, 开普敦
Africa/Lagos 9.1 7.4 Abuja, 阿布贾
Australia/Sydney -35.3 149.1 Canberra, 堪培拉
Pacific/Auckland -41.3 174.8 Wellington, 惠灵顿
"""


class UnknownZone(ValueError):
    """No time zone goes by that name."""


def find_zone(name: str) -> ZoneInfo:
    """The zone with an IANA name, old or new, in any case ("asia/katmandu"), or with a whole-hour offset ("UTC+8").

    Raises `UnknownZone`. Offsets with minutes have none of their own: ask for a city.
    """
    wanted = "_".join(_plain(name).split())
    if known := _zone_names().get(wanted):
        return ZoneInfo(known)
    if offset := re.fullmatch(r"(?:utc|gmt)?_?([+-])_?(\d{1,2})(?::?00)?", wanted):
        hours = int(offset[1] + offset[2])
        if -12 <= hours <= 14:
            return ZoneInfo(
                f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
            )  # POSIX signs: Etc/GMT-8 is eight hours ahead
    raise UnknownZone(name)


def zones_for_city(query: str, limit: int = 5) -> list[str]:
    """The zones that best fit a city or country named in English or Chinese, best first; none when nothing fits.

    They are those that go by exactly this name. If none do: whose name begins with it, is its beginning ("上海市"),
    contains it, or is spelt much like it, whichever comes first.
    """
    wanted = _letters(query[:60])
    if len(wanted) < 2:
        return []
    names = _names()
    fitting = (
        [wanted] * (wanted in names)
        or [name for name in names if name.startswith(wanted)]
        or sorted((name for name in names if wanted.startswith(name) and _is_telling(name)), key=len, reverse=True)
        or [name for name in names if wanted in name and _is_telling(wanted)]
        or get_close_matches(wanted, names, cutoff=0.8)
    )
    return list(dict.fromkeys(zone for name in fitting for zone in names[name]))[:limit]


def zone_at(latitude: float, longitude: float) -> str:
    """The zone of the reference city nearest to a place, in degrees north and east.

    Zones have borders, and this knows none: near one, or far from all cities, it may be wrong. Ask whether it is right.
    Raises `ValueError` for what is no place on Earth.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"no such place: {latitude}, {longitude}")
    here = _direction(latitude, longitude)
    return max(_places(), key=lambda place: sum(map(mul, here, place.direction))).zone


@dataclass(frozen=True, slots=True)
class _Place:
    zone: str
    direction: tuple[float, float, float]  # from the centre of the Earth, of length 1
    names: tuple[str, ...] = ()


def _direction(latitude: float, longitude: float) -> tuple[float, float, float]:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


@cache
def _places() -> list[_Place]:
    """Every reference city of the tz database, which the zone is named after, then the cities above."""
    places = []
    for _, position, zone in _table("zone.tab"):
        _, latitude, longitude = re.split(r"(?=[+-])", position)
        places.append(_Place(zone, _direction(_degrees(latitude, 2), _degrees(longitude, 3))))
    for line in _CITIES.strip().splitlines():
        zone, latitude, longitude, names = line.split(maxsplit=3)
        places.append(_Place(zone, _direction(float(latitude), float(longitude)), tuple(names.split(", "))))
    return places


@cache
def country_of(zone: str) -> str:
    """Two letters of the country whose clocks go by it; empty where there is none."""
    names = (zone, get_global("zone_aliases").get(zone, zone))
    return next((country for country, _, name in _table("zone.tab") if name in names), "")


def _table(name: str) -> list[list[str]]:
    """The first three columns of a table of the tz database: countries, position, zone."""
    text = files("tzdata.zoneinfo").joinpath(name).read_text("utf-8")
    return [line.split("\t")[:3] for line in text.splitlines() if not line.startswith("#")]


def _degrees(digits: str, width: int) -> float:
    """ISO 6709, "+0530" or "-0053015": a sign, degrees of that width, minutes, perhaps seconds."""
    parts = digits[1 : 1 + width], digits[1 + width : 3 + width], digits[3 + width :] or "0"
    degrees, minutes, seconds = map(int, parts)
    return (-1 if digits[0] == "-" else 1) * (degrees + minutes / 60 + seconds / 3600)


@cache
def _names() -> dict[str, list[str]]:
    """The zones that go by a name, in letters only: cities before countries, current names before old ones."""
    names: dict[str, list[str]] = {}

    def note(name: str, zone: str) -> None:
        zones = names.setdefault(_letters(name), [])
        if zone not in zones:
            zones.append(zone)

    current = {place.zone for place in _places()}
    aliases = {old: new for old, new in get_global("zone_aliases").items() if new in current}
    for place in _places():
        for name in place.names or (place.zone.rpartition("/")[2],):
            note(name, place.zone)
    locales = [Locale.parse(language) for language in _LANGUAGES]
    for locale in locales:
        for key, labels in locale.time_zones.items():
            zone = aliases.get(key, key)
            if "city" in labels and zone in current:
                note(labels["city"], zone)
    for old, new in aliases.items():
        note(old.rpartition("/")[2], new)
    distinct = {zone for *_, zone in _table("zonenow.tab")}
    for country, _, zone in sorted(_table("zone.tab"), key=lambda row: row[2] not in distinct):
        for locale in locales:
            if country in locale.territories:
                note(locale.territories[country], zone)
    return names


@cache
def _zone_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - {"Factory", "localtime"}}


def _plain(text: str) -> str:
    """In the plain forms of its characters ("UTC＋8"), and in lower case."""
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").casefold()


def _letters(text: str) -> str:
    """A name as it is compared: no case, no accents, no spaces, no punctuation."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.casefold())))


def _is_telling(name: str) -> bool:
    """Whether a part of a name is long enough to mean something: two Chinese characters, or four letters."""
    return len(name) >= (4 if name.isascii() else 2)
