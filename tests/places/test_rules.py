"""Finding somebody's time zone: by name, by city, by place."""

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.places import UnknownZone, country_of, find_zone, zone_at, zones_for_city


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("Asia/Katmandu", "Asia/Katmandu"),
        ("utc", "UTC"),
        ("UTC+8", "Etc/GMT-8"),
        ("UTC\uff0b8", "Etc/GMT-8"),  # as a Chinese keyboard has it
        ("UTC−3", "Etc/GMT+3"),
        ("utc + 3", "Etc/GMT-3"),
        ("GMT-5", "Etc/GMT+5"),
        ("+08:00", "Etc/GMT-8"),
        ("-0500", "Etc/GMT+5"),
        ("+00:00", "Etc/UTC"),
        ("Etc/GMT+8", "Etc/GMT+8"),  # an IANA name comes first, with the signs of POSIX
    ],
)
def test_a_zone_by_name(name: str, expected: str) -> None:
    assert find_zone(name) == ZoneInfo(expected)


def test_every_zone_there_is_goes_by_its_name() -> None:
    for name in available_timezones() - {"Factory", "localtime"}:
        assert find_zone(name).key == find_zone(name.upper()).key == name


@pytest.mark.parametrize("name", ["", "Mars", "UTC+5:30", "+15", "-13", "Factory", "localtime", "../etc/passwd", "\0"])
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(UnknownZone):
        find_zone(name)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Shanghai", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("上海市", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("深圳", "Asia/Shanghai"),
        ("Xi'an", "Asia/Shanghai"),
        ("香港", "Asia/Hong_Kong"),
        ("臺北", "Asia/Taipei"),
        ("New York", "America/New_York"),
        ("new york city", "America/New_York"),
        ("纽约", "America/New_York"),
        ("紐約", "America/New_York"),
        ("San Francisco", "America/Los_Angeles"),
        ("旧金山", "America/Los_Angeles"),
        ("Berlin", "Europe/Berlin"),
        ("柏林", "Europe/Berlin"),
        ("都柏林", "Europe/Dublin"),
        ("munich", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("zürich", "Europe/Zurich"),
        ("London, UK", "Europe/London"),
        ("kyiv", "Europe/Kyiv"),
        ("Kiev", "Europe/Kyiv"),
        ("基辅", "Europe/Kyiv"),
        ("Calcutta", "Asia/Kolkata"),
        ("加德满都", "Asia/Kathmandu"),
        ("Mumbai", "Asia/Kolkata"),
        ("St. Johns", "America/St_Johns"),
        ("Indianapolis", "America/Indiana/Indianapolis"),
        ("shangai", "Asia/Shanghai"),
    ],
)
def test_a_zone_by_city(query: str, expected: str) -> None:
    assert zones_for_city(query) == [expected]


def test_a_zone_by_country() -> None:
    assert zones_for_city("Germany")[0] == zones_for_city("德国")[0] == "Europe/Berlin"
    assert zones_for_city("中国")[0] == "Asia/Shanghai"
    coast_to_coast = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles"]
    assert zones_for_city("United States") == coast_to_coast
    assert zones_for_city("美国", limit=2) == coast_to_coast[:2]


@pytest.mark.parametrize("query", ["", " ", "a", "我", "!!", "Qqqqqq", "早上好"])
def test_no_city(query: str) -> None:
    assert zones_for_city(query) == []


@given(st.text())
def test_whatever_is_asked_the_answer_is_zones(query: str) -> None:
    for zone in zones_for_city(query):
        assert find_zone(zone).key == zone


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (39.9, 116.4, "Asia/Shanghai"),
        (43.8, 87.6, "Asia/Urumqi"),
        (31.8, 117.2, "Asia/Shanghai"),  # Hefei
        (45.0, -93.0, "America/Chicago"),  # Saint Paul
        (51.3, 12.4, "Europe/Berlin"),  # Leipzig
        (-41.0, 175.0, "Pacific/Auckland"),
        (-16.8, 179.99, "Pacific/Fiji"),
        (-16.8, -179.99, "Pacific/Fiji"),  # the other side of the date line
        (27.7, 85.3, "Asia/Kathmandu"),
    ],
)
def test_a_zone_by_place(latitude: float, longitude: float, expected: str) -> None:
    assert zone_at(latitude, longitude) == expected


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_has_a_zone(latitude: float, longitude: float) -> None:
    assert find_zone(zone_at(latitude, longitude))


@pytest.mark.parametrize(("latitude", "longitude"), [(90.1, 0), (0, -180.1), (float("nan"), 0)])
def test_no_place_on_earth(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="no such place"):
        zone_at(latitude, longitude)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", "DE"),
        ("Asia/Shanghai", "CN"),
        ("Asia/Chongqing", "CN"),  # a former name
        ("Asia/Hong_Kong", "HK"),
        ("Europe/Kiev", "UA"),
        ("UTC", ""),
        ("Etc/GMT-8", ""),
    ],
)
def test_the_country_of_a_zone(zone: str, expected: str) -> None:
    assert country_of(zone) == expected
