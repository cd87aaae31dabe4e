"""Stems: the form under which the inflected forms of a word meet, for matching.

By rule and a list of irregular words. A stem need not be a word.
"""

import re
from functools import lru_cache

__all__ = ["IRREGULAR", "find_stem", "share_root"]

_VERBS = (
    "arise arose arisen|awake awoke awoken|be am is are was were been being|bear bore borne|"
    "beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten|"
    "bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|"
    "burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|"
    "deal dealt|die dying|dig dug|do does did done|draw drew drawn|drink drank drunk|"
    "drive drove driven|"
    "eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|"
    "fling flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten|"
    "forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go goes went gone|"
    "grind ground|grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hold held|"
    "keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|"
    "leave left|lend lent|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|"
    "mislead misled|overcome overcame|oversee oversaw overseen|overtake overtook overtaken|"
    "overthrow overthrew overthrown|pay paid|plead pled|prove proven|rebuild rebuilt|"
    "ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|"
    "sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|"
    "sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|"
    "speak spoke spoken|speed sped|spend spent|spin spun|spring sprang sprung|stand stood|"
    "steal stole stolen|stick stuck|sting stung|strike struck stricken|strive strove striven|"
    "swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|"
    "tear tore torn|tell told|tie tying|think thought|throw threw thrown|"
    "undergo underwent undergone|understand understood|undertake undertook undertaken|"
    "uphold upheld|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|"
    "wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|"
    "write wrote written|can could|may might|will would|shall should"
)
_NOUNS = (
    "child children|man men|woman women|person people|foot feet|tooth teeth|mouse mice|goose geese|"
    "wife wives|life lives|knife knives|leaf leaves|half halves|thief thieves|wolf wolves|"
    "shelf shelves|self selves|policeman policemen|policewoman policewomen|fireman firemen|"
    "crisis crises|analysis analyses|basis bases|criterion criteria|phenomenon phenomena|"
    "medium media|series|species|news|politics|police|gas gases|bus buses|virus viruses|"
    "campus campuses|bonus bonuses|census censuses|chorus choruses|lens lenses|"
    "good better best|bad worse worst|far further furthest|little less least|many more most"
)
#: The base of each irregular form.
IRREGULAR = {
    form: forms.split()[0]
    for forms in (*_VERBS.split("|"), *_NOUNS.split("|"))
    for form in forms.split()
} | {"lay": "lay", "laid": "lay", "left": "leave", "ground": "ground", "wound": "wound"}

_CONTRACTED = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m))$")
_Y = re.compile(r"(?<=..)ie[sd]$")
_PLURAL = re.compile(r"(?:(?<=[^u]s|.x|.z)es|(?<=ch|sh)es|(?<![suiy])s|(?<=[aeo]y)s)$")
_ENDING = re.compile(r"(?<=[a-z]{2})(?:ed|ing)$")
#: Verbs in -ee; of other words in -eed the last two letters are no ending.
_IN_EE = re.compile(r"(?:agree|free|guarantee|decree|referee)d$")
_NO_ENDING = frozenset(
    "during evening morning nothing something anything everything spring string "
    "wedding ceiling hundred sacred beijing red bed king ring wing thing bring sing".split()
)
_VOWEL = re.compile(r"[aeiouy]")
#: Words whose last e parts them from another common word.
_WITH_E = frozenset(
    (
        "bare care cape cute fare fine hate here mate mode note one pine plane quite rate ripe "
        "robe rode scare scrape stare stripe tape there tube twine ware where wine"
    ).split()
)
_DERIVED = re.compile(
    r"(?:ation|ition|ution|(?<![cp])tion|ion|(?<=.{4})ur|ment|ance|ence|ancy|ency|ness|ity|ship|"
    r"hood|ism|ist|al|ure|age|ive|ous|ful|less|able|ible|ly|er|or|ee|ant|ent|ing|ed|es|s|e|"
    r"(?<=.{5})(?:y|m[ae]n|at))$"
)
#: Roots that change before -ion or -al: "decide" and "decision", "expel" and "expulsion".
_KIN = {
    "decis": "decid", "invas": "invad", "conclus": "conclud", "expans": "expand",
    "extens": "extend", "suspens": "suspend", "intrus": "intrud", "collis": "collid",
    "divis": "divid", "explos": "explod", "eros": "erod", "evas": "evad", "exclus": "exclud",
    "inclus": "includ", "persuas": "persuad", "provis": "provid", "permiss": "permit",
    "admiss": "admit", "submiss": "submit", "omiss": "omit", "expuls": "expel",
    "compuls": "compel", "destruct": "destroy", "applic": "apply", "supplic": "supply",
    "recept": "receiv", "decept": "deceiv", "perception": "perceiv", "acquisit": "acquir",
    "absorpt": "absorb", "resolut": "resolv", "solut": "solv",
    "convers": "convert", "invers": "invert", "defens": "defend",
    "offens": "offend", "respons": "respond", "proof": "prov",
    "belief": "believ", "relief": "reliev", "theft": "thief", "death": "die", "dead": "die",
    "birth": "bear", "loss": "lose", "choic": "choos", "flight": "fly", "gift": "give",
    "speech": "speak", "sale": "sell", "complaint": "complain", "growth": "grow",
}  # fmt: skip
#: Words that look derived from another common word and are not.
_OWN_ROOT = frozenset(
    (
        "apartment author authority capital captain comment commerc commission commit committe "
        "communist community companion company content contention contest contract contraction "
        "council counsel count counter country county court custom customer depart department "
        "even evening event eventual fact factor factory forc force forest form formal former "
        "fort forty general generation hospit hospital import important intent intention major "
        "master mater material mayor minister ministry minor miss mission moment momentum "
        "number numerous object objective offic officer official organ organi part partial "
        "partner party passag passion person personnel plane planet polic policy presence "
        "present president princip principl proper property prosper relation relative resident "
        "secret secretary sever several severe sign signal significant state statement station "
        "subject universal universe university"
    ).split()
)


@lru_cache(maxsize=50_000)
def find_stem(word: str) -> str:
    """Return the stem of a word, in lower case: what its inflected forms have in common.

    Examples
    --------
    >>> [find_stem(word) for word in "Kidnapped children returned to cities".split()]
    ['kidnap', 'child', 'return', 'to', 'city']
    >>> find_stem("decides"), find_stem("deciding"), find_stem("decision")
    ('decid', 'decid', 'decision')
    """
    word = word.lower().replace("’", "'")
    word = _CONTRACTED.sub("", word) if "'" in word else word
    if word in IRREGULAR:
        word = IRREGULAR[word]
    elif len(word) > 3:  # patterns are asked of words that end so: few do
        word = _Y.sub("y", word) if word.endswith(("ies", "ied")) else word
        word = _PLURAL.sub("", word) if word.endswith("s") else word
        word = _without_ending(word) if word.endswith(("ed", "ing")) else word
    if len(word) > 3 and word[-1] == word[-2]:
        return word[:-1]
    if len(word) > 3 and word.endswith("e") and word not in _WITH_E:
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    """Take -ed or -ing off a verb, and give back the e that the ending swallowed."""
    if _IN_EE.search(word):
        return word[:-1]
    base = _ENDING.sub("", word)
    if base == word or word.endswith("eed") or word in _NO_ENDING or not _VOWEL.search(base):
        return word
    return base + "e" if len(base) == 2 or base + "e" in _WITH_E else base


@lru_cache(maxsize=50_000)
def share_root(a: str, b: str) -> bool:
    """Tell whether two stems look like forms of one root: "approve" and "approval".

    Examples
    --------
    >>> share_root("reject", "rejection"), share_root("disappear", "disappearance")
    (True, True)
    >>> share_root("minister", "minor"), share_root("party", "part")
    (False, False)
    """
    a, b = _KIN.get(a, a), _KIN.get(b, b)
    if a == b:
        return True
    if a in _OWN_ROOT and b in _OWN_ROOT:
        return False
    first, second = sorted((_root(a), _root(b)), key=len)
    if len(first) < 4 or len(second) - len(first) > 2:
        return False
    if first == second:
        return True
    return len(first) > 4 and second.startswith(first if len(first) < 6 else first[:-1])


def _root(word: str) -> str:
    for _ in range(0 if word in _WITH_E else 2):
        shorter = _DERIVED.sub("", word)
        if len(shorter) < 4:
            break
        word = _KIN.get(shorter, shorter)
    return word
