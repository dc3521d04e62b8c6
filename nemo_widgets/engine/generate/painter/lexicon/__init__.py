"""Every concept the painter knows, and the words for it in English and Chinese.

Each table is ``name -> "word|word|词|词"``. A word may stand under several names: it then means all of them.
To teach the painter a word, add it to its concept; a new concept also needs something that paints it.
"""

from nemo_widgets.engine.generate.painter.lexicon.looks import MOODS, PALETTES, SIZES, STYLES, VIEWS
from nemo_widgets.engine.generate.painter.lexicon.places import MADE_OF, PLACES
from nemo_widgets.engine.generate.painter.lexicon.skies import AIR, SEASONS, SKIES, TIMES, WEATHERS
from nemo_widgets.engine.generate.painter.lexicon.things import THING_WORDS

LEXICON: dict[str, dict[str, str]] = {
    "time": TIMES,
    "season": SEASONS,
    "weather": WEATHERS,
    "sky": SKIES,
    "air": AIR,
    "subject": PLACES,
    "thing": THING_WORDS,
    "palette": PALETTES,
    "mood": MOODS,
    "style": STYLES,
    "view": VIEWS,
    "size": SIZES,
}
"""Kind -> concept -> its words."""

__all__ = ["LEXICON", "MADE_OF"]
