"""Formatted text: what parses to which entities, and what is refused in which words."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import find_entities, formatted, utf16_len
from sandbox.errors import ApiError

BAD = "Bad Request: can't parse entities: "


def kinds(text: str, mode: str) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in formatted(text, mode)[1]]


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        ("<b>hi</b>", "hi", [("bold", 0, 2)]),
        ("<B>hi</b >", "hi", [("bold", 0, 2)]),
        ("🔥<i>a</i>", "🔥a", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("&lt;b&gt; &amp; &quot; &#128512; &nbsp;", '<b> & " 😀 &nbsp;', []),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1)]),
        ("<code>/start</code>", "/start", [("code", 0, 6)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<a href="not a link">x</a>', "x", []),
        ("<b></b>x", "x", []),
        ("  <b> hi </b>  ", "hi", [("bold", 0, 2)]),
    ],
)
def test_html(text: str, plain: str, found: list[tuple[str, int, int]]) -> None:
    assert formatted(text, "HTML")[0] == plain
    assert kinds(text, "HTML") == found


def test_html_links() -> None:
    assert formatted('<a href="https://t.me/x?a=1&amp;b=2">x</a>', "HTML")[1][0]["url"] == "https://t.me/x?a=1&b=2"
    assert formatted('<a href="tg://user?id=77">x</a>', "HTML")[1][0]["user"] == {"id": 77}
    assert formatted('<pre><code class="language-py">x</code></pre>', "HTML")[1][0]["language"] == "py"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("<3 you", 'Unsupported start tag "3" at byte offset 0'),
        ("é<foo>", 'Unsupported start tag "foo" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a =x>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a href="x>', "Unclosed start tag at byte offset 0"),
        ("<a href=x_y>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_html_refused(text: str, refusal: str) -> None:
    with pytest.raises(ApiError) as caught:
        formatted(text, "HTML")
    assert caught.value.description == BAD + refusal


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        ("*hi*", "hi", [("bold", 0, 2)]),
        ("_a_ __b__ ~c~ ||d||", "a b c d", [("italic", 0, 1), ("underline", 2, 1), ("strikethrough", 4, 1),
                                            ("spoiler", 6, 1)]),
        ("*a _b_*", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        (r"1\. \*no\*", "1. *no*", []),
        ("`a.b`", "a.b", [("code", 0, 3)]),
        ("```py\na.b\n```", "a.b", [("pre", 0, 3)]),
        (">quote\n>more\nplain", "quote\nmore\nplain", [("blockquote", 0, 11)]),
        (">quote||", "quote", [("expandable_blockquote", 0, 5)]),
        ("[x](https://t.me/a)", "x", [("text_link", 0, 1)]),
    ],
)  # fmt: skip
def test_markdown(text: str, plain: str, found: list[tuple[str, int, int]]) -> None:
    assert formatted(text, "MarkdownV2")[0] == plain
    assert kinds(text, "MarkdownV2") == found


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("1. hi", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a-b", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("x)", "Character ')' is reserved and must be escaped with the preceding '\\'"),
        ("é*x", "Can't find end of Bold entity at byte offset 2"),
        ("_x", "Can't find end of Italic entity at byte offset 0"),
        ("`x", "Can't find end of Code entity at byte offset 0"),
        ("```x", "Can't find end of Pre entity at byte offset 0"),
        ("[x](https://t", "Can't find end of a URL at byte offset 3"),
        ("![x](https://t.me)", "Custom emoji entity must contain a tg://emoji URL"),
    ],
)
def test_markdown_refused(text: str, refusal: str) -> None:
    with pytest.raises(ApiError) as caught:
        formatted(text, "MarkdownV2")
    assert caught.value.description == BAD + refusal


def test_legacy_markdown() -> None:
    assert formatted(r"*a* _b_ `c` [d](https://t.me/x) \*", "Markdown")[0] == "a b c d *"
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset 0"):
        formatted("*a", "Markdown")


def test_unknown_mode() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        formatted("x", "bbcode")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start", [("bot_command", 0, 6)]),
        ("/start@hearth_bot now", [("bot_command", 0, 17)]),
        ("你好 #重庆 @ana_b", [("hashtag", 3, 3), ("mention", 7, 6)]),
        ("#2024 is no tag, a/b no command", []),
        ("see https://t.me/x.", [("url", 4, 14)]),
        ("mail ana@example.org", [("email", 5, 15)]),
        ("🔥 /go", [("bot_command", 3, 3)]),
        ("$USD", [("cashtag", 0, 4)]),
    ],
)
def test_what_clients_mark_themselves(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(e["type"], e["offset"], e["length"]) for e in find_entities(text)] == found


def test_listed_entities_are_checked() -> None:
    assert formatted("hi", None, [{"type": "bold", "offset": 0, "length": 2}])[1][0]["type"] == "bold"
    for wrong in ({"type": "bold", "offset": 1, "length": 2}, {"offset": 0, "length": 1}, {"type": "bold"}, "bold"):
        with pytest.raises(ApiError):
            formatted("hi", None, [wrong])
    with pytest.raises(ApiError, match="entity URL 'x' is invalid: Wrong HTTP URL"):
        formatted("hi", None, [{"type": "text_link", "offset": 0, "length": 2, "url": "x"}])


def test_half_surrogates_are_refused() -> None:
    with pytest.raises(ApiError, match="strings must be encoded in UTF-8"):
        formatted("\ud83d", None)
    with pytest.raises(ApiError, match="unmatched surrogate code units"):
        formatted("<b>&#xD83D;</b>", "HTML")


@given(st.text())
def test_escaped_html_always_parses_to_itself(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    plain, entities = formatted(f"<b>{escaped}</b>", "HTML")
    assert plain == text.strip()
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= utf16_len(plain) for e in entities)


@given(st.text())
def test_escaped_markdown_always_parses_to_itself(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    escaped = "".join(f"\\{char}" if char in "\\_*[]()~`>#+-=|{}.!" else char for char in text)
    assert formatted(escaped, "MarkdownV2")[0] == text.strip()


@given(st.text(alphabet="<>/ab=\"' &;#*_[]()!`|~\\.\n🔥"))
def test_garbage_is_refused_in_order_and_never_crashes(text: str) -> None:
    for mode in ("HTML", "MarkdownV2", "Markdown", None):
        with contextlib.suppress(ApiError):
            plain, entities = formatted(text, mode)
            assert all(e["offset"] >= 0 and e["length"] > 0 for e in entities)
            assert all(e["offset"] + e["length"] <= utf16_len(plain) for e in entities)
