"""The words of a list of people: roles, names, posts, mobiles, and what is said of them, cut from running Chinese.

Between two signs or blanks a stretch is cut so that as much of it as possible is explained; characters that nothing
explains stay `strange`, and nobody is made of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language.patterns import kinds
from bot.language.personal import DOUBLE, SURNAMES

ROLES = {
    "分管": "分管领导",
    "专职": "专职人员",
    "工作": "专职人员",
    "经办": "专职人员",
    "联系": "联系人",
    "联络": "联系人",
}
OTHER_ROLE = "主要负责人"

_SURNAMES = SURNAMES | frozenset(
    "柴苗池解安包车邢游项饶蓝裴尚舒屈应时冷冉桑麻来斯厉麦阎谷兰宁甘戚封符苟卓巫鄢敖赖涂裘蒲佴屠扈辜冀巩褟庹"
)
# also words of every day: a name only where nothing but a role stands before and nothing but his own behind
_ALSO_WORDS = (
    "查盖区代党花左占景支商强满管全利水云阳桂银干母牧山竹沃籍端昌滑呼买薄芦危乐衣暴巴农师步库勾席晋折冒"
    "撒燕鹿阴哈练操幸尉朴羊宗揭辛闻丛沙郎敬候蓬"
)
_NO_GIVEN = "的了吗呢吧是不没我你他她它这那啥什谁请就还也都把被让去删"
_NO_LAST = f"{_NO_GIVEN}和与及"
_PART_OF_UNIT = "街道|社区|办事处|村|中心|大队|支队|[镇乡区县市局](?!长)"
_ONE = f"[{''.join(sorted(_SURNAMES))}]"
_HAN = "[\u4e00-\u9fff]"
_NAME = re.compile(
    rf"(?:{DOUBLE}|{_ONE})(?:某某?|(?:(?![{_NO_GIVEN}]){_HAN})?(?![{_NO_LAST}]){_HAN})(?!{_PART_OF_UNIT})"
    rf"|(?:{DOUBLE}|{_ONE})(?![{_NO_LAST}]){_HAN}(?!{_PART_OF_UNIT})"
)
_SHORT_NAME = re.compile(rf"(?:{DOUBLE}|{_ONE})(?![{_NO_LAST}]){_HAN}(?!{_PART_OF_UNIT})")
_DOTTED = re.compile(rf"{_HAN}{{1,6}}(?:·{_HAN}{{1,8}})+")
_NO_NAMES = kinds(
    "高度 方便 方案 方面 周一 周二 周三 周四 周五 周六 周日 周末 马上 马路 万一 万事 温度 金额 金融 白天 "
    "时间 时候 程度 程序 余下 应该 应当 关于 关闭 关停 关注 关心 任务 任命 任何 任免 任职 江东 江北 江南 "
    "季度 常务 常年 章程 夏天 毛病 严格 严肃 向上 路上 毕业 施工 雷同 安排 安全 包括 解决 项目 来电 来不及 "
    "时限 尚未 应急 安心 平安 金华 高新 马虎 沈阳 汪洋 成立 华东 段落 庄严 全体 白板 石头 常委 常委会 文化 "
    "文明 文件 文字 何时 何况 何人 毛利 范围 章节 龙头 方式 方向 单独 单位 单个 万元 顾问 顾虑 宁可 时效 "
    "巩固 冀望 辜负 屠宰 "
    "包含 包办 陈述 高级 高兴 高效 严重 金牌 叶子 童话 汤圆 余额 任意 向来 来源 来信 路线 雷达 明确"
)
_HEADS = kinds(
    "局长 主任 镇长 书记 科长 股长 部长 处长 所长 站长 委员 科员 干事 办事员 组长 队长 主席 乡长 区长 县长 "
    "市长 院长 校长 园长 会长 理事长 秘书长 行长 总监 主管 助理 干部 职员 文员 编辑 记者 教师 老师 工程师 "
    "会计 出纳 民警 警长 政委 教导员 指导员 调研员 巡视员 秘书 负责人 专员 经理 主任科员 管理员 协理员 "
    "信息员 宣传员 通讯员 网格员 书记员 联络官 副职 班长 中队长 大队长 支队长 团长 馆长 台长 社长 董事长 "
    "总经理 监事 党组成员 班子成员 党委委员 宣传委员 组织委员 纪委书记 雇员 见习生 实习生 大学生村官 "
    "人武部长 一把手"
)
_BEFORE_HEAD = kinds(
    "党组 党委 党工委 党支部 支部 办公室 综合 宣传 政工 人事 财务 法规 文化 文旅 网信 信息 副 常务 第一 科 "
    "股 处 室 镇 街道 乡 局 市 县 工作 办事处 党政 党建 办 执法 教育 一级 二级 三级 四级 高级 中级 初级 助理 "
    "代理 挂职 原 新 金融 政务 数字 经济 发展 社会 事务 服务 中心 政策 秘书 组织 纪检 监察 人大 工会 团委 "
    "妇联 武装 机关 后勤 行政 业务 技术 新闻 融媒体 媒体 运营 编辑 采编 总 安全 应急 规划 建设 农业 农村 "
    "卫生 健康 民政 司法 审计 统计 商务 市场 监管 交通 水务 住建 国资 外事 电商 平台 正 所 站 部 大队 中队"
)


def _either(words: frozenset[str]) -> str:
    """One of these, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_POST = re.compile(rf"(?:{_either(_BEFORE_HEAD)}){{0,6}}(?:{_either(_HEADS)})")
_LONG_POST = re.compile(rf"(?:(?![{_NO_GIVEN}由叫任当做]){_HAN}){{1,10}}?(?:{_either(_HEADS)})")
_ROLE = re.compile(
    rf"分管(?:领导|负责人|同志|(?=的?[副局镇]|主任|[是为由:：]|$|(?!的?(?:{_either(_NO_NAMES)}))的?(?:{_NAME.pattern})))|专职(?:工作)?(?:人员)?|(?:具体)?工作人员|(?:具体)?经办人?员?|(?:具体)?联[系络](?:人员?|员)"
)
_TITLED_ROLE = re.compile(r"分管的?(?=副?(?:局长|镇长|主任|书记|区长|县长|市长|乡长))")
_NICK = re.compile(rf"[小老阿]{_ONE}|{_ONE}(?:某|[局镇处所股办室院校站部队科](?!长|员))")
_ADDRESSED = re.compile(rf"(?P<surname>{_ONE}|{DOUBLE})(?P<post>{_POST.pattern})")
_MYSELF = re.compile(r"(?:我自己|我本人|本人|我)")
_OUT = re.compile(
    r"(?:删|去|划|拿|剔|移|清|撤)(?:掉|除|去|出)(?:了|吧)?|删了|删(?![\u4e00-\u9fff])|移出名单|不要了?|不用了?|不算|不(?:再)?(?:担任|兼任|干)了?|不是了?|换下|免去|取消"
)
_GONE = re.compile(
    r"(?:已经?)?(?:调走|调离|离职|退休|走|不在|调动|辞职|借调)了|(?:是)?(?:多余|重复)(?:的|了)|没有这个?人|没这个人"
)
SLIP = re.compile(
    r"的?[写填报打弄输搞记留登](?:错|岔)(?:了?一?个?字|别字)?了?|有?错别字|(?<![没不])错了|(?<!没)有误|(?<!对)不对(?!吗)了?|笔误"
)
_SWAP = re.compile(r"(?:更?换|改|调整|变更|更正|纠正|订正)(?:成|为|做)")
_SAME = re.compile(r"[她他](?!的|们)|同上|同一个?人")
_THAT_NUMBER = re.compile(
    r"(?:电话|手机|号码)?(?:还|就|也)?[是用]?(?:刚才|原来|之前|上面|前面)(?:填?的)?那?个?(?:号码?|电话|手机)|(?:号码?|电话|手机)(?:号码?)?(?:不变|照旧)"
)
_BE = re.compile(r"(?:也|就|都|还|同时|应该?)*(?:是|为|由|担任|兼任|任|当|做|兼着?)|：|:")
_AT_END = frozenset("为任兼当做")  # 张有为: at the end of a run mostly somebody's name
_LABEL = re.compile(
    r"(?:联系|移动)?(?:电话|手机)(?:号码?)?|号码|短号|职务|职位|岗位|姓名|名字(?:叫)?|名叫|姓(?=[写打填弄]?错)"
)
_NUMBER_OF = re.compile(r"(?<=[\u4e00-\u9fff\s])号(?=[\s是:：]{0,3}$)|^号(?=[\s是:：]{0,3}$)")  # 王强号138…
_FILLER = re.compile(
    r"(?:不用|不要|不|别|莫)(?:再)?(?:[删去划拿剔移](?:掉|除|去))(?:了|吧)?|"
    r"更正|纠正|勘误|再加个|再加一个|加个|加一个|补个|"
    r"同志|同时|和|与|及其?|以及|还有|另外|另|再加|加上|加|增加|添加|补充|补上|他的?|她的?|的|是|叫|有|负责|担任|这个人?|那个人?|名单(?:里|上|中)?|里|上|"
    r"把|将|请|麻烦|帮忙?|帮我|您|吧|啊|呀|哦|噢|嗯|哈|了|等|分别|如下|一名|一位|两名|两位|[一二两三四](?:个人?|人)|其中|应该|应为|改成|改为|改|换成|从|给|"
    r"任务\d+|任务[一二三四五六七八九十]+|我们|我单位|本单位|我局|我镇|本局|本镇|已经?|明确|确定|报上来?|上报|办结|完成|办好|好的?|可以|谢谢|辛苦|收到|"
    r"(?<=职务|职位|岗位|电话|手机|姓名|名字)(?:填写?|写|改)(?:成|为|上|的?是)?|"  # 职务填副主任
    r"请?核实|请?审核|请?查收|[昨今前明]天|目前|现在|暂时|统一|都|也|就|还|其他(?:的|人)?(?:不变|照旧)|不变|照旧"
)
_MOBILE = re.compile(
    r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<![\d-])0\d{2,3}[- ]?\d{7,8}(?!\d)", re.ASCII
)
_NUMBER = re.compile(r"\d{5,}", re.ASCII)
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]?|20\d\d-\d{1,2}-\d{1,2}", re.ASCII)
_COUNTED = re.compile(
    r"(?<![\d月.-])[1-9]\d?\s?[、.)）](?!\d)|[①-⑩]|第[1-9一二三四五][，,、：:]", re.ASCII
)  # 1、吴梅 2、何洁
_SHORT = 2  # characters of a name that may end in anything
_WEAK = re.compile(r"[\s、/()（）|“”\"'《》【】-]+")
_STRONG = re.compile(r"[,，。.;；!！?？~～…—\n]+")
_ASKS = re.compile(
    r"[?？]|吗|呢$|谁|什么|啥|哪|怎么|咋|如何|多少|几[个位人]|是不是|有没有|对不对|行不行|能不能|看一?[看下]|看看|查一?[查下]|查看|列一?下|念一?遍|显示|"
    r"名单[呢]?$|^报的?内容|给我看|发我"
)
_STRANGE_COST = 3.0


@dataclass(frozen=True, slots=True)
class Word:
    """A piece: role, name, nick, me, post, mobile, number, out, gone, slip, same, that, swap, be, label and so on.

    `value` is what it means (a role's own name, a listed person's full name), `glued` that no sign stands before it.
    """

    kind: str
    text: str
    value: str = ""
    glued: bool = False


def clauses(text: str, known: Sequence[str]) -> Iterator[tuple[str, list[Word]]]:
    """The parts between strong signs, each as it was typed and cut into words; `known` people are read as they are."""
    names, text = _called(known), _COUNTED.sub(" ", text)
    for part, sign in _parted(text, names):
        words = list(_cut(part, names))
        if any(word.kind not in {"filler", "sign"} for word in words):
            yield part.strip() + ("？" if "?" in sign or "？" in sign else ""), words


def asks(part: str) -> bool:
    """Whether a clause wants to know something."""
    return _ASKS.search(part) is not None


_SEEMING = re.compile(rf"[{_ALSO_WORDS}](?:(?![{_NO_GIVEN}]){_HAN})?(?![{_NO_LAST}]){_HAN}")


def like_name(said: str) -> bool:
    """查小红, 区丽: a name, if the place where it stands is one for names."""
    return _SEEMING.fullmatch(said) is not None and said not in _NO_NAMES | _NO_PEOPLE


_NO_PEOPLE = kinds(
    "查询 查看 查一下 查收 查无 区里 区长 代理 代管 代办 党委 党组 党员 党政 党政办 左右 占用 "
    "支持 支部 商量 商务 强化 满意 管理 管理员 管人员 全部 全员 全局 全镇 利用 水务 云上 干部 "
    "干事 母亲 竹编 籍贯 端午 买断 危险 师傅 步骤 库存 席位 练习 操作 敬请 候补 候选 景区 "
    "花名册 盖章 盖公章 区分 闻讯 辛苦 辛苦了 宗旨 哈哈 哈哈哈 呼叫 滑坡 乐意 山区 阴天 折算 "
    "冒昧 燕子 农办 银行"
)


def surname(name: str) -> str:
    """What the name, or 小王, 陈副局长, begins with."""
    bare = name.lstrip("小老阿") or name
    return bare[:2] if re.match(DOUBLE, bare) else bare[:1]


def _called(known: Sequence[str]) -> dict[str, str]:
    """Under which words the known people are found, the longest first: 佛堂联系 is 佛堂联系（样例）."""
    bare = {re.sub(r"[(（].*?[)）]", "", name): name for name in known}
    found = {word: name for word, name in {**bare, **{name: name for name in known}}.items() if word.strip()}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _parted(text: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Stretches with the strong sign behind each; a sign within a known name parts nothing."""
    held = "|".join(map(re.escape, names)) or "(?!)"
    start = 0
    for found in re.finditer(rf"(?P<name>{held})|(?P<sign>{_STRONG.pattern})", text):
        if found["sign"]:
            yield text[start : found.start()], found["sign"]
            start = found.end()
    yield text[start:], ""


def _cut(part: str, names: dict[str, str]) -> Iterator[Word]:
    """Numbers and signs first, what stands between them by the best explanation."""
    fixed = re.compile(rf"(?P<mobile>{_MOBILE.pattern})|(?P<date>{_DATE.pattern})|(?P<number>{_NUMBER.pattern})")
    start, glued = 0, False
    for found in fixed.finditer(part):
        before = part[start : found.start()]
        for word in _between(_NUMBER_OF.sub("号码", before) if found["mobile"] else before, names):
            yield word
            glued = word.kind != "sign"
        kind = str(found.lastgroup)
        digits = re.sub(r"^\+?86(?=1\d{10}$)", "", re.sub(r"[ +-]", "", found[0]))
        plain = found[0].replace(" ", "") if found[0].startswith("0") else digits
        yield Word("filler" if kind == "date" else kind, found[0], plain, glued=glued)
        start = found.end()
    yield from _between(part[start:], names)


def _between(part: str, names: dict[str, str]) -> Iterator[Word]:
    """Runs without a sign; a known name may hold signs of its own."""
    held = "|".join(map(re.escape, (name for name in names if _WEAK.search(name)))) or "(?!)"
    start, glued = 0, False
    for found in re.finditer(rf"(?P<name>{held})|(?P<sign>{_WEAK.pattern})", part):
        run = list(_best(part[start : found.start()], names, glued=glued))
        yield from run
        if found["name"]:
            yield Word("name", found[0], names[found[0]], glued=bool(run))
        else:
            yield Word("sign", found[0])
        glued, start = found["name"] is not None, found.end()
    yield from _best(part[start:], names, glued=glued)


def _best(run: str, names: dict[str, str], *, glued: bool) -> Iterator[Word]:
    """The cheapest explanation of a run, from its end backwards."""
    best: list[tuple[float, Word | None, int]] = [(0.0, None, 0)] * (len(run) + 1)
    for place in range(len(run) - 1, -1, -1):
        options = [(cost + best[end][0], Word(kind, run[place:end], value), end)
                   for cost, kind, end, value in _options(run, place, names)]  # fmt: skip
        best[place] = min(options, key=_preference)
    place, strange = 0, ""
    while place < len(run):
        _, word, end = best[place]
        if word is not None and word.kind == "strange":
            strange += word.text
        elif word is not None:
            if strange:
                yield Word("strange", strange, glued=glued)
                strange, glued = "", True
            yield Word(word.kind, word.text, word.value, glued=glued)
            glued = True
        place = end
    if strange:
        yield Word("strange", strange, glued=glued)


def _preference(option: tuple[float, Word, int]) -> tuple[float, int]:
    """The cheapest, of equals the longest word; but the shortest name, 王强副镇长."""
    cost, word, end = option
    return round(cost, 3), end if word.kind == "name" else -end


def _options(run: str, place: int, names: dict[str, str]) -> Iterator[tuple[float, str, int, str]]:
    """What may begin here: cost, kind, end, meaning."""
    yield _STRANGE_COST, "strange", place + 1, ""
    yield from ((0.1, "name", place + len(word), name) for word, name in names.items() if run.startswith(word, place))
    if found := _DOTTED.match(run, place):
        yield 0.8, "name", found.end(), found[0]
    for pattern in (_NAME, _SHORT_NAME):
        if (found := pattern.match(run, place)) and found[0] not in _NO_NAMES and not _ends_in_word(found[0]):
            hurried = 0.5 if found[0][-1] in "为任兼当做" else 0.0
            yield 1.0 + hurried, "name", found.end(), found[0]
    if found := _ADDRESSED.match(run, place):
        yield 1.3, "nick", found.end(), found["post"]
    for cost, kind, pattern in _KINDS:
        if (found := pattern.match(run, place)) and found[0]:
            last = found.end() == len(run) and found[0] in _AT_END
            yield (
                cost + _length_cost(kind, found[0]) + last,
                kind.removesuffix("?"),
                found.end(),
                _meaning(kind, found[0]),
            )


def _ends_in_word(name: str) -> bool:
    """王磊手, 李红电: the last character begins a word of ours; 王局长 is no full name."""
    return _POST.fullmatch(name[1:]) is not None or (
        name[-1] in "手电职岗姓删撤划调离退辞借写填报打弄多街" and len(name) > _SHORT
    )


def _length_cost(kind: str, text: str) -> float:
    return 0.35 * len(text) if kind == "post?" else 0.0


def _meaning(kind: str, text: str) -> str:
    if kind == "role":
        return ROLES[next(key for key in ROLES if key in text)]
    return OTHER_ROLE if kind == "other" else text


_KINDS = (
    (0.2, "role", _ROLE),
    (0.2, "role", _TITLED_ROLE),
    (0.2, "other", re.compile(r"主要负责人|主要领导|一把手")),
    (0.5, "post", _POST),
    (1.2, "post?", _LONG_POST),
    (1.1, "nick", _NICK),
    (0.6, "me", _MYSELF),
    (0.4, "out", _OUT),
    (0.4, "gone", _GONE),
    (0.4, "slip", SLIP),
    (0.3, "same", _SAME),
    (0.3, "that", _THAT_NUMBER),
    (0.3, "swap", _SWAP),
    (0.3, "be", _BE),
    (0.3, "label", _LABEL),
    (0.45, "filler", _FILLER),
)


_WRONG_NUMBER = re.compile(
    r"(?<=.)(电话|手机号?|号码)[也都又还给]?(?:[写记打填弄]?错了?|不对)[,，。 ]?(?:应该?)?[是为]?"
    r"(?= ?1[3-9]\d{9}(?!\d))",
    re.ASCII,
)


def right_number(text: str) -> str:
    """…，电话也错了13905790011: the number behind it is the right one."""
    return _WRONG_NUMBER.sub(r"\1", text)
