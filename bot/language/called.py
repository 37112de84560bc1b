"""Whom a message in a group calls beside the bot, and whether it only speaks of the bot."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.language.context import Context
from bot.language.normalise import called, named_beside, parted, plain
from bot.language.rules.asking import asks
from bot.language.scene import Scene

_OF_BOT = tuple("问找去叫用在给跟和让比把被像对向怪谢")  # 你们问@督办助手
_END = " \t\n\u2005\u3000,，.。!！~"
_SPOKEN_OF = re.compile(r"[\s,，:：]*(?:昨天|今天|刚才|刚刚|刚)?(?:说|讲|发|推送?|提醒|通知|催)(?:的|得|过)")


def names_others(text: str, bot_names: Iterable[str]) -> bool:
    """Whether somebody else is mentioned beside the bot."""
    return named_beside(plain(text).strip(), bot_names)


def speaks_of_bot(scene: Scene, text: str) -> bool:
    """@督办助手 说的任务3，我们也有吗; 怎么关停直接问@督办助手: the bot is spoken of, to somebody else."""
    before, behind = parted(plain(text).strip(), scene.lexicon.bot_names)
    if before.rstrip().endswith(_OF_BOT) and not behind.strip(_END):
        return True
    rest = called(plain(text).strip(), scene.lexicon.bot_names)
    return rest is not None and bool(_SPOKEN_OF.match(rest)) and asks(scene.tokens, scene)


def unless_to_another(text: str, context: Context, bot_names: Iterable[str]) -> Context:
    """@督办助手 @老刘 微博密码在谁那里: what is said to somebody else answers nothing that we asked.

    To whom it is said, the last mention before the first word tells.
    """
    if context.chat != "group@" or context.asked is None:
        return context
    said, last = plain(text).strip(), ""
    while found := _CALLING.match(said):
        last, said = found[0], said[found.end() :]
    return replace(context, asked=None) if named_beside(last, bot_names) else context


_CALLING = re.compile(r"[@＠][\s\u2005]?[^\s@＠,，:：\u2005]{1,20}[\s,，:：\u2005]*")


def alone(scene: Scene) -> Scene:
    """The same sentence as if it were said to the bot alone."""
    return Scene(scene.sentence, replace(scene.context, chat="single"), scene.lexicon)
