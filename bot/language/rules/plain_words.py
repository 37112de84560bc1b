"""A new name and a reason without what is only said to us: 叫“幸福稠城”，去掉前面的义乌市; 人手不够，ID我待会儿发."""

import re

from bot.language.personal import SURNAMES
from bot.language.scene import LEAD

_CALLED = re.compile(
    r"^(?:(?:改名|更名)?就?叫(?:做|作)?|新名[称字]?(?:[:：\s]|是|叫)|(?:改名|更名)?[做作为成](?=[\u4e00-\u9fff]{4,})|全名(?:是|叫)?(?=[\u4e00-\u9fff]{2,4}$)|改[为成叫]|是(?!非)|换[成为]|填(?!报|空|充|表|海|补|写)|领导定的是|"
    rf"(?:我们)?.{{0,6}}?(?:办公室|科室?|单位|中心|办|股|站|所|队)的(?=[{''.join(sorted(SURNAMES))}][\u4e00-\u9fff]{{1,2}}$)(?!.*[号台报网]$))[:：\s]*(?=..)"
)  # 新名字叫 义乌农业农村
_SET_TO = re.compile(
    r"^(?:新?(?:管理员|名[字称]))?(?:就)?(?:填(?!报|空|充|表)|写(?![意作真])|改成|换成|全名(?:是|叫)?|叫(?![他她它我你人]))(?P<name>.{2,12})$"
)
_NOT_SO = re.compile(r"^(?:不|别|原来|以前|之前|原名|去掉|等下|等等)")
_QUOTED = re.compile(
    r"^(?:.{0,8}(?:叫|为|作|成|是|用|名[字称])[:：\s]*)?[“「『《\"](?P<name>[^”」』》\"]{2,20})[”」』》\"][吧呀啊的了]*$"
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
    r"[\s,，。.…~～]*+(?:(?<=[\s,，。.])(?:(?:还望|敬请|恳请|望|请)(?:谅解|批准|准予|理解|支持|予以批准|领导批准)|申请延期|"
    r"就(?:这个|这样|这些|行|好|可以)了?|唉|哎|谢谢[您你]?了?|可以[吧了]|麻烦[您你]?了|"
    r"给[您你]添麻烦了|辛苦[您你]?了?|你看着(?:办|写)|没(?:什么|啥)?办法|行[吧了])|[🙏😅😭🙃][\s🙏😅😭🙃]*+)[\s。.!！~～]*$"
)
_LATER = r"(?:我)?(?:待会儿?|等会儿?|等下|稍后|回头|晚点)"
_PROMISED = re.compile(rf"[\s,，;；。]+(?:账?号?(?:id|ID|Id)|账号|日期|日子|原因|理由|其他的?){_LATER}[^,，;；。]*$")
_ASKED_OF_US = (  # 你给走个程序, 帮我办一下
    r"(?:麻烦|请|那|就)*(?:[你您]们?|[帮给替]我们?)+.{0,4}?(?:[走办弄报搞批]|处理|操作|申请)(?:个|一?下|掉)?"
    r"(?:程序|流程|手续)?[了吧啊呀]*"
)
_NOTHING_YET = re.compile(
    rf"(?:的?(?:手机|电话|联系方式)?号?码?[是为:：\s]*1\d{{10}}|好的?|知道了?|明白了?|收到了?|行|嗯+|{_LATER}.{{0,4}}(?:发|给|补|报|填|告诉).{{0,3}}|"
    rf"先(?:记|填|写)(?:下|上|着|一下)?|"
    rf"{_ASKED_OF_US})|(?:账?号?(?:id|ID|Id)|账号|日期|日子|原因|理由)(?:{_LATER}.{{0,6}}|(?:我)?(?:还)?(?:不知道|不清楚|忘了?|没有?查到?))"
)
_GREETED = re.compile(
    r"^(?:(?:[您你]好|老师好?|领导好?|说来惭愧|说实话|实话实说|不瞒[您你]说)[,，。!！\s]+|"
    r"[一二三1-3][、.．](?!\d)(?!.*[\s,，。;；][二三四2-4][、.．])\s*|"  # of a list the reason keeps its numbers
    r"我?(?:刚才|刚刚|前面|上面|不是)+(?:都|也|已经|不是)*(?:说|讲|写|发|填|回)(?:过|了)+[呀啊嘛吗的]*[,，。!！?？\s]+(?=..)|"
    r"[嗯呃额]+[,，…\s]*(?=..)|"
    r"(?:就?行(?:不行|不|吗)?|可以(?:吗|不)?|好(?:吗|不好)|[吗呢么吧])[\s,，?？]+(?=..))+"  # 延到9月10日行吗，缺人
)
_WITH_MOBILE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,4}[\s,，、]*)?(?:(?:手机|电话)号?码?[:：是]?)?1\d{10}[\s,，、]+(?=.{5})"
)  # 周敏，13912345678，老刘上个月退休了
_DICTATED = re.compile(
    r"^(?:(?:[^:：]{0,12}?)?(?:就|正式点)?(?:写|填)(?:成|上|为)?[:：]|.*(?:删掉|删了|划掉|作废)[,，。\s]*(?:改成|改为|写|填)[:：\s]*|"
    r"[你您]?就(?:写|填)(?=.*(?:好了|就[行好]了?|就是了?)[\s。]*$))\s*(?=.{4})",
    re.DOTALL,
)  # 你就写长期不更新好了; 写经费…… 删掉，写运营力量不足
_PUT_SO = re.compile(
    r"^(?:(?:好|行|嗯|可以|ok|OK)[的啊吧]*[,，。\s]*)?(?:那|我)?(?:就|再)?"
    r"(?<=[那就再，,\s])(?:[改换][成为]|(?:写(?![作字法手实生])|填(?![报空充表补写海]))(?:成|上)?)[:：\s]*(?=.{4})",
    re.DOTALL,
)  # 好，改成机构改革后无人维护; 那就写没人维护了
_HOW_PUT = re.compile(  # 写正式点：账号长期未更新; 你就写受众面小: how it is to be put is none of it
    r"^(?:(?:写得?)?(?:再)?(?:正式|详细|简单|简短|好看|规范|具体)(?:一?点儿?|一些|些)?[:：,，]\s*|[你您](?:就|帮我)*(?:写|填)(?:成|上)?[:：]?\s*|"
    r"再?加上?[:：]\s*)(?=.{4})"
)
_JUST_SO = re.compile(r"(?:好了|就[行好]了?|就是了?)[\s。]*$")
_SUNG = re.compile(r"(?<=[了的呢吧])[撒嘞哩哒咯]+$")  # 整合到义乌发布去了撒
_AS_FOR_WHY = re.compile(r"^(?:的?话)[\s,，.。…~～]+(?:就?是)?(?=..)")  # 原因的话……是街道统一搬走
_WHAT_ELSE = re.compile(r"[\s,，。]*(?:还能|我能?|我们?还能?)有?(?:什么|啥)(?:别的)?(?:原因|理由|办法)[\s?？!！。]*$")
_AGREED_TO = re.compile(  # …，局长同意的: who agreed is said to us
    r"(?<=.{4})[吧呗]?[\s,，;；。]+(?:我们?)?(?:局长|主任|[镇乡]长|书记|领导|一把手)(?:已经?|都|也|口头)*(?:同意|点头)(?:过|了|的)+[。!！]*$"
)
_IN_HAN = "[\u4e00-\u9fff]"
_OF_OFFICE = re.compile(
    rf"^(?P<who>{_IN_HAN}{{2,4}})[\s,，]+(?:我们?)?{_IN_HAN}{{0,8}}(?:科|室|办|中心|股|队|组|所|站|局|委)的?(?:同志)?$"
)
_MYSELF = re.compile(
    rf"^(?:(?:换|改)?[成为]?)我(?:自己|本人)?(?:可以|行|好)?(?:吗|吧|了)?[\s,，]+(?:我?叫)?(?P<who>{_IN_HAN}{{2,4}})$"
)
_AFTER_ALL = re.compile(r"[,，。].{0,20}[:：]\s*(?P<who>[^:：,，。]{2,12})$")  # 佛堂古镇，领导说得带发布：佛堂发布
_MOBILE_BEHIND = re.compile(
    rf"^(?P<who>{_IN_HAN}{{2,4}})[\s,，]*(?:(?:的)?(?:手机|电话|联系方式)号?码?[是:：\s]*)?1\d{{10}}$"
)

_STOPS = " \u3000。.，,；;、"


def new_value(text: str, *, led: bool = False) -> str:
    """The new name alone: 以后由吴永康管; 不叫“甲”，叫“乙”; 填王磊，等下，王磊下月借调，填周敏.

    `led`: a verb stood before it (名字改成…呗), so that a last particle belongs to the sentence.
    """
    parts = [part.strip(LEAD) for part in _PARTS.split(text)]
    kept = [part for part in parts if part and not _NOT_SO.match(part)]
    if quoted := next((found for part in kept if (found := _QUOTED.match(part))), None):
        return quoted["name"]
    chosen = [found["name"] for part in kept if (found := _SET_TO.match(part))]
    text = chosen[-1] if chosen and len(parts) > 1 else text
    called = _CALLED.sub("", text)
    plain = _CALLED.sub("", _ADDED.sub("", called)).strip(LEAD)
    if led or chosen or called != text:
        plain = _SAID_LAST.sub("", plain)
    if (told := _EXPLAINED.search(plain)) and told["char"] in plain[: told.start()]:
        plain = plain[: told.start()]
    told = next((found for way in _NAMED_WITH_MORE if (found := way.search(plain))), None)
    return told["who"].strip(LEAD) if told else plain


_SAID_LAST = re.compile(  # 就叫稠江微讯吧, 改成平安义乌了; 义乌书吧 and 义乌来了 are names
    r"(?<=..)(?:就[好行]了?|好了|得了|[呀呗啦嘛咯]|(?<!哈)哈|(?<![书酒网茶贴水氧迪画话音陶餐])吧|(?<![来到见懂啦吧])了)+$"
)
_NAMED_WITH_MORE = (
    _RUN_BY,
    _BY_FULL_NAME,
    _TAKES_OVER,
    _IN_PLACE_OF,
    _OF_OFFICE,
    _MYSELF,
    _AFTER_ALL,
    _MOBILE_BEHIND,
)


_LED_ON = re.compile(  # 人手不够，给我们 before 宽限到九月底
    r"(?<=.{3})[,，;；。\s]+(?=[^\s])(?:烦请|麻烦|恳请|希望|能不能|能否|请)?(?:再)?(?:给|让)?(?:我们?|咱们?|我单位)?(?:再)?$"
)


def ended(text: str) -> str:
    """A reason without a greeting, thanks, the promise of something else, or the stop behind it: …一律整合 就这个。"""
    greeted = _WITH_MOBILE.sub("", _GREETED.sub("", _HOW_PUT.sub("", text)))
    told = _DICTATED.sub("", _PUT_SO.sub("", greeted))
    plain = _AS_FOR_WHY.sub("", _AGREED_TO.sub("", told if told == greeted else _JUST_SO.sub("", told)))
    plain = _LED_ON.sub("", plain)
    return _SUNG.sub("", _WHAT_ELSE.sub("", _ADDED.sub("", promised(plain)).rstrip(_STOPS)).rstrip(_STOPS)) or text


def asked_of_us(text: str) -> str:
    """A reason without what we are asked to do with it: 没人管了，你帮我办一下."""
    return re.sub(rf"[\s,，;；。]+{_ASKED_OF_US}$", "", text)


def promised(text: str) -> str:
    """What is said without the promise of something else: 人手不够，ID我待会儿发."""
    return _PROMISED.sub("", text)


def nothing_yet(text: str) -> bool:
    """ID不知道, 账号回头发, 手机13900000000, 知道了，等下发你，先记: of another field or of none, and nothing yet."""
    parts = [part for part in _PARTS.split(text) if part.strip(LEAD)]
    return all(_NOTHING_YET.fullmatch(part.strip(LEAD)) is not None for part in parts)
