"""Whether a message in a group calls the bot and nobody else: only then may its work and its questions be heard."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.language.normalise import called, called_amid, called_last, hailed, named_beside, plain
from bot.language.rules.asking import asks
from bot.language.scene import Scene

_OF_BOT = re.compile(
    r"[\s,，:：]*(?:昨天|今天|刚才|刚刚|刚|上午|下午|早上)?"
    r"(?:(?:说|讲|发|推送?|提醒|通知|催|列|转|回)(?:的|得|过)|又|真|太|也|会(?!开|议|上)|能不能|是|这(?!次|份|件|个|张|几|条|项)|你|您(?!好)|它|怎么又|还是)"
)
_TO_BOT = tuple("问找去叫用在给跟和让比靠有看是把被等像对向怪谢")  # 你们问@督办助手: spoken of, not to
_TO_WHOM = tuple("找叫在给跟和让比把被像对向谢")  # with a blank between, too
_SPOKEN_OF = re.compile(r"[\s,，:：]*(?:昨天|今天|刚才|刚刚|刚)?(?:说|讲|发|推送?|提醒|通知|催)(?:的|得|过)")


def calls_bot(text: str, bot_names: Iterable[str]) -> bool:
    """Whether @bot stands at the head, behind a sign or at the end, nobody else is called, and it is not spoken of."""
    said = plain(text).strip()
    if named_beside(said, bot_names):
        return False
    rest = called(said, bot_names)
    if rest is not None:
        return _to_nobody(rest) and not _OF_BOT.match(rest)
    before = called_last(said, bot_names)
    if before is not None:
        return _to_nobody(before) and not before.endswith(_TO_BOT) and not before.rstrip().endswith(_TO_WHOM)
    amid = called_amid(said, bot_names)
    if amid is None or amid[0].endswith((*_TO_WHOM, "通过", "经由")) or not _to_nobody(amid[0]):
        return False
    return not _OF_BOT.match(amid[1]) and not _SPOKEN_OF.match(amid[1])


def _to_nobody(said: str) -> bool:
    """Nobody is greeted in front of it."""
    return hailed(said.strip()) == said.strip()


def speaks_of_bot(scene: Scene, text: str) -> bool:
    """@督办助手 说的任务3，我们也有吗: the bot is spoken of, and somebody else is asked."""
    rest = called(plain(text).strip(), scene.lexicon.bot_names)
    return rest is not None and bool(_SPOKEN_OF.match(rest)) and asks(scene.tokens, scene)


def alone(scene: Scene) -> Scene:
    """The same sentence as if it were said to the bot alone."""
    return Scene(scene.sentence, replace(scene.context, chat="single"), scene.lexicon)
