"""A new name and a reason without what is only said to us: 叫“幸福稠城”，去掉前面的义乌市; 人手不够，ID我待会儿发."""

import re

from bot.language.scene import LEAD

_CALLED = re.compile(
    r"^(?:就?叫(?:做|作)?|全名(?:是|叫)?(?=[\u4e00-\u9fff]{2,4}$)|改[为成叫]|是(?!非)|换[成为]|填(?!报|空|充|表|海|补|写)|领导定的是|"
    r"我们(?:办公室|科室?|单位|中心)的(?=[\u4e00-\u9fff]{2,3}$)(?!.*[号台报网]$))[:：\s]*(?=..)"
)  # 新名字叫 义乌农业农村
_SET_TO = re.compile(
    r"^(?:新?(?:管理员|名[字称]))?(?:就)?(?:填(?!报|空|充|表)|改成|换成|全名(?:是|叫)?|叫(?![他她它我你人]))(?P<name>.{2,12})$"
)
_NOT_SO = re.compile(r"^(?:不|别|原来|以前|之前|原名|去掉|等下|等等)")
_QUOTED = re.compile(
    r"^(?:.{0,8}(?:叫|为|作|成|是|用|名[字称])[:：\s]*)?[“「『《\"](?P<name>[^”」』》\"]{2,20})[”」』》\"]$"
)
_PARTS = re.compile(r"[,，。;；!！]+")
_RUN_BY = re.compile(
    r"^(?:以后|今后|往后|现在)?(?:就)?(?:由|让|归)(?P<who>[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:来)?(?:管理?|负责|运营|接[手任管]?|担任|弄)(?:了|吧)?$"
)
_TAKES_OVER = re.compile(
    r"^(?:现由|就|写(?![意作真])|先?填(?!报|空|充|表|海|补|写)|选(?!择)|让)(?P<who>[\u4e00-\u9fff·]{2,4}?)(?:同志)?(?:来?(?:管|接|负责|接手|接替|接班|担任))?[吧了]?$"
)
_IN_PLACE_OF = re.compile(r"^(?:由|把|将|原)?[^,，]{2,12}?(?:改为|换成|变更为|改成|换)(?P<who>[^,，]{2,12})$")
_BY_FULL_NAME = re.compile(
    r"^(?:换成?)?[老小](?P<family>[\u4e00-\u9fff])[\s,，]+(?P<who>(?P=family)[\u4e00-\u9fff]{1,3})$"
)
_EXPLAINED = re.compile(
    r"[\s,，。、]+[^,，。]{1,5}[的旁头]那?个?(?P<char>[\u4e00-\u9fff])[。!！]?$"
)  # 吴倩，单人旁那个倩
_ADDED = re.compile(
    r"[\s,，。.…~～]*(?:(?<=[\s,，。.])(?:(?:还望|敬请|恳请|望|请)(?:谅解|批准|准予|理解|支持|予以批准|领导批准)|申请延期|"
    r"就(?:这个|这样|这些|行|好|可以)了?|唉|哎|谢谢[您你]?了?|可以[吧了]|麻烦[您你]?了|"
    r"给[您你]添麻烦了|辛苦[您你]?了?|你看着(?:办|写)|行[吧了])|[\s🙏😅😭🙃]+)[\s。.!！~～]*$"
)
_LATER = r"(?:我)?(?:待会儿?|等会儿?|等下|稍后|回头|晚点)"
_PROMISED = re.compile(rf"[\s,，;；。]+(?:账?号?(?:id|ID|Id)|账号|日期|日子|原因|理由|其他的?){_LATER}[^,，;；。]*$")
_NOTHING_YET = re.compile(
    rf"(?:账?号?(?:id|ID|Id)|账号|日期|日子|原因|理由)(?:{_LATER}.{{0,6}}|(?:我)?(?:还)?(?:不知道|不清楚|忘了?|没有?查到?))"
)
_GREETED = re.compile(r"^(?:(?:[您你]好|老师好?|领导好?)[,，。!！\s]+|[一二三1-3][、.．]\s*|[嗯呃额]+[,，…\s]*(?=..))")


def new_value(text: str) -> str:
    """The new name alone: 以后由吴永康管; 不叫“甲”，叫“乙”; 填王磊，等下，王磊下月借调，填周敏."""
    parts = [part.strip(LEAD) for part in _PARTS.split(text)]
    kept = [part for part in parts if part and not _NOT_SO.match(part)]
    if quoted := next((found for part in kept if (found := _QUOTED.match(part))), None):
        return quoted["name"]
    chosen = [found["name"] for part in kept if (found := _SET_TO.match(part))]
    text = chosen[-1] if chosen and len(parts) > 1 else text
    called = _CALLED.sub("", text)
    plain = _CALLED.sub("", _ADDED.sub("", called)).strip(LEAD)
    if chosen or called != text:
        plain = re.sub(r"(?<=..)(?:就[好行]了?|[吧呀哈呗])$", "", plain)  # 就叫稠江微讯吧; 义乌书吧 is a name
    if (told := _EXPLAINED.search(plain)) and told["char"] in plain[: told.start()]:
        plain = plain[: told.start()]
    run_by = _RUN_BY.match(plain) or _BY_FULL_NAME.match(plain) or _TAKES_OVER.match(plain) or _IN_PLACE_OF.match(plain)
    return run_by["who"] if run_by else plain


def ended(text: str) -> str:
    """A reason without a greeting, thanks, or the promise of something else: …一律整合 就这个."""
    return _ADDED.sub("", promised(_GREETED.sub("", text))) or text


def promised(text: str) -> str:
    """What is said without the promise of something else: 人手不够，ID我待会儿发."""
    return _PROMISED.sub("", text)


def nothing_yet(text: str) -> bool:
    """ID不知道, 账号回头发: of another field, and nothing yet."""
    return _NOTHING_YET.fullmatch(text) is not None
