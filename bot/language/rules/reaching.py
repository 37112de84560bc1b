"""The way to a person at the office, and suggestions for it."""

import re

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

_LIGHT = WEIGHTLESS | kinds("all want")
_STRANGE = 4  # so many characters without meaning are borne in front of a suggestion
_TO_TALK = re.compile(
    r"(?:想|要|需要|能不能|能|可以|可否|帮我?|请|麻烦).{0,6}(?:跟|和|与|同|找|接|联系|问|给).{0,2}"
    r"(?:[市县区]?府办|政府办|督查室|督查科|督办科|办公室|值班室|上面|你们那?边?)的?(?:领导|同志|老师|人|工作人员|负责人|同事)?"
    r"(?:当面|直接|电话)?(?:说|讲|聊|沟通|反映|通话|谈|汇报|商量|对接|解释|打电话|一下|$)"
)


_A_MACHINE = re.compile(r"(?:是|是不是)真人|真人还是|机器人(?:吗|吧|呀|啊)")  # asked about us, not for somebody


_PLATFORMS_OWN = re.compile(
    r"(?:平台|微信|腾讯|抖音|快手|微博|新浪|头条|天目|知乎|官方).{0,12}(?:客服|人工|热线)|打客服"
)


def platforms_own(scene: Scene) -> bool:
    """天目号平台说要打客服电话: whom to call there is no wish to talk to us."""
    return _PLATFORMS_OWN.search(scene.text.key) is not None


def human(scene: Scene) -> Said | None:
    """人工; 意见建议 …."""
    named = kinds("unit name unitnoun") if scene.context.chat == "single" else kinds("")
    called = scene.context.chat == "single" or not any("有人" in scene.word(t) for t in scene.all("human"))
    if _A_MACHINE.search(scene.text.key) or platforms_own(scene):
        return None
    if scene.has("human") and called and scene.mostly(_LIGHT | {"human", "question", "qmark", "view", "howto"} | named):
        return Said("CONTACT_OFFICE")
    if called and _TO_TALK.search(scene.text.key) and not scene.has("task", "account", "cancel", "past"):
        return Said("CONTACT_OFFICE")
    token = scene.first("suggest")
    if (
        token
        and not _of_somebody(scene, token)
        and _suggests(scene, token)
        and _led_up_to(scene, token)
        and not asks(scene.tokens[: scene.index(token) + 2], scene)
    ):
        text = scene.behind(token)
        strange = any(t.kind == "x" for t in scene.tokens[: scene.index(token)])
        plain = scene.apart(scene.index(token) + 1) or scene.word(token) != "建议"
        return Said("SUGGESTION", {"text": text} if text else {}, certain=plain and not strange)
    return None


def _led_up_to(scene: Scene, token: Token) -> bool:
    """我对系统有个建议: in front of the word little that we do not know, in a group none of it."""
    head = scene.tokens[: scene.index(token)]
    strange = sum(len(t) for t in head if t.kind == "x")
    known = all(t.kind in _LIGHT | {"view", "x"} for t in head)
    return known and strange <= (_STRANGE if scene.context.chat == "single" else 0)


def _suggests(scene: Scene, token: Token) -> bool:
    """意见 and 建议 in front of a text of its own; 意见统一了 and 建议不错 are talk."""
    place = scene.index(token) + 1
    while place < len(scene.tokens) and scene.tokens[place].kind in {"soft", "particle"} and not scene.apart(place):
        place += 1
    alone = place == len(scene.tokens) or scene.apart(place) or scene.tokens[place].kind in {"particle", "polite"}
    return alone or len(scene.word(token)) > 2 or (scene.word(token) == "建议" and scene.context.chat == "single")  # noqa: PLR2004


def _of_somebody(scene: Scene, token: Token) -> bool:
    """领导对我有意见: 对 in front of it makes it somebody else's."""
    place = scene.index(token)
    return place > 0 and scene.tokens[place - 1].kind == "ba"
