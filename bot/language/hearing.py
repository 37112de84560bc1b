"""What is said to the bot in a group, read as in a chat of two: work and questions are heard, talk is not.

Whoever calls the bot and nobody else mostly wants something of it, but not always: people thank it, speak of it, or
mention it while they talk to one another. Which of both it is, the examples of groups tell (`cues.py`), by the words
and by where the bot's name stands among them. What only looks something up is answered, what would change anything is
offered, never done.
"""

import re

from bot.language.acts import IN_GROUP
from bot.language.called import alone
from bot.language.company import supposed
from bot.language.context import Context
from bot.language.cues import PLACES, TALK
from bot.language.intents import QUIET
from bot.language.lexicon import Lexicon
from bot.language.normalise import hailed, parted, plain, strip_mentions
from bot.language.offers.likely import ahead_of_talk, masked, speaker
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, scene_of

_PLAINLY = 4.0  # so much more like work than like talk
_ALONE, _TOGETHER = 7.0, 10.0  # or so much more as if said alone, and so much by both
_LOOKS = kinds(
    "ACCOUNT_QUERY STATS UNIT_STATUS RECTIFY_LIST REQUEST_STATUS TIMELINE PENDING_APPROVALS PENDING_VERIFICATIONS "
    "EXPORT PREVIEW_TODAY LIST_MY_TASKS TASK_DETAIL HELP CONTACT_OFFICE"
)


def heard(scene: Scene, text: str, said: Said) -> Said | None:
    """What was said, as it is read alone, if it resembles that more than the talk of groups; else None."""
    waits = scene.context.unsigned or bool(said.slots)
    for_all = said.intent == "SIGN_RECEIPT" and not waits  # 收到收到 says everybody in a group
    if for_all or _to_all(scene) or supposed(scene, said):
        return None
    cues, context = scene.lexicon.vocabulary.cues, scene.context
    found = cues.likely(as_called(text, context, scene.lexicon), speaker(context), context.chat)
    scores = {intent: score for score, intent in found}
    talk = scores.pop(TALK, 0.0)
    if said.intent in QUIET:
        return _questioned(scene, text, said, max(scores.values(), default=talk) - talk)
    called = scores.get(said.intent, talk) - talk
    if called < _PLAINLY and not _plain_by_both(scene, said, called):
        return _questioned(scene, text, said, called)
    return said if said.intent in _LOOKS else Said(said.intent, said.slots, certain=False)


def _plain_by_both(scene: Scene, said: Said, called: float) -> bool:
    """@督办助手 云上之溪归谁管: hardly talk, plainly none if said alone; who says 你 may mean somebody."""
    if _YOU.search(scene.text.key):
        return False
    as_alone = ahead_of_talk(alone(scene), said.intent)
    return as_alone >= _ALONE and called + as_alone >= _TOGETHER


_YOU = re.compile(r"(?<![请烦让])[你您](?!好)")


def _questioned(scene: Scene, text: str, said: Said, called: float) -> Said | None:
    """@督办助手 教育局报了没, 要不要盖章: a question of the field is answered, or meets a hint."""
    own, key = alone(scene), scene.text.key
    whole = strip_mentions(plain(text), scene.lexicon.bot_names).strip()
    named = hailed(whole) != whole or (_TO_SOMEBODY.match(key) and not _POLITE.match(key))
    if called < _LEARNT_AS_TALK or not asks(own.tokens, own) or _YOU.search(key) or named:
        return None
    as_alone = ahead_of_talk(own, said.intent)
    if said.intent in _LOOKS and as_alone >= (_LIKE_HELP if said.intent == "HELP" else _PLAINLY):
        doubtful = said.intent == "HELP" and not said.certain
        return said if not doubtful else None if not _of_field(scene) else Said("UNKNOWN", {"hint": IN_GROUP})
    return Said("UNKNOWN", {"hint": IN_GROUP}) if _of_field(scene) else None


def _of_field(scene: Scene) -> bool:
    return any(word in scene.text.key for word in scene.lexicon.vocabulary.phrases.get("field", ()))


_LIKE_HELP = 6.0
_LEARNT_AS_TALK = -20.0  # below this it is one of the examples of talk, or all but one
_TO_SOMEBODY = re.compile(r"[\u4e00-\u9fff]{1,5}[,，]")  # 张科，整改弄好了吗
_POLITE = re.compile(r"(?:请问|麻烦|你好|您好|那|问一?下|想问一?下|现在|目前)[,，]")


def _to_all(scene: Scene) -> bool:
    """各位，培训已办: the others are spoken to first."""
    first, sign = (*scene.tokens, None, None)[:2]
    words = scene.lexicon.vocabulary.phrases.get("others", ())
    return first is not None and sign is not None and sign.kind == "sep" and scene.word(first) in words


def as_called(text: str, context: Context, lexicon: Lexicon) -> str:
    """The sentence with placeholders, the bot's name among them: 问@… and @…又 are said of it, not to it."""
    return PLACES["助手"].join(
        masked(scene_of(part, context, lexicon)) for part in parted(plain(text), lexicon.bot_names)
    )
