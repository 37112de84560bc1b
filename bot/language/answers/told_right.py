"""情况写…, 再加一句 …, 理由改成…, 叫李明, 魅力苏溪: words, a person or an account of the guess put right, alone."""

import re
from dataclasses import replace

from bot.language.answers.parts import as_if_unasked
from bot.language.answers.value_right import SHOWN_DAY
from bot.language.context import Asked
from bot.language.date_forms import read_span
from bot.language.dates import Span
from bot.language.intents import OF_PERSON
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.roster.words import clauses
from bot.language.scene import Said, Scene, Slots, iso
from bot.language.targets import target

ANEW = "text_anew"  # slot: the words take the place of those of the guess
_IN_TEXT = kinds("TASK_DONE TASK_PROGRESS RECTIFY_FEEDBACK")
_WITH_REASON = kinds("RETURN REJECT REQUEST_WITHDRAW NOT_OURS BLOCKED RECTIFY_DISPUTE")
_CONTACT = "CONTACT_CHANGE"
_HEAD = r"(?:是的?|对的?|嗯+|好的?|不过|但是?)?[\s,，]*"
_WRITTEN = re.compile(
    rf"{_HEAD}(?:别写[^,，。;；]{{1,12}}[,，\s]*)?(?:情况|说明|内容|进展|反馈)?(?:里面?|栏)?(?:就|应该|要|改)*(?:写(?![错反岔])[成上]?|改成|改为|换成)[\s:：,，]*"
    r"[“\"]?(?P<words>[^“”\"]{2,}?)[”\"]?",
    re.DOTALL,
)
_ADDED = re.compile(
    rf"{_HEAD}(?:再|还|另外|后面)*(?:加|补|添)(?:充|上)?一?(?:句|条|笔)(?:话)?[\s:：,，]*"
    r"[“\"]?(?P<words>[^“”\"]{2,}?)[”\"]?",
    re.DOTALL,
)
_REASON = re.compile(
    rf"{_HEAD}(?:(?:理由|原因)(?:就|应该|要)?(?:是|写成?|改成|改为|换成|[:：\s])|(?:就|要)?(?:写(?![错反岔])成?|改成|改为))[\s:：,，]*"
    r"[“\"]?(?P<words>[^“”\"]{3,}?)[”\"]?[。!！]?",
    re.DOTALL,
)
_NOT_WORDS = re.compile(
    r"^(?:[\d\s%号日月.]+$|[好完][了的]|[到得了的这])|^(?:同意|批准?|通过|驳回|退回|不退|保留|进展|办结)[吧了的]*$|错了?$|[?？]|吗$|什么|怎么|哪|完了|好了$|[上下]面|刚才|都行|[先别不]+(?:报|发|送|交|写)"
)
_ONLY_NAME = (["name"], ["be", "name"], ["swap", "name"], ["label", "name"], ["label", "be", "name"])
_LATER = re.compile(r"(?:再|往后|推后?|延后|宽限?|放宽|晚)(?:个|延|推|宽限|晚|给)?(?:他们)?$")
_SPAN_ONLY = WEIGHTLESS | kinds("span extend want x polite")


def told_right(scene: Scene) -> Said | None:
    """What alone is put right, offered anew with the rest of the guess as it was."""
    asked = scene.context.question
    if asked is None or asked.form or scene.has("qmark", "question", "howto"):
        return None
    slots = _words(scene, asked) or _name(scene, asked) or _account(scene, asked) or _later(scene, asked)
    slots = slots or _from(scene, asked)
    return Said("FILL", slots) if slots else None


def _words(scene: Scene, asked: Asked) -> Slots:
    """What is to stand there instead, or behind what stands there."""
    shown = scene.text.shown.strip()
    if asked.intent in _IN_TEXT:
        if (found := _ADDED.fullmatch(shown)) is not None and not _NOT_WORDS.search(found["words"]):
            return {"text": found["words"].strip()}
        if "http" in shown and (text := _with_link(shown, asked)):
            return {"text": text, ANEW: True}
        found = _WRITTEN.fullmatch(shown) if "写" in shown else None
        plain = found is not None and not _NOT_WORDS.search(found["words"])
        return {"text": found["words"].strip(), ANEW: True} if found is not None and plain else {}
    found = _REASON.fullmatch(shown) if asked.intent in _WITH_REASON else None
    plain = found is not None and not _NOT_WORDS.search(found["words"]) and not scene.has("request", "rect", "task")
    return {"reason": found["words"].strip()} if found is not None and plain else {}


_URL = r"https?://[!-~]+"
_OTHER_LINK = re.compile(  # 链接错了，是 https://…: the link alone, the other words stay
    rf"(?:不对|不是|哎呀?|等等|错了|[,，。!！\s])*+(?:链接|网址|地址|链接地址)?(?:[发贴写给弄搞]?错了?|不对|有误|[,，。!！\s])*+"
    rf"(?:应该?|改|换)?(?:是|为|成|用)?(?:这个|下面)?(?:这个)?[:：\s]*(?P<link>{_URL})[\s。吧]*"
)


def _with_link(shown: str, asked: Asked) -> str:
    """The words of the guess with the right link in the place of the only one; "" where that is not plain."""
    found, quoted = _OTHER_LINK.fullmatch(shown), re.search(r"“(?P<words>[^”]+)”", asked.words)
    wrong = re.search(r"错|不对|有误|应该?|改|换|不是", shown)
    before = quoted["words"] if quoted is not None else ""
    links = re.findall(_URL, before)
    if found is None or not wrong or len(links) != 1 or "…" in before:
        return ""
    return before.replace(links[0], found["link"])


def _name(scene: Scene, asked: Asked) -> Slots:
    """王敏; 叫李明: another one in the place of whom the guess names."""
    if asked.intent not in OF_PERSON or scene.has("not", "mobile", "number", "date"):
        return {}
    words = [word for _, part in clauses(_CALLED.sub("", scene.text.shown.strip()), ()) for word in part]
    solid = [word for word in words if word.kind not in {"filler", "sign"}]
    return {"name": solid[-1].value} if [word.kind for word in solid] in _ONLY_NAME else {}


_CALLED = re.compile(r"^(?:名字|姓名|人)?(?:应该)?(?:是|叫)|[吧啊呀的]+$")


def name_right(scene: Scene) -> Said | None:
    """叫王敏, beside what would be done with a person and is shown: the name alone, the mobile stays."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or asked.shown != _CONTACT:
        return None
    slots = _name(scene, replace(asked, intent=_CONTACT)) if not scene.has("qmark", "question", "howto") else {}
    return Said(_CONTACT, {**slots, "amended": True}) if slots else None


def _account(scene: Scene, asked: Asked) -> Slots:
    """魅力苏溪; 不是这个，是33号: of which account the office decides."""
    if asked.intent != "DISPOSITION":
        return {}
    free = as_if_unasked(scene, _NOT_THIS.sub("", scene.text.shown.strip()))
    run = [token for token in free.tokens if token.kind in _ACCOUNT]
    found = target(free, run) if run and free.only(_ACCOUNT | WEIGHTLESS) else None
    if found is None or len(found.accounts) != 1 or found.protected or found.accounts[0][1] == asked.account:
        return {}
    return {"target": found}


_ACCOUNT = kinds("account name unit accountno platform accountnoun")
_NOT_THIS = re.compile(r"^(?:不对|错了|搞错了|不是(?:这个|那个|它)?)[\s,，]*(?:是|应该是)?|(?:那个|的)$")


def _later(scene: Scene, asked: Asked) -> Slots:
    """再宽限5天, 晚一周, beside a day that the guess shows: so much behind it."""
    name = {"EXTENSION_REQUEST": "date", "RECTIFY_ISSUE": "due", "DELEGATE": "to"}.get(asked.intent)
    spans, shown = scene.all("span"), list(SHOWN_DAY.finditer(asked.words))
    if name is None or len(spans) != 1 or len(shown) != 1 or not scene.only(_SPAN_ONLY):
        return {}
    length = read_span(spans[0].value)  # type: ignore[arg-type]
    if length is None or not _LATER.search(scene.text.key[: spans[0].start]):
        return {}
    return {name: _behind(scene, shown[0], length)}


def _from(scene: Scene, asked: Asked) -> Slots:
    """从8月1号起: since when somebody signs for the principal."""
    days = scene.dated()
    led = asked.intent == "DELEGATE" and len(days) == 1 and _SINCE.fullmatch(scene.text.key) is not None
    day = iso(scene.day(days[0])) if led else None
    return {"from": day} if day else {}


_SINCE = re.compile(r"(?:是的?|对的?|嗯+)?[,，]?从?[^,，。]{2,10}(?:起|开始)(?:算|代签)?[吧啊呀]*")


def _behind(scene: Scene, shown: re.Match[str], length: Span) -> str:
    year = int(shown["year"] or scene.today.day.year)
    said = scene.saying(f"{year}年{shown['month']}月{shown['day']}日")
    day = said.day(said.dated()[0])
    return length.after(day.day, scene.lexicon.works).isoformat()  # type: ignore[union-attr]
