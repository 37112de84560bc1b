"""注销, 变更 and 查账号: what a unit wants done with an account."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs
from bot.language.rules.asking import asks, but_excepted, clause_end, clause_start, forbids, negated
from bot.language.rules.fields import change_field, change_span, put_stop_date
from bot.language.rules.form import known_reason, places, reason_text, rest_text
from bot.language.rules.heads import begins_word
from bot.language.rules.identifiers import account_id, letters_follow
from bot.language.rules.plain_words import asked_of_us, new_value, nothing_yet
from bot.language.rules.querying import disposed_as
from bot.language.rules.same_as import SAME_DAY, same_day
from bot.language.rules.wished_day import without_days_of_each
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.targets import Target, on_platform, target
from bot.language.tokens import Token

CLOSED_THEN = re.compile(r"(?:上[周月]|上个月|昨天|前天|早就|已经?)[^,，。;；]{0,16}(?:注|关)[销停]掉?了(?![吧算事])")
_PLAIN_VERBS = ("注销", "关停", "关闭", "停用", "销号", "销户", "账号", "公众号", "下线", "停办", "停运", "关掉")
_FRAME = WEIGHTLESS | kinds("want apply all cancel change")
_OBJECT = kinds("account name unit protected accountno platform accountnoun x soft particle plan")
_BEFORE_REASON = kinds("date stopdate effectdate stopped sep soft particle accountid latin to junk cancel apply")
_PIECES = kinds("polite self number nth weak junk latin sep count")
_GRANTED = re.compile(r"(?:注销|关停|申请).{0,6}(?:通过了|成功了|下来了|批准了|批下来)")  # it tells what came of it
_STARTING = frozenset({"起", "开始", "予以"})
_GROWN = kinds("want unitnoun")
_TOLD = kinds("past third submitted submittedbare frozen")
_FIELD = kinds("date reasonword stopdate effectdate stopped accountid")
_WHOLE = kinds("account name unit protected accountno")
_BREAKS = kinds(
    "date reasonword stopdate effectdate stopped into accountid span rename changefield fieldnoun url future"
)


def cancel(scene: Scene) -> Said | None:
    """注销 义乌教育之声; 把义乌普法注销了吧，8月15日起停更，因…; 苏溪镇要注销账号."""
    verb = scene.first("cancel")
    if verb is None or scene.has(
        "cancelnoise", "notcancel", "register", "handover", "disposition", "cond", "closed", "rectnoun"
    ):
        return None
    if _prevented(scene, verb) or disposed_as(scene) or CLOSED_THEN.search(scene.text.key):
        return None
    found, behind, clean = _object(scene, verb)
    found = on_platform(scene, found, [t for t in but_excepted(scene, scene.tokens) if t.kind == "platform"])
    if not (found.accounts or found.protected) and not _plainly_missing(scene, verb, found, clean=clean):
        return None
    if not clean and found.sure and not _by_name(scene):
        return None
    slots = _form(scene, "stop_date", behind)
    slots["target"] = found = _as_quoted(scene, found, slots)
    clean = clean and not (scene.has("latin") and "account_id" not in slots)
    return Said("CANCEL_REQUEST", slots, certain=clean and found.sure)


def _as_quoted(scene: Scene, found: Target, slots: Slots) -> Target:
    """申请注销公众号“平安义乌”: what stands in quotes behind the kind of account is its name, and no reason."""
    quoted = _QUOTED.search(scene.text.shown)
    if quoted is None or slots.get("reason") != quoted["name"] or scene.has("account", "name"):
        return found
    del slots["reason"]
    return replace(found, accounts=(), phrase=quoted["name"], named=True)


_QUOTED = re.compile(r"(?:账?号|微博|抖音|快手|头条|微信)\s*[“\"「『《](?P<name>[^”\"」』》]{2,20})[”\"」』》]")


def _by_name(scene: Scene) -> bool:
    """Whether an account was named, rather than only a platform or a kind of thing."""
    named = scene.has("account", "name", "accountno", "protected")
    ours = scene.has("unit") or (scene.has("self") and scene.context.chat == "single")
    return named or (ours and scene.has("platform", "accountnoun"))


def _plainly_missing(scene: Scene, verb: Token, found: Target, *, clean: bool) -> bool:
    """No account was found: still a command if nothing was named at all, or what was named must be an account."""
    if not found.named:  # 不用了，谢谢 is nothing to close
        return clean and not scene.has("x") and any(part in scene.word(verb) for part in _PLAIN_VERBS)
    if scene.has("accountno"):
        return clean
    place = scene.index(verb) + 1
    typed = place < len(scene.tokens) and scene.tokens[place].kind != "particle" and scene.apart(place)
    return clean and (typed or _accountlike(scene, found))


def _prevented(scene: Scene, verb: Token) -> bool:
    """Not wanted (不想注销), past (已经…), asked (注销了吗) or part of a longer story."""
    if asks(_but_the_reason(scene, verb), scene) or scene.has(
        "howto", "praise", "donenoise", "exhort", "otherthing", "blocked", "undo", "doing"
    ):
        return True
    before = scene.tokens[: scene.index(verb)]
    last = next(token for token in reversed(scene.tokens) if token.kind not in {"particle", "sep"})
    told = last is verb and scene.text.key.rstrip("。!~").endswith("了") and "要" not in scene.word(verb)
    done = scene.find(r"{self} SOFT {ba}") and not scene.text.key.rstrip("。!~").endswith("了吧")
    if told and not scene.has("want", "polite", "apply") and (done or not scene.has("ba")):
        return True  # 苏溪的账号注销了 tells of something past
    if (
        _GRANTED.search(scene.text.key)
        or negated(scene, verb)
        or _not_yet(scene, verb)
        or forbids(scene)
        or any(token.kind in _TOLD for token in before)
    ):
        return True
    return any(refs.named for refs in task_refs(scene)[:1])


def _not_yet(scene: Scene, verb: Token) -> bool:
    """义乌财政还没去平台注销: it tells how far it is."""
    before = scene.tokens[clause_start(scene, scene.index(verb)) : scene.index(verb)]
    return any(token.kind == "not" and scene.word(token)[-1] in "没未" for token in before)


def _but_the_reason(scene: Scene, verb: Token) -> Sequence[Token]:
    """The words up to a day or the word 因为 behind the verb: 内容少 as a reason asks nothing."""
    tokens = scene.tokens
    place = next((p for p in range(scene.index(verb), len(tokens)) if tokens[p].kind in _FIELD), len(tokens))
    return tokens if scene.has("question", "qmark", "who", "howto") else tokens[:place]


def _object(scene: Scene, verb: Token) -> tuple[Target, int, bool]:
    """The account named behind the verb, else before it; the place behind it; whether nothing strange was said."""
    index = _behind_dash(scene, scene.index(verb))
    last = _run_end(scene, index + 1)
    run = scene.tokens[index + 1 : last]
    first = next((token for token in run if token.kind != "particle"), None)
    parted = first is not None and first.kind == "sep" and scene.word(first) != ":"
    parted = parted and not any(t.kind in _WHOLE for t in run)
    behind = target(scene, () if parted else run)
    if behind.accounts or behind.protected or (behind.named and not _named_before(scene, index)):
        return behind, last, all(token.kind in _FRAME | {"unit", "name", "plan"} for token in scene.tokens[:index])
    kept = but_excepted(scene, scene.tokens[:index])
    before = [token for token in kept if token.kind not in {"want", "apply", "polite"}]
    while before and before[0].kind in {"soft", "particle", "sep"}:
        before.pop(0)
    before = _but_where_to(before)
    named = target(scene, _nearest(before)) if before else behind
    if not named.named or not (named.accounts or named.protected or _named_before(scene, index)):
        named = _own_kind(scene, before) or named
    if not named.named and any(token.kind == "self" for token in before):
        named = target(scene, [*before, *run])
    clean = all(token.kind in _FRAME | _OBJECT - {"x"} for token in scene.tokens[:index])
    clean = clean and (parted or all(token.kind in _FRAME | {"accountnoun"} for token in run))
    return named, index + 1 if parted else last, clean


def _own_kind(scene: Scene, before: Sequence[Token]) -> Target | None:
    """我们的公众号不想办了，要注销: our account of that kind, whatever else is said of it."""
    kinds_said = [t for t in before if t.kind in {"platform", "self"}]
    spoken = any(t.kind == "platform" for t in kinds_said) and not any(t.kind == "unit" for t in before)
    found = target(scene, kinds_said) if spoken else None
    return found if found and found.accounts and not found.note else None


def _but_where_to(before: list[Token]) -> list[Token]:
    """佛堂城事并入义乌发布，申请注销: where it goes is not what is closed."""
    place = next((place for place, token in enumerate(before) if token.kind == "into"), len(before))
    return before[:place]


def _behind_dash(scene: Scene, index: int) -> int:
    """注销——“美丽义亭”: the place of the last sign between the verb and a name."""
    place = index + 1
    while place < len(scene.tokens) and scene.tokens[place].kind in {"to", "sep"}:
        place += 1
    named = place < len(scene.tokens) and scene.tokens[place].kind in _WHOLE
    return place - 1 if named and scene.tokens[index + 1].kind == "to" else index


def _named_before(scene: Scene, index: int) -> bool:
    return any(token.kind in _WHOLE for token in scene.tokens[:index])


def _nearest(before: Sequence[Token]) -> Sequence[Token]:
    """From the first word that names an account on: what was said before it is no part of its name."""
    first = next((place for place, token in enumerate(before) if token.kind in {"account", "protected"}), 0)
    last = next((place for place, token in enumerate(before) if place > first and token.kind == "x"), len(before))
    return before[first:last] if before and before[first].kind in {"account", "protected"} else before


def _run_end(scene: Scene, place: int) -> int:
    """Where the words that may name an account end: at another field, or at a blank behind a whole name."""
    first = place
    tokens = scene.tokens
    while place < len(tokens) and tokens[place].kind not in _BREAKS:
        if (
            place > first
            and scene.apart(place)
            and (_whole(tokens[first:place]) or (_of_a_kind(tokens[first:place]) and tokens[place].kind == "x"))
            and tokens[place].kind not in {"platform", "accountnoun", "sep", "account"}
        ):
            break
        if tokens[place].kind not in _OBJECT | _PIECES and not _inside(scene, place):
            break
        place += 1
    return place


def _inside(scene: Scene, place: int) -> bool:
    """至美大沉: a small word with no blank beside it that a strange one follows belongs to the name."""
    token, before = scene.tokens[place], scene.tokens[place - 1]
    if len(token) == 1 and before.kind == "x" and not scene.text.gap(token.start) and token.kind in _GROWN:
        return True  # 义乌市斤融办
    small = scene.tokens[place].kind in {"to", "and", "all", "become", "past", "unitnoun", "polite", "want", "not"}
    return small and place + 1 < len(scene.tokens) and scene.tokens[place + 1].kind == "x"


def _of_a_kind(run: Sequence[Token]) -> bool:
    """关停我局微博，更新跟不上: what stands behind the sign is no name."""
    return any(token.kind == "platform" for token in run)


def _whole(run: Sequence[Token]) -> bool:
    return any(token.kind in _WHOLE or token.kind == "x" for token in run)


def _form(scene: Scene, day: str, behind: int) -> Slots:
    slots: Slots = given(account_id=account_id(scene) or None)
    if not put_stop_date(scene, slots, day) and same_day(scene, (day,)):
        slots[SAME_DAY] = True
    known = known_reason(scene)
    told = reason_text(scene, places(scene)) or _loose_reason(scene, behind) or ""
    reason = known or asked_of_us("" if nothing_yet(told) else told)
    if reason:
        slots["reason"] = reason
    return without_days_of_each(scene, slots)


_WISHED = WEIGHTLESS | kinds("want cancel apply")


def _loose_reason(scene: Scene, place: int) -> str | None:
    """What is left at the end when account, day and identifier are taken away."""
    tokens = scene.tokens
    taken = places(scene)
    while place < len(tokens) and (
        (tokens[place].kind in _BEFORE_REASON and not (scene.apart(place) and begins_word(scene, place)))
        or place in taken
        or scene.word(tokens[place]) in _STARTING
        or (tokens[place].kind == "accountnoun" and letters_follow(scene, place))
    ):
        place += 1
    if all(token.kind in _BEFORE_REASON | {"polite"} for token in tokens[place:]):
        return None
    if all(t.kind in _WISHED for t in tokens[place:]):
        return None  # 没人看，不要了，想注销: the wish once more
    last = next((one for one in range(place + 1, len(tokens)) if one in taken and scene.apart(one)), len(tokens))
    text = scene.said(tokens[place:last]).rstrip(LEAD)  # 没人看，微信号ftcs2023: the next field is none of it
    return text if len(text) > 1 and any("\u4e00" <= c <= "\u9fff" for c in text) else None


def change(scene: Scene) -> Said | None:
    """变更 义乌经信局 名称改为 义乌经信; 义乌三农想改名."""
    verb = scene.first("change", "rename", "changefield") or (
        scene.first("fieldnoun") if "换" in scene.text.key or scene.has("edit", "become") else None
    )
    verb = verb or _becomes(scene)
    if verb is None or scene.has("notcancel", "cancelnoise", "howto", "cond", "contactchange", "changed", "cancel"):
        return None
    denied = any(not _of_obstacle(scene, token) for token in scene.all("not"))
    if denied or asks(scene.tokens, scene) or (task_refs(scene) and task_refs(scene)[0].explicit):
        return None
    index = scene.index(verb)
    marker = scene.first("rename", "changefield", "fieldnoun")
    before = [t for t in scene.tokens[:index] if t.kind not in {"want", "apply", "polite", "fieldnoun"}]
    behind = list(scene.tokens[index + 1 : _run_end(scene, index + 1)]) if verb.kind == "change" else []
    found = (
        target(scene, before)
        if any(t.kind in _OBJECT - {"soft", "particle"} for t in before)
        else target(scene, behind)
    )
    if not found.named and marker is not None and verb is not marker:
        found = target(scene, list(scene.tokens[index + 1 : scene.index(marker)]))
    clean = all(token.kind in _FRAME | _OBJECT for token in before)
    if not found.accounts and not found.protected and not _plain_change(scene, found, clean=clean):
        return None
    field, value = change_field(scene)
    if verb.kind == "become":
        field, value, clean = "名称", scene.said(scene.tokens[index + 1 : clause_end(scene, index + 1)]) or None, False
    if scene.context.chat != "single" and (not clean or not found.sure or (scene.has("x") and not value)):
        return None
    slots = given(target=found, field=field, value=new_value(value, led=True) if value else None)
    slots |= _form(scene, "effective_date", len(scene.tokens))
    if value and "reason" not in slots and (why := _why_changed(scene)) and value not in why:
        slots["reason"] = why
    return Said("CHANGE_REQUEST", slots, certain=clean and found.sure and (found.named or not scene.has("x")))


def _of_obstacle(scene: Scene, token: Token) -> bool:
    """原管理员调走了不在单位: the no belongs to what stands in the way, and that is why."""
    start = clause_start(scene, scene.index(token))
    return any(one.kind == "blocked" for one in scene.tokens[start : scene.index(token)])


def _becomes(scene: Scene) -> Token | None:
    """义乌市场监管改成义乌市监: an account by its name, and what it is to become."""
    found = scene.find(r"{account|name}{platform|accountnoun|soft|want|self}*(?P<verb>{become}){account|name|unit|x}")
    token = scene.tokens[found.start("verb")] if found and scene.context.chat == "single" else None
    return token if token and len(scene.word(token)) > 1 else None


def _why_changed(scene: Scene) -> str | None:
    """What is left behind the new value and the day."""
    span = change_span(scene)
    return rest_text(scene, places(scene, change=True) | set(range(span[1]))) if span else None


def _plain_change(scene: Scene, found: Target, *, clean: bool) -> bool:
    """No account was found: still a command if only words of change were said, or something that must be an account."""
    if not found.named:
        return clean and (not scene.has("x") or _renamed(scene))
    return clean and _accountlike(scene, found)


def _renamed(scene: Scene) -> bool:
    """改名叫义乌司法: of the one account that the unit has, or asked which."""
    verb, single = scene.first("rename"), scene.context.chat == "single"
    return single and verb is not None and all(token.start > verb.start for token in scene.all("x"))


def _accountlike(scene: Scene, found: Target) -> bool:
    """Whether what was named can hardly be anything but an account; said in a group it may be."""
    county = any(name in found.phrase for name in scene.lexicon.counties[1:])
    return scene.context.chat == "single" and (county or scene.has("platform", "accountnoun"))
