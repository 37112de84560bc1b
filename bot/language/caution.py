"""At once only what leaves no doubt: what is taken back, quoted, or followed by words unlike any report is offered.

So is a list that hardly resembles what was typed more than something else does.
"""

import re
from collections.abc import Sequence

from bot.language.called import alone
from bot.language.judging.judge import READ_ONLY
from bot.language.offers.likely import ahead_of_all
from bot.language.patterns import kinds
from bot.language.rules.asking import clause_end
from bot.language.rules.reports import VERBS
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

_DEEDS = kinds(
    "TASK_DONE TASK_PROGRESS TASK_WITHDRAW SIGN_RECEIPT NOT_OURS EXTENSION_REQUEST EXECUTION_REPORT ASSIGN_PERSON "
    "DELEGATE UNDELEGATE REGISTER BLOCKED UNBLOCK"
)
_LISTS = READ_ONLY - kinds("HELP CONTACT_OFFICE UNKNOWN IGNORE")  # of these the wrong one only puzzles
_PLAINLY = 8.0  # a list that is so much likelier than anything else is shown though the wording is strange
_TOLD = kinds(
    "personrole mobile url done doneish closed stopped submitted submittedbare frozen changed registerme "
    "verifyitem verifyitempass account percent doneweak"
)  # one of these makes a further part of a report a part of it
_UNDOES = kinds(
    "void wrong withdraw reject return notours revoke disagree verifyitemreturn stopitem undo rectfail "
    "rejectedbyplatform blocked reopened reopenitem"
)  # one of these may undo it
_REQUESTS = ("请", "烦请", "劳", "麻烦", "望", "盼", "辛苦", "敬请", "您看")
_URGING = ("抓紧", "必须", "务必", "赶紧", "赶快", "尽快", "不得", "一定要")
_ENDING = frozenset(",;。!?\n")
_NUMBERED = re.compile(r"[\s,，:：]*(?:任务|第|#)?\s*(?:\d|[a-z]{2}-\d)", re.IGNORECASE)
_SHORT = 4  # so many strange characters a request may have: 请核销
_WEIGHTLESS = kinds("polite soft particle past sep self all tasknoun status plan unit name")


def doubted(scene: Scene, said: Said) -> bool:
    """Whether what would be done at once is better only offered."""
    if not said.certain and said.intent in _LISTS:
        return ahead_of_all(alone(scene), said.intent) < _PLAINLY
    if not said.certain or said.intent not in _DEEDS or said.slots.get("stage") == "unsubmitted":
        return False  # what takes a report back is shown before it counts
    unlike = said.intent == "TASK_DONE" and (_otherwise(scene) or _SUPPOSED.search(scene.text.key) is not None)
    return unlike or _taken_back(scene, said) or _unsaid(scene) or _urged(scene, said) or _taken_with_a_but(scene, said)


_STRETCHES = re.compile(r"[\s,，。.…—!！~～;；:：]+")
_TAKES_BACK = re.compile(
    r"(?:哦|啊|诶|哎|噢|呃|唉)*(?:不对|不是的?|(?:说|打|写|搞|弄|发|填|报|点)?错了?(?:群|人)?了?|等等|等一?下|慢着|先别.{0,3}|作废|不作数|撤回|"
    r"(?:刚才|前面|上面)(?:那|这)?[条个]?(?:不算|作废|不作数)|算了|当我没说|别当真|(?:其实)?还?没有?|是别人的|手[滑抖]了?)[了啊哈哦的]*"
)
_UNSURE = re.compile(
    r"(?:应该|可能|大概|或许|吧|还?差一?点点?|差不多|快了|明天|后天|下周|才行|就好了|"
    r"(?:是|改成|应该是|我是?说的?是?)(?:任务)?\d{1,2}(?:才对|号)?)[了吧啊哈]*"
)
_SUPPOSED = re.compile(r"了(?:吧|就好了?)[。?!~]*$")  # 任务1完成了吧, 完成了就好


def _taken_back(scene: Scene, said: Said) -> bool:
    """完成 1，打错了; 任务1完成了，是任务2: the last words take back or doubt what stands before them."""
    *before, last = ("", *(scene.lexicon.fold(part) for part in _STRETCHES.split(scene.text.shown) if part))
    if not any(before) or said.intent == "TASK_WITHDRAW":
        return False
    unsure = said.intent != "SIGN_RECEIPT" and _UNSURE.fullmatch(last)
    return _TAKES_BACK.fullmatch(last) is not None or bool(unsure)


def _taken_with_a_but(scene: Scene, said: Said) -> bool:
    """文件是收到了，但第10项不归我们管，不能签: received, but."""
    parts = _parts(scene, scene.tokens)[1:] if said.intent == "SIGN_RECEIPT" else []
    return any(_undoes(scene, part) or any(token.kind == "not" for token in part) for part in parts)


def _urged(scene: Scene, said: Said) -> bool:
    """任务3抓紧，月底前必须办完: said to others, it is no word on the progress."""
    return said.intent == "TASK_PROGRESS" and any(word in scene.text.key for word in _URGING) and not scene.has("self")


def _unsaid(scene: Scene) -> bool:
    """才怪, 骗你的, 开玩笑: what was said is not meant."""
    return any(word in scene.text.key for word in scene.lexicon.vocabulary.phrases.get("unsaid", ()))


def _otherwise(scene: Scene) -> bool:
    """Whether something stands beside a report that is no part of one."""
    verb = next((place for place, token in enumerate(scene.tokens) if token.kind in VERBS), 0)
    refs = scene.runs[0] if scene.runs else None
    last = max(verb, refs.end - 1 if refs else 0)
    first = min(verb, refs.start if refs else verb)
    behind = clause_end(scene, last)
    parts = _parts(scene, scene.tokens[behind:])
    listed = any(token.kind in {"personrole", "mobile"} for part in parts for token in part)
    stated = _states(scene, behind) or _commands(scene, verb)
    return _quoted(scene, scene.tokens[:first]) or any(
        _undoes(scene, part) or not (stated or _of_report(scene, part, listed=listed)) for part in parts
    )


def _commands(scene: Scene, verb: int) -> bool:
    """完成 1 已答复来电人，学校已退还: the command as the help shows it, and behind its number whatever was done."""
    head = all(token.kind in _WEIGHTLESS for token in scene.tokens[:verb])
    return head and bool(_NUMBERED.match(scene.text.key, scene.tokens[verb].end))


def _states(scene: Scene, place: int) -> bool:
    """完成情况上报：已成立专班: behind the colon stands the report itself."""
    colon = place < len(scene.tokens) and scene.word(scene.tokens[place]) == ":"
    return colon and any(token.kind in {"status", "report", "done"} for token in scene.tokens[place - 1 : place])


def _parts(scene: Scene, tokens: Sequence[Token]) -> list[list[Token]]:
    """The stretches between signs that end a part."""
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "sep" and scene.word(token) in _ENDING:
            runs.append([])
        elif token.kind != "sep":
            runs[-1].append(token)
    return [run for run in runs if run]


def _undoes(scene: Scene, part: Sequence[Token]) -> bool:
    """后来又推翻了, 结果被退回: a part that may undo what was said before it."""
    said = _said(scene, part)
    undone = any(token.kind in _UNDOES for token in part)
    return undone or said.startswith(tuple(scene.lexicon.vocabulary.phrases.get("however", ())))


def _said(scene: Scene, part: Sequence[Token]) -> str:
    return scene.text.key[part[0].start : part[-1].end]


def _of_report(scene: Scene, part: Sequence[Token], *, listed: bool) -> bool:
    """名单已报, 见附件, 请核销, 联系人李某: a part that tells more of what was done."""
    words = {token.kind for token in part}
    said = _said(scene, part)
    if part[0].kind == "status" or words <= _WEIGHTLESS or words & _TOLD or (words & {"date"} and said[-1] in "的了"):
        return True
    if any(word in said for word in scene.lexicon.vocabulary.phrases.get("enclosed", ())):
        return True
    strange = sum(len(token) for token in part if token.kind == "x")
    return (listed or said.startswith(_REQUESTS)) and strange <= _SHORT


def _quoted(scene: Scene, head: Sequence[Token]) -> bool:
    """测试一下：任务1已完成, 我念给你听：任务1已完成: strange words in front of a colon that address nobody."""
    colon = next((place for place, token in enumerate(head) if scene.word(token) == ":"), 0)
    addressed = any(t.kind in {"unit", "name"} or (t.kind == "polite" and len(t) > 1) for t in head[:colon])
    return not addressed and sum(len(token) for token in head[:colon] if token.kind == "x") > 1
