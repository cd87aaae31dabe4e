"""An article that is not English is read and shown, and not scored, with the reason."""

import math

import pytest

from framing import Article, analyze
from framing.language.english import ENGLISH_SHARE, english_share
from framing.reading import parse_text

FOREIGN = {
    "German": (
        "Hafenbad schließt im September",
        "Das Hafenbad in Port Ellery wird im September geschlossen, teilte der Stadtrat am Donnerstag mit. "
        "Gutachter hatten Risse in zwei Mauern gefunden, und für die Reparatur fehlt der Stadt das Geld. "
        "Das Bad war 1934 eröffnet worden und hat jedes Jahr etwa 60.000 Besucher.",
    ),
    "French": (
        "La piscine du port fermera en septembre",
        "La piscine du port de Port Ellery fermera en septembre, a annoncé jeudi le conseil municipal. "
        "Des ingénieurs avaient trouvé des fissures dans deux des murs, et la ville n'a pas les moyens de les réparer. "
        "Ouverte en 1934, elle accueille environ 60 000 personnes par an.",
    ),
    "Spanish": (
        "La piscina del puerto cerrará en septiembre",
        "La piscina del puerto de Port Ellery cerrará en septiembre, anunció el jueves el ayuntamiento. "
        "Unos ingenieros habían encontrado grietas en dos de los muros, y la ciudad no tiene dinero para arreglarlos. "
        "La piscina se abrió en 1934 y recibe unas 60.000 visitas al año.",
    ),
    "Polish": (
        "Basen portowy zostanie zamknięty we wrześniu",
        "Basen portowy w Port Ellery zostanie zamknięty we wrześniu, ogłosiła w czwartek rada miasta. "
        "Inżynierowie znaleźli pęknięcia w dwóch ścianach, a miasto nie ma pieniędzy na ich naprawę. "
        "Basen otwarto w 1934 roku i co roku odwiedza go około 60 tysięcy osób.",
    ),
    "Chinese": (
        "港口泳池将于九月关闭",
        "埃勒里港市议会周四宣布，港口泳池将于九月关闭。 工程师在两面墙上发现了裂缝， 而该市没有资金进行维修。 "
        "泳池于一九三四年开放， 每年约有六万人使用。 游泳者表示， 没有人征求过他们的意见。 他们将要求进行第二次检查。 "
        "公开会议将于下周举行。 市议会表示， 该决定不会改变。 孩子们将乘公共汽车去邻近的城镇。 没有人知道费用是多少。 "
        "居民们非常失望。 许多人在那里学会了游泳。",
    ),
    "Arabic": (
        "إغلاق مسبح الميناء في سبتمبر",
        "أعلن مجلس بلدية بورت إليري يوم الخميس أن مسبح الميناء سيغلق في سبتمبر. وكان المهندسون قد وجدوا شقوقا في "
        "جدارين من جدرانه، وليس لدى المدينة المال لإصلاحها. افتتح المسبح عام 1934 ويزوره نحو ستين ألف شخص كل عام.",
    ),
}
ENGLISH = {
    "foreign names": (
        "Bundeskanzler Müller-Schönhausen met Prime Minister Krzysztof Wiśniewski and President Jean-François "
        "Lefèvre-Dubois in Świnoujście on Thursday, where they were joined by Nguyễn Thị Minh Khai of Việt Nam, "
        "by José Luis Rodríguez Fernández of the Confederación Nacional and by Þórarinn Guðmundsson, who had come "
        "from Reykjavík with a delegation of the Sjálfstæðisflokkurinn."
    ),
    "figures": (
        "Arsenal 2, Chelsea 1. Everton 0, Leeds 0. The table is led by Arsenal with 41 points, and Chelsea are "
        "second with 38. It was the first time that the two had met in the league since 2019."
    ),
    "a short text": "Pool closes. Nobody swims.",
    "a headline alone": "",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_not_english_is_read_and_not_scored(language):
    headline, body = FOREIGN[language]
    article = parse_text(f"{headline}\n\n{body}", id="a")
    assert body[-20:] in f"{article.headline}\n{article.body}"
    analysis = analyze([article, Article("b", "Pool", "The pool was a nightmare, they said.")])
    scores = analysis.scores.query("article_id == 'a'")
    assert len(scores) and scores["value"].isna().all()
    assert (scores["reason"] == "not in English").all()
    assert analysis.value("b", "body", "reported", "loaded") > 0


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_scored_whatever_names_are_in_it(kind):
    analysis = analyze([Article("a", "Harbour pool to close", ENGLISH[kind])])
    assert analysis.english.all()
    assert not analysis.scores["reason"].eq("not in English").any()


def test_too_short_a_text_is_not_judged():
    assert math.isnan(english_share("Das Hafenbad schließt."))
    assert english_share("港口泳池将于九月关闭，市议会周四宣布，没有人知道费用是多少。") == 0
    assert english_share(FOREIGN["German"][1]) < ENGLISH_SHARE < english_share(ENGLISH["figures"])
