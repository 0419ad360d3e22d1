"""Bytes become text whatever they declare; what is binary is said to be."""

import pytest

from reportedly.errors import Malformed
from reportedly.intake.charset import decode

from .press import REPORT

JAPANESE, KOREAN = REPORT["ja"], REPORT["ko"]
CHINESE = "据知情人士透露，奥姆斯比机器人公司抓取技术负责人莱拉·法鲁克将加盟丹麦初创企业。她于周二告诉团队将在月底离职。发言人拒绝置评。"
FRENCH = "La direction a confirmé jeudi le départ de Léa Garçon, nommée à la tête de l’équipe. « Je suis très émue », a-t-elle déclaré à Noël."
RUSSIAN = "Компания подтвердила уход главного инженера, который перешёл к конкуренту. Пресс-секретарь отказался от комментариев."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (KOREAN, "cp949"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-32"),
    ],
)
@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-set"])
def test_character_set_is_found_without_help(text, encoding, declared):
    assert decode(text.encode(encoding), declared, what="x")[0] == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [f"<html><body><p>{JAPANESE}</p></body></html>" * 2, FRENCH])
def test_wide_characters_without_a_mark(text, encoding):
    assert decode(text.encode(encoding), "utf-8", what="x")[0] == text


def test_wrong_declaration_is_said():
    page = f'<html><head><meta charset="utf-8"></head><body>{JAPANESE}</body></html>'
    text, note = decode(page.encode("shift_jis"), None, what="x")
    assert text == page
    assert "declares itself utf-8" in note


def test_single_byte_declaration_is_believed_where_nothing_else_fits():
    assert decode("naïve café".encode("iso-8859-15"), "iso-8859-15", what="x") == ("naïve café", None)


def test_page_cut_in_a_character_is_still_utf8():
    text, note = decode(JAPANESE.encode()[:-1], None, what="x")
    assert text[:-1] == JAPANESE[:-1]
    assert note == "1 characters could not be read as utf-8"


@pytest.mark.parametrize("declared", ["hex", "rot13", "utf-7", "idna", "zlib", "undefined", "\0", "x" * 10_000])
def test_sets_that_are_no_character_sets_are_not_believed(declared):
    assert decode(b"plain", declared, what="x") == ("plain", None)


def test_stray_controls_are_taken_out():
    assert decode(b"a\x00b" + b"c" * 500, None, what="x")[0] == "ab" + "c" * 500


@pytest.mark.parametrize("body", [bytes(range(256)) * 4, b"\x7fELF\x01\x01" + bytes(200)])
def test_binary_is_malformed(body):
    with pytest.raises(Malformed, match="binary"):
        decode(body, None, what="x")
