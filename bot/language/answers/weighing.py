"""Beside what the rules read in an answer: what it resembles. Where both agree it counts; where not, it is offered.

Nothing is ever done because of the examples alone. They keep the question open (容我问问), make a question of what
would have been written into a form (“…”是原因吗), and offer what no rule knows: 中，弄吧弄吧.
"""

import re
from dataclasses import replace

from bot.language.answers.beside_choice import settled
from bot.language.answers.choosing import nearest
from bot.language.answers.dialogue import commanding, fill
from bot.language.answers.giving_up import asked_only_why, mocks, of_another_verb
from bot.language.answers.moves import Move, move_of
from bot.language.answers.own_verb import asks_of_guess, explained_by_lack, refused
from bot.language.asked import AGREES, ANSWERS, ASKS_BACK, ENDS, TALKS, WAITS, WANTS_OTHER
from bot.language.dates import is_stretch
from bot.language.offers.likely import ahead_of_talk, likely
from bot.language.patterns import kinds
from bot.language.personal import SURNAMES
from bot.language.rules.asking import asks
from bot.language.rules.fields import DATE_FIELDS, field_hinted, fields_said, several_days
from bot.language.rules.handing_back import plain_why, why_not_ours
from bot.language.rules.identifiers import only_identifies, several_ids
from bot.language.rules.opening import ANCHORED
from bot.language.rules.reaching import human
from bot.language.rules.same_as import points_back
from bot.language.scene import Said, Scene
from bot.language.targets import Target

_HARDLY = 1.0  # so much likelier than anything else: not to be told from it
_PLAINLY, _CLEARLY = 3.0, 7.0
_SURELY, _BEYOND_TALK = 8.0, 12.0
_READ_AS = {"CONFIRM": AGREES, "DIALOG_CANCEL": ENDS, "SELECT": ANSWERS, "FILL": ANSWERS}
_HINTS = {WAITS: "later", ASKS_BACK: "back", TALKS: "talk"}
_SHORTEST_NAME, _LONGEST_NAME = 2, 12  # characters
_STRANGE = kinds("x account name unit report help particle accountnoun platform")
_INTO = re.compile(r"[改换][成为]")
_PARTS, _PARTED = re.compile(r"[\s,，。;；!！?？]+"), re.compile(r"[,，。;；:：…]")
_FULL_NAME = re.compile(rf"[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}")  # 骆丹丹
_ABOUT = re.compile("大概|大约|左右|前后|上下|差不多|可能|估计")  # 大概国庆前后
_TALKED = re.compile(r"[吗么谁]|我自己|本人|或者?|还是")
_IN_WORDS = frozenset({"reason", "value", "text"})
_THANKS = re.compile(r"^(?:好的?|嗯|收到|非常|十分|太|多)*(?:谢|感谢|辛苦|麻烦[了您你])")


def weighed_answer(scene: Scene, said: Said | None) -> Said | None:
    """What the rules read, or what it resembles, or the doubt between both."""
    move = move_of(scene)
    if move is None or (said is not None and (settled(said) or _identifies(scene, said))):
        return said
    if said is not None and said.intent == "IGNORE" and _THANKS.search(scene.text.key):
        return Said("UNKNOWN", {"hint": "thanks"})
    if said is None or said.intent in {"UNKNOWN", "HELP", "IGNORE"}:
        return _for_a_person(scene) or _unread(scene, said, move)
    if "ask" in said.slots:  # 等周一上班再说: which Monday is not the question
        vague = said.intent == "FILL" and move.does != ANSWERS and move.ahead >= _PLAINLY
        return _no_answer(scene, Said("FILL"), move) if vague else said
    return _read(scene, said, move) if said.intent in _READ_AS else _commanded(scene, said, move)


def _identifies(scene: Scene, said: Said) -> bool:
    """smkz.gov.cn, 网站没有账号ID, 原因同上: nothing but what was asked for, and no example is needed to tell."""
    if said.intent != "FILL":
        return False
    why = str(said.slots.get("reason", ""))
    of_whose = bool(why) and scene.context.about == "NOT_OURS"  # 退回吧: why is asked for again
    wished = of_whose and (not why_not_ours(why) or (plain_why(why) and not asks(scene.tokens, scene)))
    return points_back(said.slots) or wished or only_identifies(scene, str(said.slots.get("account_id", "")))


def _for_a_person(scene: Scene) -> Said | None:
    """转人工吧 我弄不来: a part of its own calls for somebody at the office."""
    free = scene.unasked
    heads = (free.saying(part) for part in _PARTS.split(scene.text.shown) if part)
    called = any(part.has("human") and human(part) == Said("CONTACT_OFFICE") for part in heads)
    return Said("CONTACT_OFFICE") if called and scene.context.chat == "single" else None


def _unread(scene: Scene, said: Said | None, move: Move) -> Said | None:
    """No rule knows an answer in it; help that was asked for gives way only to what is sure."""
    known = said is not None and (said.intent == "HELP" or bool(said.slots))
    if move.does == WANTS_OTHER or (known and (move.stays or move.ahead < _SURELY)):
        return said
    if move.stays or move.ahead < _PLAINLY:
        return _staying(scene, move)
    return _offered(scene, move) or (said if known else _staying(scene, move))


def _read(scene: Scene, said: Said, move: Move) -> Said:
    """The rules read an answer."""
    whether = _WHETHER.search(scene.text.key) is not None and asks(scene.tokens, scene)
    if said.intent == "FILL" and (whether or _WHICH_IS_WHICH.search(scene.text.key)):
        return _wondered(said if whether else Said("FILL"))
    if _READ_AS[said.intent] == move.does:
        return _agreed(scene, said, move)
    if said.intent == "FILL":
        return _filled(scene, said, move)
    if said.intent == "DIALOG_CANCEL":
        return _not_ended(scene, said, move)
    asked = scene.context.asked
    sent = said.intent == "CONFIRM" and asked is not None and asked.kind == "ask"  # 提交 while the form lacks something
    if sent or move.ahead < _PLAINLY or (said.intent == "CONFIRM" and explained_by_lack(scene)):
        return said
    return _staying(scene, move) if move.stays else _doubtful(said)  # 请您确认; 公众号推文写好了


_WHICH_IS_WHICH = re.compile("(?:什么|啥)(?:不一样|不同|区别|差别|分别)|怎么(?:区分|分)")  # 主体变更跟改名有啥不一样
_WHETHER = re.compile(r"(?<![行以好成k])(?:吗|么|作数不|算不算(?:数)?)[?。!]*$|是吧[,，。]")


def _wondered(said: Said) -> Said:
    """延期被驳了是吧，那9.5的停更还作数吗: a question fills nothing in; a day in it is shown first."""
    named = {name: value for name, value in said.slots.items() if name not in _IN_WORDS}
    return Said("FILL", named, certain=False) if named else Said("UNKNOWN", {"hint": _HINTS[ASKS_BACK]})


def _filled(scene: Scene, said: Said, move: Move) -> Said:
    """The rules read what would be filled in, and it resembles no answer."""
    if _only_a_name(scene, said) and _FULL_NAME.fullmatch(str(said.slots["value"])):
        return said
    if move.stays and move.ahead < _CLEARLY and _begins_with_day(scene):
        return _doubtful(said)
    plainly = move.ahead >= (_HARDLY if _in_words(said) else _PLAINLY)
    return _no_answer(scene, said, move) if plainly else _doubtful(said)


def _agreed(scene: Scene, said: Said, move: Move) -> Said:
    """Both read the same: words for a form must be plain or introduced, a doubtful end of the matter becomes one."""
    if said.intent == "FILL" and _of_two(scene, said):
        return _doubtful(said)
    if not _in_words(said):
        return replace(said, certain=said.certain or move.ahead >= _SURELY)
    introduced = scene.has("reasonword", "changefield", "rename") or _INTO.search(scene.text.key) is not None
    asked = scene.context.asked
    either = asked is not None and {"value", "reason"} <= set(asked.fields)
    if either and ((not introduced and "field" not in said.slots) or _PARTED.search(str(said.slots.get("value", "")))):
        return _described_field(scene) or _doubtful(said)  # which of both it is, nothing tells
    enough = _PLAINLY if introduced else _BEYOND_TALK if _mere_talk(scene, said) else _CLEARLY
    plain = (move.ahead >= enough or _only_a_name(scene, said)) and not _no_word(said)
    return said if plain else _doubtful(said)


def _of_two(scene: Scene, said: Said) -> bool:
    """18号吧，诶，19号周五; 9月中旬: of two days, of many days, of two identifiers or fields one was taken."""
    days = any(name in said.slots for name in DATE_FIELDS)
    loosely = _ABOUT.search(scene.text.key) is not None or any(is_stretch(scene.word(token)) for token in scene.dated())
    two_days = days and (several_days(scene) or loosely)
    two_fields = "field" in said.slots and "value" not in said.slots and len(fields_said(scene)) > 1
    return two_days or two_fields or ("account_id" in said.slots and several_ids(scene))


def _begins_with_day(scene: Scene) -> bool:
    """25号，那天刚好例会，会上宣布一下: the day that was asked for stands alone before what is said of it."""
    return scene.find(r"^{soft|particle|to}* {date} {particle}* {sep}") is not None


def _day_told_first(scene: Scene) -> bool:
    """31号停更，ID我晚点抄给你: only what stands behind the comma is still to come."""
    first = r"^{soft|particle|self}* {date} {soft|particle}* {stopped|stopdate|effectdate} {particle}* {sep}"
    return scene.find(first) is not None


def _no_word(said: Said) -> bool:
    """’；lk, 王芳，还是李红: a new name of neither two characters nor four letters, or one that is talked about."""
    value = str(said.slots.get("value", ""))
    if _PARTED.search(value) or _TALKED.search(value):
        return True
    characters, letters = (sum(map(kind, value)) for kind in (_is_character, str.isalnum))
    return bool(value) and characters < _SHORTEST_NAME and letters < 2 * _SHORTEST_NAME


def _is_character(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _described_field(scene: Scene) -> Said | None:
    """后台那个人要换掉: which part of the account is to change, said without its name."""
    asked = scene.context.asked
    field = field_hinted(scene.text.key.strip(",。!?~")) if asked is not None and "field" in asked.fields else None
    return Said("FILL", {"field": field}, certain=False) if field else None


def _mere_talk(scene: Scene, said: Said) -> bool:
    """一份黄焖鸡微辣，送到三楼: an order for lunch is no more like an application than the weather."""
    alone = scene.unasked
    return "reason" in said.slots and max(ahead_of_talk(alone, intent) for intent in _HAVING_REASONS) <= _MERE_TALK


_HAVING_REASONS = ("CANCEL_REQUEST", "CHANGE_REQUEST", "EXTENSION_REQUEST", "BLOCKED")
_MERE_TALK = -15.0


def _only_a_name(scene: Scene, said: Said) -> bool:
    """张弗, 填报助手: nothing beside it, and no word but what names are made of."""
    alone = said.slots.get("value") == scene.text.shown.strip() and len(scene.text.key) <= _LONGEST_NAME
    return alone and scene.only(_STRANGE)


def _not_ended(scene: Scene, said: Said, move: Move) -> Said:
    """不用改 and 哪有不对，交 agree; 先放着，我核对完再点 leaves it open."""
    if all(scene.word(token) in scene.phrases("no") for token in scene.tokens):
        return said  # no no no
    if refused(scene):
        return said  # 不看了, to “您是要看…吗”
    if move.does == AGREES:
        return _doubtful(said if _HELD.search(scene.text.shown) else Said("CONFIRM"))
    if move.does == WANTS_OTHER or move.ahead < _PLAINLY:
        return said
    return _staying(scene, move) if move.stays else _offered(scene, move) or said


def _in_words(said: Said) -> bool:
    """Whether it would write words of the person's own into the form: any words could be these."""
    return said.intent == "FILL" and not _IN_WORDS.isdisjoint(said.slots)


def _commanded(scene: Scene, said: Said, move: Move) -> Said:
    """The rules read a new command."""
    if asks_of_guess(scene, said):
        return Said("UNKNOWN", {"hint": _HINTS[ASKS_BACK]})
    plain = said.intent in ANCHORED or (commanding(scene, said) and not (move.stays and move.ahead >= _SURELY))
    chooses = scene.context.asked is not None and scene.context.asked.kind == "choose"  # 头条呗，还能是哪个
    plain = plain or (said.certain and bool(said.slots) and not chooses)  # 核定2022考核
    plain = plain or "targets" in said.slots or _new_work(scene, said, move)
    if plain or move.does == WANTS_OTHER or (said.certain and move.ahead < _PLAINLY):
        return said
    return _staying(scene, move) if move.stays else _offered(scene, move) or said


def _new_work(scene: Scene, said: Said, move: Move) -> bool:
    """教育局微博关停 beside “您是要今天先不发提醒吗”: a command that names its object, and another than was offered."""
    asked, target = scene.context.asked, said.slots.get("target")
    guess = asked is not None and asked.kind == "confirm" and bool(asked.intent or asked.words) and not asked.form
    guess = guess and asked is not None and (asked.intent != said.intent or another_object(scene, said))
    named = target.named and bool(target.accounts) if isinstance(target, Target) else bool(said.slots.keys() & _OBJECTS)
    agreed = move.does == AGREES and move.ahead >= _CLEARLY
    return guess and named and not agreed and not mocks(scene)


def another_object(scene: Scene, meant: Said) -> bool:
    """The same command of another account, unit, task or number than the question names."""
    asked = scene.context.asked
    words = asked.words if asked is not None else ""
    target, named = meant.slots.get("target"), list[str]()
    if isinstance(target, Target):
        named += [scene.lexicon.account[key].name for key in target.accounts]
    tasks, units = meant.slots.get("tasks"), (meant.slots.get("units") or [meant.slots.get("unit")])
    named += [f"任务{number}" for number in tasks] if isinstance(tasks, tuple) else []
    named += [scene.lexicon.unit[str(code)].short for code in units if code] if isinstance(units, list) else []
    named += [str(meant.slots[name]) for name in ("request", "rect") if name in meant.slots]
    return bool(words and named) and not any(name in words for name in named)


_OBJECTS = frozenset({"tasks", "unit", "units", "request", "rect"})


def _offered(scene: Scene, move: Move) -> Said | None:
    """The answer that it resembles."""
    asked = scene.context.asked
    form = asked is not None and bool(asked.form)
    held = _HELD.search(scene.text.shown) is not None or (form and _BUT.search(scene.text.key))
    if move.does == AGREES and (held or of_another_verb(scene)):
        return None  # 局长看过了，说日期要改: never asked to say only 是; 好的，送上去吧 to “您是要撤回申请吗”
    asking = _ASKED.search(scene.text.key) is not None or _WHO.match(scene.text.key) is not None
    if move.does in {AGREES, ENDS} and asking and asks(scene.tokens, scene):
        return Said("UNKNOWN", {"hint": _HINTS[ASKS_BACK]})  # 初审看过没, 谁起草的 agree to nothing
    if move.does in {AGREES, ENDS}:
        said = Said("CONFIRM" if move.does == AGREES else "DIALOG_CANCEL", certain=False)
        return None if _MAY_I.search(scene.text.key) else said  # 局长出差了，送陈副局长签行不行
    if asked is not None and asked.kind == "choose":
        return nearest(scene, asked.options)
    if asked is not None and asked.fields == ("field",):
        return _described_field(scene)
    filled = (fill(scene) or _why(scene)) if move.ahead >= _SURELY else None
    return _doubtful(filled) if filled is not None and "deny" not in filled.slots else None


_WHO = re.compile("[是这那]*谁(?!说不|都)")
_HELD = re.compile(r"再等|等等看|再看看|^不+[\s,，]")  # 再等等看吧; 不不 看一眼就好
_ASKED = re.compile(r"(?:没有?|吗|么|呢|不|[?？])[啊呀。!]*$|会不会|能不能|要不要|有没有")
_MAY_I = re.compile(r"[\u4e00-\u9fff]{3}(?:行不行?|可不可以|能不能|可以[吗不]|[行成能][吗么不]|好不好)[啊呀]?[?。!]*$")
_BUT = re.compile(r"不(?!错)|没(?!问题|错|毛病|意见|啥)|别|改|换|删|作废|错(?<!没错)(?<!不错)|等|再说")


def _why(scene: Scene) -> Said | None:
    """领导要求: of words that mostly say nothing, where nothing but a reason is asked for."""
    return Said("FILL", {"reason": scene.text.shown.strip()}) if asked_only_why(scene) else None


_NO_SUCH = re.compile("没有?|不(?:是|归|属|管|在)")


def _disowns(scene: Scene) -> bool:
    """没有这个事项, where it is asked why a task should not be the unit's."""
    return scene.context.about == "NOT_OURS" and asked_only_why(scene) and _NO_SUCH.search(scene.text.key) is not None


def _no_answer(scene: Scene, said: Said, move: Move) -> Said:
    """Words that would have been written into the form, and are none of it."""
    if move.does == ENDS:
        return Said("DIALOG_CANCEL", certain=False)
    if move.does == WAITS and asked_only_why(scene) and move.ahead < _SURELY:
        return _doubtful(said)  # 人选还在研究 may be why
    if move.does in {TALKS, WANTS_OTHER, ASKS_BACK} and move.ahead < _CLEARLY and _disowns(scene):
        return _doubtful(said)
    named = {name: value for name, value in said.slots.items() if name not in _IN_WORDS}
    rest_waits = move.does == WAITS and (len(named) < len(said.slots) or _day_told_first(scene))
    if named and (move.does == ASKS_BACK or rest_waits):
        return Said("FILL", named, certain=False)  # 九月五号行不行; 先填8月24日，其余两项待我核实
    alone = scene.unasked
    return (likely(alone) if move.does == WANTS_OTHER else None) or _staying(scene, move)


def _staying(scene: Scene, move: Move) -> Said:
    """The question waits on; how it is put once more depends on what was said."""
    if scene.context.chat != "single" and move.does == ASKS_BACK and move.ahead >= _PLAINLY:
        return Said("HELP", {"hint": _HINTS[ASKS_BACK]})  # @督办助手 啥叫原始ID: who calls us is answered there, too
    counted = move.does == WAITS and scene.has("question", "who")  # 现在还有几个等我核 asks for no time
    return Said("UNKNOWN", {"hint": "talk" if counted else _HINTS.get(move.does, "talk")})


def _doubtful(said: Said) -> Said:
    return replace(said, certain=False)
