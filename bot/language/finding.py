"""What a monitor found, in his own words: day and fault, without the account and without what he asks us to do."""

import re
from collections.abc import Iterator

from bot.language.dates import Found
from bot.language.faults import NAMED, fault_in
from bot.language.patterns import kinds
from bot.language.reported import words_of
from bot.language.scene import Said, Scene, Slots
from bot.language.targets import numbers_account
from bot.language.tokens import Token

_NAMES = kinds("account name protected unit accountno")
_FIRST = ord(NAMED[0])
_MOST = 0x100
_DAYS = 0x100  # behind the names: days that are past stand for themselves, and are no time set
_NAME = rf"[{NAMED}]"
_OF = r"(?:的|那个|这个|那|这|官方|账号|公众号|服务号|订阅号|微信号?|微博|抖音号?|快手号?|头条号?|今日头条|视频号|号)"
_QUOTES = "“”\"'‘’《》"
_ABOUT = re.compile(  # 巡查发现“创享江东”公众号…, 给佛堂城事…, 苏溪那个微博…
    rf"^(?:\w{{0,3}}[整正][改盖](?:下发|通知书|通知|单)?[\s，,：:]*|[A-Za-z]\d{{1,2}}[\s，,：:]+|(?:序号)?\d{{1,3}}[号.、]?[\s，,：:]*(?={_NAME})|经?(?:巡查|检查|排查|核查|抽查)?(?:发现|查)?[\s，,：:]*"
    rf"|[请给对向]|通知|要求|[{_QUOTES}])*{_NAME}(?:{_NAME}|{_OF}|[{_QUOTES}\s，,：:])*"
)
_ANOTHER_FINE = re.compile(  # 至美大陈…没更新，稠城的幸福稠城正常: of another account nothing was found
    rf"[，,。；;\s]+{_NAME}[^，,。；;]*?(?:正常|没有?问题|没事|都好|还行|在更新|有更新|更新了)的?(?=[，,。；;]|$)"
)
_BLANK = re.compile(r"^(?:[\s，,。；;：:、！!.]|问题[为是:：])+|[\s，,；;：:、]+$")


def found_by(scene: Scene, said: Said) -> Slots:
    """Beside the slots: of a new order what was found, of a report how it was done."""
    if said.intent == "TASK_DONE":
        return words_of(scene, said)
    new = said.intent == "RECTIFY_ISSUE" and said.slots.keys().isdisjoint({"rect", "fault"})
    return {"fault": finding(scene)} if new else {}


def finding(scene: Scene) -> str:
    """The fault with its day: 义乌财政7月10号之后就没更新了，让他们整改 is 7月10号之后就没更新了."""
    masked = list(_masked(scene))
    said, end = "", 0
    for mark, start, words in masked:
        said += scene.text.shown[end:start] + mark
        end = start + len(words)
    said += scene.text.shown[end:]
    fault = ""
    while fault != said:
        fault, said = said, _ABOUT.sub("", fault_in(said))
    fault = _ANOTHER_FINE.sub("", fault)
    for mark, _, words in masked:
        fault = fault.replace(mark, words)
    return _BLANK.sub("", fault)


def _masked(scene: Scene) -> Iterator[tuple[str, int, str]]:
    """Each name and each day that is past: the mark in its place, where it stands in what was typed, and the words."""
    found = [token for token in scene.all(*_NAMES, "date", "platform") if _named(scene, token)][:_MOST]
    for place, token in enumerate(found):
        day = scene.day(token) if token.kind == "date" else None
        past = isinstance(day, Found) and day.day < scene.today.day and not numbers_account(scene, token)
        if token.kind != "date" or past:
            mark = chr(_FIRST + place + (_DAYS if past else 0))
            yield mark, scene.text.at[token.start], scene.text.said(token.start, token.end)


def _named(scene: Scene, token: Token) -> bool:
    """公安局知乎: a platform right behind the name of its unit is a part of the name."""
    place = scene.index(token)
    before = scene.tokens[place - 1] if place and token.kind == "platform" else None
    return token.kind != "platform" or (before is not None and before.kind in _NAMES and before.end == token.start)
