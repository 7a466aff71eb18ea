"""English words of interfaces, ours and Streamlit's, that no Vietnamese page may show.

Left out are words that are also Vietnamese syllables without accents (in, an, do, can, may, so,
to, no, on, hay, them) and names that both languages use (CSV, JSON, JavaScript, SHA-256).
"""

import re

from cchc_data.publish import CUBES

# Names of public tables are names of files, the same in every language.
TABLES = {*CUBES, "figures"}

_WORDS = """
the and of for with from this that these those not are is was were has have your you our they which what when
about above after all already also any back before below between both browse bytes by cancel change check choose
clear click close closed complaint complaints connecting connection content copied copy count current data dashboard
date day days delete deploy denominator dossier dossiers download drag drop each empty enter error errors exit
expand export failed feedback field fields figure figures file files filter filters find first found fullscreen
get help hidden hide home hotline hour hours how image indicator info input interval keep language last late less
light limit link list loading locked login main manage many match matches median menu met minutes missing month
months more most name navigation near nearly new next none null number numerator office ok old one only open
operation option options other overview page pages pending percent period plan please post press previous print
privacy problem procedure procedures provisional published quarter raised rate read record report rerun reset
result results retry row rows rule run running sample satisfied save screencast search see select selected service
settings share show sidebar site skip small snapshot source start status stop stopped submit suggestions survey
table target then theme there time title toggle total tooltip traceback true try type undefined unknown unnamed up
update updated upload use user value values version view wait warning week welcome working year years yes zoom
""".split()

_ENGLISH = re.compile(rf"(?<![\w./@-])(?:{'|'.join(_WORDS)}|false|exception)(?![\w/@-]|\.\w)", re.IGNORECASE)


def english_in(text: str) -> list[str]:
    """The English words in a text, each with what stands around it."""
    if text in TABLES:
        return []
    return [text[max(0, m.start() - 30) : m.end() + 30] for m in _ENGLISH.finditer(text)]
