"""取消, 算了不弄了, 不对: what ends a question of ours, or takes an answer back; and 对，就这么发, which agrees."""

import re
from collections.abc import Sequence

from bot.language.patterns import LIGHT
from bot.language.scene import Said, Scene

_NOT_NOW = re.compile(
    r"(?:那就?|我们?|就|都|这次|这[个单份张条项]|今天|哪个都|一个都|千万|(?:原来|老|旧)?(?:的)?名[字称])*+(?:先|暂时?|还是)*+"
    r"(?:不|别|不要|不用|不想|莫|弗)(?:再|要|想|用)?"
    r"(?:办理?|弄|填|写|提交|交|报|发|搞|做|处理|注销|关停?|停|选|申请|变更|改名?|换|延期?|催|签|说|管)了?[吧啦]?(?:先)?"
)

_ASSENT = re.compile(
    r"(?:嗯+|好(?!了|像|久)的?|对+的?|是的?|行|可以|没(?:写|填|弄|选|搞|看)?错|没有?问题|没毛病|确认|无误|正确|同意|就(?=[这按那照是介])|按照?|照|"
    r"(?:内容|信息|情况|上面|日期|账?号|都|全)(?:都|全)?(?:无误|没选?错|正确|对|属实|真实|准确)|就?是?[这那]样子?的|我?们?(?:都|全)?(?:核对|核实|检查|看|核)(?:过|好|完)?了|是我要的|就(?:催|发|报|办)这[几些]?[家个项些]?)"
    r"(?:嗯|好(?!像|久)|对|是|行|可以|没(?:写|填|弄|选|搞|看)?错|没有?问题|没毛病|确认|无误|正确|同意|就|[这介]么|[这介]样(?:子)?|那么|那样|按|照|此|[这那]个|上面|说的|来|"
    r"办理?|发出去|下?发|下|报上?去?|催|批|提?交|上去|[给帮](?:他们?|我们?)|吧|啊|呀|的|了|请|麻烦|快点?|赶紧|我|您|你|都|也)*"
)
_COURTESY = re.compile(
    r"(?:(?:请|麻烦|辛苦)?[您你]?(?:帮忙|帮我|给我)?|快点?|赶紧)?(?:下?发|报|提?交|办理?|发出去|报上去)(?:吧|好?了|出去|一下)?|[侬你您]?[说讲]得(?:对|是)|谢谢[您你]?了?|辛苦[您你]?了?|"
    r"(?:就)?(?:直接)?(?:[发送交报]给?|请)(?:我们?)?(?:[张王李陈]?局长?|镇长|主任|书记|领导|主要负责人|一把手|老大)(?:签字?|批|看)?(?:吧|了|好了)?|(?:就)?送去?签字?吧?|"
    r"(?:嗯|呃|额|那个|哦|噢|哎|唉|废话)+|问了?[几一两三四五六七八九十]遍了?都?|"
    r"(?:别|不要|莫)(?:再|老|总)?(?:啰嗦|罗嗦|磨叽|磨蹭|问)(?:个没完)?了?|烦死了?|快点吧?|"
    r"(?:还要|到底要)?我?(?:要)?(?:说|讲)几遍|都?(?:说|讲)(?:了|过)(?:几遍|多少遍)?了?"
)


_SENDING = re.compile(
    r"(?:那就?|直接|赶紧|快点?|麻烦)*(?:(?:[发送交报]给?|请)(?:我们?)?(?:[\u4e00-\u9fff]?(?:局长?|镇长|乡长|主任|书记|领导)|主要负责人|一把手|老大)"
    r"(?:签字?|批|看)?|送去?签字?)(?:去|吧|了|好了)*"
)


def sends(scene: Scene) -> bool:
    """送局长; 行，送签: nothing but that the form is to go to be signed, whether or not it lacks something."""
    key = scene.text.key
    parts = [part for part in re.split(r"[,。;!.~]", key) if part]
    sending = [_SENDING.fullmatch(part) is not None for part in parts]
    return any(sending) and all(one or _agrees(scene, part) for one, part in zip(sending, parts, strict=True))


def _agrees(scene: Scene, part: str) -> bool:
    return part in scene.phrases("yes") or _ASSENT.fullmatch(part) is not None or _COURTESY.fullmatch(part) is not None


_MOCKS = re.compile(r"[对是好行]的?[\s,，。.…!！]*(?:你|他)?个[头屁鬼]|才怪")


def mocks(scene: Scene) -> bool:
    """对你个头: no yes, and not 对头 with words between."""
    return _MOCKS.search(scene.text.key) is not None


TAKES_BACK = frozenset(
    {"TASK_WITHDRAW", "REQUEST_WITHDRAW", "REQUEST_REVOKE", "SIGN_UNDO", "RECALL", "RECTIFY_WITHDRAW", "UNDELEGATE"}
)
_GIVES = frozenset({"TASK_DONE", "TASK_PROGRESS", "TASK_ADD", "RECTIFY_FEEDBACK", "EXECUTION_REPORT", "SIGN_RECEIPT"})
_HANDS_IN = re.compile(r"(?:报|送|交|发|签)(?!错|早|反|重)[了吧啊呀啦去上给好的出]*(?:[,。!~]|$)")
_PULLS_BACK = re.compile(r"(?:撤|退|(?<!签)(?<!接)收)(?:回|掉|下|销)?[了吧啊来去]*(?:[,。!~]|$)")


_DECIDES = frozenset(
    {"APPROVE", "PRINCIPAL_SIGN", "VERIFY", "REQUEST_VERIFY", "RECTIFY_VERIFY", "PAPER_SIGN", "DELEGATE_ANSWER"}
)
ANEW = re.compile(  # 撤，重新报; 撤回来我重新写: what comes after it is taken back
    r"(?:我们?|回头|再|好)*(?:重新|重)再?[报写填弄做交送发改来核](?:过|一[份次遍])?|再[报写填交送]一[次遍份]"
)
_APPROVED = re.compile(r"批(?:了|准了?|吧|过了?)(?:[,。!~]|$)")


def of_another_verb(scene: Scene) -> bool:
    """可以报了, 送吧 to “您是要撤回任务10吗”: a verb of its own that is not the question's is no yes to it."""
    asked = scene.context.asked
    if asked is None or asked.kind != "confirm":
        return False
    contrary = _HANDS_IN if asked.about in TAKES_BACK else _PULLS_BACK if asked.about in _GIVES else None
    if contrary is not None and contrary.search(ANEW.sub("", scene.text.key)):
        return True
    undecided = bool(asked.about) and asked.about not in _DECIDES
    return undecided and _APPROVED.search(scene.text.key) is not None


_REPORTS = frozenset({"TASK_DONE", "TASK_ADD", "EXECUTION_REPORT", "RECTIFY_FEEDBACK"})
_SOON = re.compile("快了|快[交办报弄做搞停改]了|尽快")  # 嗯，快了 beside “您是要上报办结吗”: it is not done yet


def assents(scene: Scene) -> bool:
    """对对就这么下; 核对过了，麻烦您提交，谢谢; 问三遍了，是是是: nothing but agreement and courtesy."""
    if scene.context.guess in _REPORTS and _SOON.search(scene.text.key):
        return False
    if _NODDING.fullmatch(scene.text.shown.strip()):
        return True
    key = scene.text.key
    said = key if key in scene.phrases("yes") else _HESITATION.sub("", key, count=1)
    parts = [part for part in re.split(r"[,。;!.~]", said) if part]
    said_yes = [says_yes(scene, part) for part in parts]
    if any(said_yes) and all(
        one or _COURTESY.fullmatch(part) is not None for one, part in zip(said_yes, parts, strict=True)
    ):
        return True
    stretches = [scene.lexicon.fold(part) for part in _BREAKS.split(scene.text.shown.strip())]
    sure = [_SURE.fullmatch(part) is not None or says_yes(scene, part) for part in stretches]
    slips = scene.context.guesses  # beside what was only guessed from his words; in a form that is shown it is a fault
    return any(sure) and all(
        one or aside(part) or (slips and _TYPED_WRONG.fullmatch(part) is not None)
        for one, part in zip(sure, stretches, strict=True)
    )


def says_yes(scene: Scene, part: str) -> bool:
    """Whether a part of the message agrees by itself: 好的, 没问题, 就这样."""
    return part in scene.phrases("yes") or _ASSENT.fullmatch(part) is not None


def aside(part: str) -> bool:
    """快点办了我好下班, 太感谢了, 我要进会场了: beside an answer it adds nothing and takes nothing back."""
    return part == "" or _COURTESY.fullmatch(part) is not None or _ASIDE.fullmatch(part) is not None


_TYPED_WRONG = re.compile(  # 额对 打错字了
    r"(?:是|我|刚才?|刚刚|手快|手滑|不小心|语音|输入法|拼音|手机|又|有|了|给)*(?:打|敲|写|输|拼|识别|转|弄)?(?:错|岔|漏)了?(?:一|几|两)?个?别?字(?:了|啊|呀|哈)*"
)
_SURE = re.compile(
    r"(?:嗯|恩|呃|额|哦|噢|啊|哎|唉|都?(?:看|核对|检查)(?:过|好)?了?(?:[一两三几]遍)?)*"
    r"(?:(?:是|对|嗯|恩|行|好|可以|没错|没(?:啥|什么)?问题|没毛病|确认|无误|o+k+)[的呀啊哒滴嘞呢哈]*)+"
)
_ASIDE = re.compile(
    r"就?(?:延|定|停|改|选)?(?:在|到|成)?[那这](?:一?天|个?日子|个?时候|个?日期)(?:吧|好了|就行|就好|没问题|可以|的)*|"
    r"不错[的啊呀哈]*|(?:太|真是?)?(?:感谢|谢谢|谢)[了您你啦]*|(?:辛苦|麻烦)[了您你啦]*|没(?:问题|错|毛病|意见)[的了]?|"
    r"(?:快点|赶紧|尽快|快(?=[给办弄报发交吧](?!了)))(?:给我?)?(?:办|弄|报|发|交)?(?:了|掉|吧|哈)*(?:我?好?(?:下班|回家|开会)了?)?|"
    r"办|弄|报|发|交|提交吧?|(?:都|也|内容|资料|已经?)*(?:备份|解绑)(?:都|也)?(?:好|完|过)*了|(?:就)?是(?:我们?|本)(?:局|镇|街道|单位|中心|办)?的(?:号|账号)?|"
    r"(?:信息|情况|内容)(?:都)?(?:无误|没错|属实|对)|(?:我们?)?(?:都)?(?:看|核对|检查)(?:过|好)?了(?:[一两三几]遍)?|我(?:马上|这就)?(?:要|得)?(?:进|去)?(?:会场|开会|下班|出门)(?:去)?了|问了?几遍了都?"
)

PUT_AGAIN = re.compile(  # of a reason that was shown back; 改成同意 is another verb
    r"(?:(?:等[等下]|等一[等下]|等会儿?|慢着|且慢|不对|不是|错了|哦|啊|先?别发|先别)[吧啊呀了]*+[,，。、 ]*+)*+"
    r"(?:把?(?:理由|原因|日期|时间))?(?:要|得|应该|应)?(?:[写改换说]成|[写改换]为|改写成)"
    r"[\s:：,，]*(?!同意|退回|驳回|通过|批准|签字|不同意|维持)\S.*",
    re.DOTALL,
)


def reworded(scene: Scene) -> Said | None:
    """等等写成9月10日, beside a reason that was shown back: what stands there is not to go as it is."""
    asked = scene.context.question
    shown = asked is not None and asked.kind == "confirm" and asked.about.endswith("_REASON")
    return Said("DIALOG_CANCEL") if shown and PUT_AGAIN.fullmatch(scene.text.shown.strip()) is not None else None


_SHAKING = re.compile("[🙅❌👎🚫\u200d\u2640\u2642\ufe0f\U0001f3fb-\U0001f3ff]+")
_NODDING = re.compile("[👌👍✅🆗☑✔\ufe0f\U0001f3fb-\U0001f3ff]+")


_LONGEST_TWO = 40  # characters of two words that end it, one behind the other


def refuses(scene: Scene, key: str, words: frozenset[str]) -> bool:
    """取消; 算了不弄了; 取消，不办了: one such word or several."""

    def no(said: str) -> bool:
        half = said[: len(said) // 2]
        return said in words or _NOT_NOW.fullmatch(said) is not None or (half * 2 == said != "" and no(half))

    parts = [part for part in re.split(r"[,。;!.]", scene.text.key) if part]
    if not parts:
        return _SHAKING.fullmatch(scene.text.shown.strip()) is not None  # a picture alone
    bare = "".join(scene.word(t) for t in scene.tokens if t.kind not in LIGHT)
    if MUST.search(key):
        return False
    if no(key) or no(bare) or no(bare + "了") or all(map(no, parts)):
        return True
    if len(key) <= _LONGEST_TWO and any(no(key[:place]) and no(key[place:]) for place in range(1, len(key))):
        return True
    if len(parts) == 1 or _tells_why(scene, parts[0]):
        return False
    ahead = no(parts[0]) and (_puts_off(scene) or _gives_over(scene, parts[0]))
    return ahead or (any(map(no, _around(scene, parts))) and _only_vents(scene, parts))  # 问东问西烦死人，不弄了不弄了


MUST = re.compile(r"不[\u4e00-\u9fff]{1,3}不(?:行|可|成)[了啊呀]*")  # 不催不行 wants it


def _around(scene: Scene, parts: Sequence[str]) -> Sequence[str]:
    """Where words are asked for, 王芳，搞错了，李红梅 ends nothing: what stands between two parts puts one right."""
    asked = scene.context.asked
    return (parts[0], parts[-1]) if asked is not None and asked.kind == "ask" else parts


def _only_vents(scene: Scene, parts: Sequence[str]) -> bool:
    """Beside the no nothing is named and nothing agreed to: 呃不对，那个，搞错了，不要交; 不要了吗 is not one."""
    return not _names(scene) and not any(part in scene.phrases("yes") or _ASSENT.fullmatch(part) for part in parts)


def _gives_over(scene: Scene, first: str) -> bool:
    """不延了，月底赶得出来; 今天不弄了，下班: it is over, and what stands behind is why."""
    over = first.endswith("了") and _NOT_NOW.fullmatch(first) is not None
    return over and not scene.has("become", "edit", "change", "task", "request", "account", "qmark")


def _puts_off(scene: Scene) -> bool:
    """取消，停更日子还没定下来: why not, and no new command behind it."""
    return scene.has("not", "unfinished", "wait") and not _names(scene)


def _names(scene: Scene) -> bool:
    """Whether something is named or asked: more than a word on the question itself."""
    numbered = any(scene.word(token).isascii() for token in scene.all("number"))  # 乱七八糟 is none
    return numbered or scene.has("task", "request", "rect", "date", "accountid", "latin", "account", "name", "qmark")


_HESITATION = re.compile(r"(?:嗯|呃|额|啊|哦|噢|喔|哎呀?|唉|诶|欸|喂|那个)+(?=.)")


def essence(scene: Scene) -> str:
    """The message without punctuation, and without the sounds made before it: 呃是的, 哎不对不对取消."""
    return _HESITATION.sub("", "".join(scene.word(t) for t in scene.tokens if t.kind != "sep"), count=1)


def gives_up(scene: Scene) -> bool:
    """算了 写原因写得头秃; 还没弄好，算了; 延期的事就当我没说: the first or the last words end the matter."""
    over = _OVER.match(scene.text.shown)
    reasoned = over is not None and _tells_why(scene, over[0])
    if over and not reasoned and not _goes_on(scene, scene.text.shown[over.end() :]):
        return True
    if _OLD_NAME.match(scene.text.key) and scene.context.asked is not None and "value" in scene.context.asked.fields:
        return True  # 还是用老名字得了 不折腾
    *_, last = ("", *(scene.lexicon.fold(part) for part in _BREAKS.split(scene.text.shown) if scene.lexicon.fold(part)))
    ends = _ENDS.search(last) is not None and not (asked_only_why(scene) and len(last) < len(scene.text.key))
    ends = ends and not (scene.has("request", "rect") and len(last) < len(scene.text.key))  # ZX-2022-011撤回，不报了
    return ends or ("算" in last and last in scene.phrases("cancelword"))


def _tells_why(scene: Scene, first: str) -> bool:
    """不动了，长期没人更新: of the account, not of the form that asks why."""
    return asked_only_why(scene) and not _OF_FORM.match(first)


def asked_only_why(scene: Scene) -> bool:
    """没经费 不弄了 is a reason where nothing but a reason is asked for."""
    return scene.context.asked is not None and scene.context.asked.fields == ("reason",)


_OF_FORM = re.compile(
    r"[\s,，]*(?:哎呀?|唉|嗯|呃|那)*[\s,，]*(?:先|还是|那|就|我)*(?:算|作罢|拉倒|罢|取消|不(?:办|填|写|报|申请))"
)
_OLD_NAME = re.compile(r"(?:还是|就|那就)*用回?(?:老|原来|旧)的?名[字称]?(?:得了|吧|算了|了)*(?=[,。;! 不]|$)")
_OVER = re.compile(
    r"\s*(?:哎呀?|唉|嗯|呃|那)*[\s,，]*(?:(?:(?:先|还是|那|就)*(?:算[了啦哒]|作罢|拉倒|罢了|取消|放弃)|"
    r"(?:先|那|就|还是|我)*不(?:弄|办|填|搞|延|写|申请|报|改名?|换名?|动|选|要)[了啦咯嘞咧](?:先)?)(?:吧|啦|哈|呀|啊|谢谢)*)+(?=[\s,，.。!！~～…；;]|[^\w\s:：]|$"
    r"|(?<=[了啦])(?:明[天日]|改天|回头|下次|下周|晚点|等会|先这样))"
)
_BREAKS = re.compile(r"[\s,，.。;；!！…~～]+")
_GOING_ON = re.compile(
    r"还是(?:原来|按|照|用)|^[\s,，]*(?:就|还是)?(?:叫|改)..|(?:还是|就|改成?|换成?|要|选|写|填)+第?[一二三四五六七八九十\d]|[?？吗]|(?:也|都)?不(?:行|能|可以)"
)


def _goes_on(scene: Scene, rest: str) -> bool:
    """算了，还是第二个: something else is chosen, told or asked behind it; 放弃吧，下周再说 is only put off."""
    if _LATER.fullmatch(rest):
        return False
    choosing = scene.context.asked is not None and scene.context.asked.kind == "choose"
    later = choosing and _TOMORROW.match(rest) is not None  # 算了明天弄: no day is asked for
    named = scene.has(*(() if later else ("date",)), "accountid", "latin", "task", "request", "rect", "qmark")
    named = named or (choosing and scene.has("account", "platform", "name"))
    numbered = any(scene.word(token).isascii() for token in scene.all("number"))
    return named or numbered or _GOING_ON.search(rest) is not None


_LATER = re.compile(r"[\s,，.。!！]*[^,，.。!！?？]{1,5}再(?:说|讲|议|弄|办|搞)[吧了啊呗]*[\s.。!！]*")
_TOMORROW = re.compile(
    r"[\s,，]*(?:明[天日]|后天|下周|改天|回头|过几天)(?:再|来)?(?:弄|办|填|搞|说|选|报|处理|看)?[吧了啊。！!]*$"
)
_ENDS = re.compile(
    r"(?:就?当我没说过?|^(?:这次|就|那|那就|还是)?(?:作罢|拉倒|罢了)|取消一下|^(?:就|那|先|今[天日])*不(?:弄|办|填|延|改|换|动|报)[了啦咯嘞咧](?:先|罢)?|^(?:我|那)?先撤[了啦]?|"
    r"^我们?[又可并根本压从来]*没有?(?:说|讲|提|让|叫)过?(?:你|我们?)?(?:要|想)?(?:办|弄|报|申请)?[这那](?:个|些|事)[啊呀]?)[吧了啦]?$"
)


def takes_back(scene: Scene) -> bool:
    """不对不对，我说的是还没办: a no in a part of its own, and behind it no new command."""
    parts = [part for part in re.split(r"[,。;!.]", scene.text.key) if part]
    named = scene.has("task", "account", "name", "request", "rect", "date", "edit", "accountid", "latin")
    named = named or any(scene.word(token).isascii() for token in scene.all("number"))
    if len(parts) < 2 or named or scene.has("qmark"):  # noqa: PLR2004
        return False
    half = parts[0][: len(parts[0]) // 2]
    said = (half if half * 2 == parts[0] else parts[0]).rstrip("诶欸啊呀嘞哈哦")  # 不要了不要了，麻烦死
    return said in scene.phrases("no") or _NOT_NOW.fullmatch(said) is not None
