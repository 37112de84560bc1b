"""The reason that is asked for after a tap on 退回 or 驳回: any words are one, but what plainly is something else."""

import re

from bot.language.patterns import LIGHT, kinds
from bot.language.refs import units_said
from bot.language.scene import Said, Scene

_NAMING = kinds("account name platform unit task nth number request")
_NUMBERED = kinds("task nth request")
_NOT_RETURNED = re.compile(  # 算了先不退, 还是不退回了; 不退了，… with more behind it is a reason
    r"(?:算了吧?(?:那|就|还是|我|先|暂时)*不(?:退|驳)回?了?|(?:那|就|还是|我)*(?:不(?:退|驳)回?了|(?:先|暂时)不(?:退|驳)回?了?))[吧啊呀]?"
)
_NO_REASON = re.compile(  # 佛堂那个可以批了 agrees, 江东欠了几件事 asks; 材料不全，不能批 and 补齐后可以批 are reasons
    r"(?<![不没未才再后])(?:可以|能|都|给)(?:批|准|过|同意|通过)(?:了|准|吧|掉)+[。!]*$|"
    r"^(?:先|还是|那|就)?(?:同意|通过|批准|批了|准了)[吧了。!]*$|^(?:先|再|去)?催(?:一下|一催|催)?(?:他们|它们?|人家)?[吧了。!]*$|"
    r"(?:欠|差|有|剩|报|交)了?(?:几|多少)(?:件|家|项|份|户|个)[\u4e00-\u9fff]{0,2}\?*$|(?:吗|么|几家|谁|多少)\?$"
)
_VERDICT = re.compile(  # 苏溪那个退错了撤回来, 快手的先同意了; 苏溪的同意书没盖章 is a reason
    r"(?:的|(?:的?[那这]|那边的?)[个件条份家张]?|那边)(?:先|也|都|就|还是|可以|能|给|要|应该|暂时?){0,3}"
    r"(?:不?(?:同意|通过|批准?|准|过|退回?|驳回?|撤[回销]?|办结|催))(?:错|了|吧|掉|一下|回?来|啊|呀|撤[回销]|退回?){0,4}"
    r"(?:[,。;!?~ ]|$)"
)
_FIRST = r"(?:等等|等一?[下会]儿?|稍等(?:一下)?|慢着|且慢|先等等)"
_LOOKS = r"(?:问|看|想|核实|核|查|商量|请示|打听|确认|考虑)"
_WAIT = re.compile(  # 等下我问问许主任, 我再看看; 等单位补齐材料再报 is a reason
    rf"(?:哦|嗯|啊|那)?(?:{_FIRST}[吧啊呀哈,。!~]*(?:(?:我|让我|容我|我们)(?:再|先|去|得|要)?{_LOOKS}[^,。;]{{0,12}})?|"
    rf"(?:我|让我|容我)(?:再|先|去|得|要)?{_LOOKS}(?:问|看|想|一下|下|实|查|一?[问看想核查])[^,。;]{{0,10}})[。!~]*"
)


def tapped_reason(scene: Scene) -> Said | None:
    """A reason is taken as typed; a verdict on something else, a wait, and what takes back the tap are none."""
    key = "".join(scene.word(token) for token in scene.tokens if token.kind != "sep")
    if key == "算了" or _NOT_RETURNED.fullmatch(key):
        return Said("DIALOG_CANCEL")
    if key in {"我的任务", "帮助"} or _NO_REASON.search(scene.text.key) or _judges_one(scene):
        return None
    if _WAIT.fullmatch(scene.text.key):
        return Said("UNKNOWN", {"hint": "later"})
    return Said("FILL", {"reason": scene.text.shown.strip()})


def _judges_one(scene: Scene) -> bool:
    """A verdict on what is named first, be it this paper or another one."""
    words = [token for token in scene.tokens if token.kind not in LIGHT]
    named = next((place for place, token in enumerate(words) if token.kind not in _NAMING), len(words))
    if not 0 < named < len(words):
        return False
    behind = scene.text.key[words[named - 1].end :]
    if _VERDICT.match(behind) is not None:
        return True
    asked, numbered = scene.context.asked, words[named - 1].kind in _NUMBERED
    units = [scene.lexicon.unit[code] for code in units_said(scene.part(words[:named]))]
    others = numbered and asked is not None and all(unit.short not in asked.words for unit in units)
    return bool(units) and others and _VERDICT.match(f"的{behind}") is not None  # 苏溪任务1退回，…, asked of 佛堂's
