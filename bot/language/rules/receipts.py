"""签收 in other words than ours: put off, asked about, wished undone; a receipt says only that something was received.

等主任看下再签 signs nothing: what was not meant is never signed, and a receipt once given cannot be taken back.
"""

import re

from bot.language.patterns import kinds
from bot.language.refs import numbered_day, task_refs
from bot.language.rules.asking import asks
from bot.language.rules.guide import own_notice
from bot.language.rules.reports import REFS
from bot.language.scene import Said, Scene, given

_LATER = re.compile(
    r"(?:再|才(?:能)?|以后|之后|完了?|后)(?:来|去|统一|一起)?签(?!字)|"  # 看了再签, 开完会后签
    r"(?:先|暂时?|还|现在)(?:别|不|没|未)(?:能|要|用|敢)?(?:急着|着急|忙着?)?(?:[给帮替]我|去|就)?点?签(?!字)"  # 先别签
)
_UNDO = re.compile(
    r"(?:没|别|不要?)(?:让|叫|喊|要)[你您]签(?!字)|(?:撤回?|收回|退回?|取消|作废)(?:一下|掉|刚才的?|那个|我的?)*签收|"
    r"签收(?:能不能|可以|可不可以|能)?(?:不算|(?:撤|收|退)(?:回|掉|销)|取消|作废|错了)|误签收?(?!字)|签(?:收)?早了"
)
_SIGNS = re.compile(
    r"(?:[哦噢嗯好行啊哎]+[的吧]?[,， ]?)*+(?:那|就|我来|我们?|这就|先|镇里|都)*+"
    r"(?:签(?:收)?(?:了|掉|下|一下|上|收了)?(?:吧|啦|了)?|认(?:了|领了?|下了?)(?:吧)?)"
)
_OURS = re.compile(r"(?:[哦噢嗯好行]+[的吧]?[,， ]?)*+我们?(?:镇|街道|局|办|单位|中心)?(?:里|上)?的?(?:都|就)?认了吧?")
_DID_IT = re.compile(
    r"签(?:收)?(?:完|好|掉|上|成(?:功)?|了)+(?:没有?|吗|么)|(?:没|不知道)(?:点|签)(?:成|上)|签(?:收)?(?:成功)?没有?$"
)
_OF_ORDER = re.compile(r"整改|去改|人改|[会来就]改|[马尽]\w{1,2}改")
_OTHERS_WAIT = re.compile(r"(?:其[他它余]|别的|另外|剩下|余下|任务|第).*(?:等|再说|再签|再看|先不|先放|不签|晚点|回头)")
_SHORT = 16  # a question after one's own receipt is no longer
_NOT_RECEIPTS = kinds("request approve reject return delegate change cancel extend cond account sign")


def postponed(scene: Scene) -> Said | None:
    """收到，等我们主任看下再签; 先别签: nothing is signed, and how it is done later is told."""
    if not _of_clerk(scene) or not _LATER.search(scene.text.key) or asks(scene.tokens, scene):
        return None
    return Said("UNKNOWN", {"hint": "sign_later"})


def undone(scene: Scene) -> Said | None:
    """我没让你签; 能撤回签收吗: a receipt stays."""
    return Said("UNKNOWN", {"hint": "signed_stays"}) if _of_clerk(scene) and _UNDO.search(scene.text.key) else None


def signs(scene: Scene) -> Said | None:
    """那就签了, 我们镇的认了, 我来签吧; 签完了没 shows what is signed."""
    key = scene.text.key.strip("。!~,")
    if not _of_clerk(scene) or scene.context.asked is not None:
        return None
    if _DID_IT.search(key) and (asks(scene.tokens, scene) or "没点" in key) and len(key) <= _SHORT:
        return Said("LIST_MY_TASKS")
    if scene.has("receipt", "got"):
        return None  # 签收, as the help has it
    plain = _SIGNS.fullmatch(key) or _OURS.fullmatch(key)
    return Said("SIGN_RECEIPT", certain=not scene.context.unsigned) if plain else None


_ANSWERED = re.compile(  # 收到，我们回复了，…: what citizens said has been answered already
    r"(?:[好嗯哦][的,， ]*)*(?:已经?)?(?:收到|签收)了?[,，。;； ]+"
    r"(?P<told>(?:(?!马上|尽快|尽早|会|要|准备|回头|先|再|还没|没有?|等)[^,，。;；]){0,8}"
    r"(?:回复|答复|解释|联系|处理)(?:好|完|过|掉|清楚)?(?:他们?|群众|对方|市民|来电人|网友|家长)?了.*)",
    re.DOTALL,
)


def answered(scene: Scene) -> Said | None:
    """收到，我们回复了，… with an opinion on hand: its answer, offered, and no receipt of all."""
    found = _ANSWERED.fullmatch(scene.text.key)
    if found is None or scene.context.asked is not None or not _of_clerk(scene) or asks(scene.tokens, scene):
        return None
    voices = [line.split(" ")[0] for line in scene.context.facts.get("matters", "").splitlines()]
    voices = [number for number in voices if number.startswith("YJ-")]
    if not voices or scene.has("task", "nth", "rect"):
        return None
    text = scene.text.after(found.start("told")).strip()
    only = (voices[0],) if len(voices) == 1 else ()
    return Said("TASK_DONE", given(tasks=only, text=text, ask="did_you_mean"))


_HEARD = kinds("got soft particle polite past sep")


def heard(scene: Scene) -> Said | None:
    """晓得了, 收到 while a question of ours waits: it is no answer, and nothing else is signed by it."""
    asked = scene.context.question
    ours = asked is not None and _of_clerk(scene) and not own_notice(scene)
    return Said("UNKNOWN", {"hint": "later"}) if ours and scene.has("got") and scene.only(_HEARD) else None


def of_order(scene: Scene) -> Said | None:
    """整改的收到，我看一下; 收到，安排人改: said of the order that waits for its receipt."""
    waiting = scene.context.listed("unsigned_rect")
    got = scene.first("got", "receipt")
    if not waiting or got is None or not _of_clerk(scene) or asks(scene.tokens, scene) or scene.has("not", "rect"):
        return None
    if scene.has("task", "nth", "done", "rectdone", "feedback", "dispute"):
        return None
    if not _OF_ORDER.search(scene.text.key):
        return None if scene.context.unsigned or not _first(scene) else Said("SIGN_RECEIPT")
    return Said("RECTIFY_RECEIPT", {"rect": waiting[0]} if len(waiting) == 1 else {})


def of_some(scene: Scene) -> Said | None:
    """1号先签收; 签收第一项，别的等领导看了再说: some of them, by number; offered."""
    if not _of_clerk(scene) or scene.context.asked is not None or asks(scene.tokens, scene) or scene.has("cond"):
        return None
    said = _before_others(scene)
    number = numbered_day(said, r"SOFT (?P<day>{date}) {soft|self}* {receipt} SOFT")
    refs = next(iter(task_refs(said)), None)
    if number is None and said is not scene and refs is not None:
        named = said.full(rf"SOFT (?:{REFS} {{soft|self}}* {{receipt}}|{{receipt}} SOFT {REFS}) SOFT")
        return Said("SIGN_RECEIPT", {"tasks": refs.numbers}, certain=False) if named else None
    return Said("SIGN_RECEIPT", {"tasks": (number,)}, certain=False) if number else None


def all_but(scene: Scene) -> Said | None:
    """除了3都签收; 3不签，其他签收: the tasks of the notice that are the speaker's unit's, but for those; offered."""
    if not _of_clerk(scene) or asks(scene.tokens, scene):
        return None
    found = next((found for shape in _ALL_BUT if (found := shape.fullmatch(scene.text.key))), None)
    units = frozenset(scene.context.units)
    own = [task for task in scene.lexicon.tasks if task.owners & units]
    if found is None or len({task.plan for task in own}) != 1:
        return None
    less = {int(number) for number in re.findall(r"\d+", found["less"])}
    left = tuple(int(task.number) for task in own if task.number not in less)
    return Said("SIGN_RECEIPT", {"tasks": left}, certain=False) if left else None


_SOME = r"(?P<less>(?:任务)?\d{1,2}(?:[号项])?(?:[、,，和跟 ]+(?:任务)?\d{1,2}(?:[号项])?)*)"
_ALL_BUT = tuple(
    re.compile(shape, re.ASCII)
    for shape in (
        rf"(?:是的?|嗯+|好的?)?[,，]?除(?:了|去|开)?{_SOME}(?:以外|之外|外)?[,，]?(?:其他|其它|别的|其余|剩下)?的?(?:都|全部?|先)*签收?[了吧掉的]*",
        rf"(?:是的?|嗯+|好的?)?[,，]?{_SOME}(?:先|就)?(?:不|别|不要|不用)签收?[,，]?(?:其他|其它|别的|其余|剩下)的?(?:都|全部?|先|可以)*签收?[了吧掉的]*",
    )
)


def _before_others(scene: Scene) -> Scene:
    """What stands before a comma behind which the others are to wait; else the whole."""
    for place, token in enumerate(scene.tokens):
        if token.kind == "sep" and _OTHERS_WAIT.match(scene.text.key[token.end :]):
            return scene.part(scene.tokens[:place])
    return scene


def _first(scene: Scene) -> bool:
    """收到, alone or before a promise."""
    return re.match(r"(?:[好嗯哦][的,， ]*)*(?:已经?)?收到", scene.text.key) is not None


def _of_clerk(scene: Scene) -> bool:
    """A clerk alone with us, who speaks of no application: 签字 is another thing, and the office signs nothing."""
    return scene.context.clerk and not scene.has(*_NOT_RECEIPTS)
