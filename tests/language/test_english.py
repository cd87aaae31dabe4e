"""Is a text English?"""

from math import isnan

import pytest

from framing.language.english import ENGLISH_SHARE, english_share

ENGLISH = "The mayor said on Friday that she had not seen the report, and that it was for the council to decide what to do with it. "
HEADLINESE = "Mayor quits amid bridge row after council vote; police probe leaked report as union chiefs threaten strike action over jobs and pay in city. "
GERMAN = "Die Bürgermeisterin sagte am Freitag, sie habe den Bericht nicht gesehen, und der Rat müsse entscheiden, was damit geschehen soll. "
DUTCH = "De burgemeester zei vrijdag dat zij het rapport niet had gezien en dat de raad moest beslissen wat ermee moest gebeuren, in het water. "
CHINESE = "市长星期五说，她没有看到报告，应由市议会决定如何处理。"
ARABIC = "قالت رئيسة البلدية يوم الجمعة إنها لم تر التقرير وإن على المجلس أن يقرر ما يفعله به. "


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH * 3, HEADLINESE])
def test_english_is_taken_for_english(text):
    assert english_share(text) >= ENGLISH_SHARE


@pytest.mark.parametrize("text", [GERMAN * 2, DUTCH * 2, ARABIC * 2, CHINESE * 2, CHINESE * 30])
def test_other_languages_are_not(text):
    """Bug guarded: Chinese parts no words, so that a page of it was too short to tell."""
    assert english_share(text) < ENGLISH_SHARE


@pytest.mark.parametrize("text", ["", "Le maire a dit non", "😀 😀 😀", "12 34 56 " * 30])
def test_too_few_words_to_tell(text):
    assert isnan(english_share(text))
