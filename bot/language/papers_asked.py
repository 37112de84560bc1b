"""What is asked about a paper: 为什么要注销 of whoever signs it, 局长怎么说 of who sent it, 刚才点错了 of who decided,

报告 of the office.

Only alone with us. What a paper says and how it stands is only shown; a signature is never taken back on these words.
"""

import re
from collections.abc import Sequence

from bot.language.context import LEADER, LEADERS, OFFICE, OVERSEERS
from bot.language.patterns import kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.targets import target

_WHY = re.compile(
    r"为什么|为啥|为何|凭什么|凭啥|干嘛|干吗|怎么(?:会)?(?:是|成|变成?|写成?|填成?)(?!办)|[什啥]么?(?:原因|理由)|(?:原因|理由)(?:是|写|填)?(?:的?什么|啥)"
)
_SAYS = re.compile(
    r"(?:写|填|讲|说)[的了]?(?:是|些)?(?:啥|什么|哪些)|(?:啥|什么|哪些)内容|内容(?:是|有)(?:啥|什么|哪些)|谁(?:申请|报|提|写|填|弄)的?"
)
_PAPER = kinds("cancel change extend apply requestnoun request account name accountnoun platform")
_OF_PAPER = re.compile(r"申请|这[份张件个]|原因|理由|要[关停销撤]|关[停掉]")
_NUMBERED = re.compile(
    r"(?<![月\d])(?P<n>0\d{1,2}|\d{1,3}(?=号申请[里上]?[写是说讲填有]))号?(?:那[份件个])?的?(?:注销|变更)?申请"
)
_NOT_PAPERS = kinds("task nth rect mobile howto mytasks register delegate")
_CHIEF = (
    r"(?:局长|镇长|主任|书记|主席|院长|行长|区长|领导|一把手|负责人|老板|老大|头儿)"
    r"(?:们|那边|那里|那儿|那)?(?:到底|究竟|最后|对此)?"
)
_SAID = (
    r"(?:是?(?:怎么|咋)(?:个)?(?:说|讲|看|回|批|定|答复)|(?:是|有)?(?:什么|啥)(?:意见|意思|说法|态度)"
    r"|(?:说|批|回)了?(?:些)?(?:什么|啥))"
)
_NO = r"(?:为什么|为啥|为何|凭什么|凭啥|怎么|咋)(?:就|又|还)?(?:不|没)(?:给)?(?:同意|签|批|通过)"
_ANSWER = re.compile(rf"{_CHIEF}{_SAID}|(?:{_CHIEF})?{_NO}")
_SLIP = re.compile(r"(?:点|按|摁|戳|签|选)错了?(?=[,。!;]|$)|误点|误触|手滑|手误")
_SLIPPED = re.compile(
    r"^(?:等下|等等|不好意思|不对|啊|哎呀?|呀)*[,。!]?(?:刚才|刚刚|刚|我|是|可能)*(?:点|按|摁|戳)错了?(?:[,。!]|$)"
)

_REPORT = re.compile(
    r"(?:想|要|帮我|帮忙|给我)?(?:写|起草|拟|出|要|来|做)?(?:一?[个份篇])?(?:情况|工作|督办)?报告"
    r"(?:怎么(?:写|出|弄|起草|拟)|在哪(?:出|写|弄)?|呢|一份)?[?。!~]*"
)


def of_paper(scene: Scene) -> Said | None:
    """What somebody alone with us asks of a paper, or says of what he tapped."""
    asked = scene.context.asked
    if scene.context.chat != "single" or (asked is not None and not asked.mine):
        return None
    if asked is not None and asked.kind in {"reason", "ask"}:
        slipped = asked.kind == "reason" and scene.context.has(LEADERS) and _SLIPPED.search(scene.text.key)
        return Said("DIALOG_CANCEL") if slipped else None
    return _slipped(scene) or _content(scene) or _his_answer(scene) or _why(scene) or _drafted(scene)


def _slipped(scene: Scene) -> Said | None:
    """刚才点错了，应该是退回: a signature is offered to be taken back; where he gave none, he hears what he decided."""
    told = scene.context.has(LEADER) and not scene.has(*_NOT_PAPERS) and not asks(scene.tokens, scene)
    if not told or not _SLIP.search(scene.text.key):
        return None
    number = next((str(token.value) for token in scene.all("request")), None)
    slots = {"request": number} if number else {}
    return Said("SIGN_UNDO", slots, certain="nothing_signed" in scene.context.facts)


def _content(scene: Scene) -> Said | None:
    """002号申请写的啥; 这个号为什么要注销, while a paper waits for the speaker."""
    context, key = scene.context, scene.text.key
    waiting = context.paired("pending_sign") if context.has(LEADERS) else ()
    known = [number for fact in ("pending_sign", "open_request", "approved") for number, _ in context.paired(fact)]
    if (found := _NUMBERED.search(key)) and asks(scene.tokens, scene):
        meant = {number for number in known if number.endswith(f"-{int(found['n']):03d}")}
        return _shown(meant.pop()) if len(meant) == 1 else Said("REQUEST_STATUS")
    why = _WHY.search(key) or _SAYS.search(key)
    spoken_of = scene.has(*_PAPER) or _OF_PAPER.search(key)
    foreign = any(code not in context.units for code in units_said(scene))
    if not (waiting and why and spoken_of) or foreign or scene.has(*_NOT_PAPERS - {"howto"}) or _explicit(scene):
        return None
    fitting = _about(scene, waiting)
    if not fitting:
        return None
    return _shown(fitting[0]) if len(fitting) == 1 else Said("PENDING_APPROVALS")


def _explicit(scene: Scene) -> bool:
    return any(refs.named for refs in task_refs(scene))


def _about(scene: Scene, waiting: Sequence[tuple[str, int | None]]) -> list[str]:
    """Those of the papers that are about what was named; all where nothing was."""
    run = [token for token in scene.tokens if token.kind in {"account", "name", "platform", "unit", "accountno"}]
    if number := next((str(token.value) for token in scene.all("request")), ""):
        return [paper for paper, _ in waiting if paper == number]
    series = "ZX" if scene.has("cancel") else "BG" if scene.has("change") or "变更" in scene.text.key else ""
    waiting = [one for one in waiting if one[0].startswith(series)] or waiting
    if not any(token.kind != "unit" for token in run):
        return [paper for paper, _ in waiting]
    numbers = {scene.lexicon.account[key].number for key in target(scene, run).accounts}
    return [paper for paper, account in waiting if account in numbers]


def _shown(number: str) -> Said:
    return Said("REQUEST_STATUS", {"request": number, "what": "form"})


def _his_answer(scene: Scene) -> Said | None:
    """局长怎么说, 为啥没同意: what became of the last application that was sent."""
    ours = scene.context.bound and not scene.context.has(OVERSEERS | LEADER)
    if not ours or scene.has(*_NOT_PAPERS - {"howto"}) or _explicit(scene) or units_said(scene):
        return None
    return (
        Said("REQUEST_STATUS", {"latest": True}) if _ANSWER.fullmatch(scene.text.key.strip("?。!,呢啊呀的了")) else None
    )


_WHO = r"(?:市?府办|政府办|市?数管(?:中心|局)?|融媒体?(?:中心)?|核实单位|监测|审批的?|上[面头])(?:的?(?:人|同志|领导))?"
_WHY_NOT = r"(?:为什么|为啥|为何|凭什么|凭啥|怎么|咋|啥原因|什么原因|怎么回事|啥意思|什么意思)"
_TURNED = r"(?:给|被|把我们)?(?:退(?:回来?|给我们?|了?)|打回来?|驳回?|(?:没|不|未)(?:同意|通过|批|过|认))"
_TURNED_WHY = re.compile(
    rf"(?:怎么|都|申请|整改|又|刚|我们?报的|任务|那个)*{_TURNED}[了啦]?(?:吗|没有?)?[,?。、 ]*{_WHY_NOT}(?:退的?)?"
    r"(?:啊|呀|呢|了)?|"  # 退回来了？为啥
    rf"(?:{_WHO}|{_CHIEF})?{_WHY_NOT}(?:又|还|就|会|都)*{_TURNED}(?:我们?)?(?:的|了|改名|注销|变更|申请|关停?|换)*(?:[了啊呀呢吗]*)|"
    rf"{_WHO}(?:到底|究竟|那边)?{_SAID}(?:了|的|啊|呀|呢)*|"  # 府办说啥了
    rf"{_TURNED}[了啦]?(?:到底|究竟|是|还|又|说|的|因为|我们?)*(?:缺|差|少|要?补|要?改)(?:了|点|些|的是)?"
    r"(?:啥|什么|哪[些里样]?)(?:东西|材料|内容|信息)?(?:没填|没写|没报)?[啊呀呢了]*|"  # 退回来缺啥
    rf"{_WHO}(?:又|还)?(?:说|讲).{{1,10}}[,。 ](?:啥|什么|是什么|是啥)(?:意思|原因|情况)(?:啊|呀|呢)?"
)
_WHICH_POST = re.compile(r"(?:在|是|指)?(?:哪|什么)(?:一)?(?:篇|条推?文?|处|个地方|里|个字)")


def _why(scene: Scene) -> Said | None:
    """为啥又退; 府办说啥了; 错别字在哪篇: the last no with its reason, or the order itself."""
    if not scene.context.bound or scene.context.has(OVERSEERS | LEADER):
        return None
    orders = scene.context.listed("open_rect")
    if orders and _WHICH_POST.search(scene.text.key) and (scene.has("issuekind") or "整改" in scene.text.key):
        return Said("RECTIFY_LIST", {"rect": orders[0]} if len(orders) == 1 else {})
    return turned_down(scene)


_REASON = re.compile(
    r"(?:上次|这次|这个|我们的?|申请|市?府办)*(?:退回|驳回|不同意|没通过|不通过)(?:了|来)?的?(?:理由|原因|意见)"
    r"(?:是|写的?)?(?:什么|啥|哪些)?(?:呢|啊)?|(?:我们?的?)?(?:那个)?申请(?:又|被)*退回(?:来)?了?|"
    r"(?:我们?)?(?:被)?退(?:回)?(?:过|了)(?:几次|多少次|没有?|吗)"
)


def turned_down(scene: Scene) -> Said | None:
    """为啥又退, 申请退回了吗、为啥退, 退回的理由是什么, 申请退回: of whoever sent it, the last no with its reason."""
    if not scene.context.bound or scene.context.has(OVERSEERS | LEADER) or _explicit(scene):
        return None
    key = scene.text.key.strip("?。!, ")
    asked = _TURNED_WHY.fullmatch(key) or _REASON.fullmatch(key)
    return Said("REQUEST_STATUS", {"why": True}) if asked else None


def _drafted(scene: Scene) -> Said | None:
    """报告, alone, of the office: its papers are 通报 and 专报, and how they are drafted is told."""
    alone = scene.context.has(OFFICE) and scene.context.asked is None
    return Said("HELP", {"topic": "通报"}) if alone and _REPORT.fullmatch(scene.text.key) else None
