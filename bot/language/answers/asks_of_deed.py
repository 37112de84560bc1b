"""提交了会怎样, 谁批, 要多久, 还能改吗: what would come of the deed that we guessed; it is explained."""

import re

from bot.language.answers.giving_up import says_yes
from bot.language.answers.own_verb import is_own_verb
from bot.language.answers.parts import parts_of
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

_NAMING = kinds("date task nth request rect account accountno unit name mobile latin url percent")
_SUBJECT = (
    r"(?:这个?|那|它|这事|[报交发]上?[出去]*|提交|不?批准?|没批|没通过|不同意|驳回|签字?|代签|撤回?|注销掉?|换|改|定|停|退回?|反馈|"
    r"催|延期?|下来|以后|之后|了|后|一般|大概|还|得|要|会|都|就|是不是|的话|他们|单位|我们?|到底|然后|责任)*"
)
_ASKS = re.compile(
    rf"{_SUBJECT}(?:(?:谁|哪个|哪里|哪家)(?:来|去|能)?(?:批|签|审|审批|签字|核实?|复核|定|管|决定|会?收到)的?|算谁的"
    rf"|(?:领导|局长|镇长|主任|一把手|市府办|两边|双方|主要负责人|负责人).{{0,4}}(?:批|签字?|同意|盖章|审)的?(?:吗|么|不)"
    rf"|(?:多久|多长时间|几天|几个工作日|多少天|什么时候|啥时候|哪天)"
    rf"(?:能|会|才|可以)?(?:批|好|生效|下来|办完|有结果|批下来|回复|批好|通过)?|等(?:多久|几天|多长时间)"
    rf"|(?:这[条个]?|条)*+(?:通知|消息|短信)?是?(?:要|让|叫)?我们?(?:要|得)?(?:来)?(?:干[嘛吗啥]|干什么|做什么|做啥|办什么|怎么做)"
    rf"|(?:会怎么?样|会咋样|怎么办|咋办|有(?:什么|啥)(?:后果|影响|用)|怎么弄|咋弄)"
    rf"|(?:能|可以|能不能|可不可以|会不会|会|算不算|算|用|需要|要不要|要|影响|是)[^,，。]{{0,12}}(?:吗|么|不|嘛)"
    rf"|[^,，。]{{0,6}}是不是[^,，。]{{2,14}}|(?:人|名)?要不要报[^,，。]{{2,8}}"
    rf"|(?:能不能|可不可以|会不会|算不算|要不要)[^,，。]{{1,12}})[啊呀呢哦的]*[?？。]*"
)
_STATUS = re.compile(
    r"(?<!算完)了(?:没有?|吗)|到哪|看[到见]|在不在|有人"
)  # how something stands, and not what would come
ASKS_OF_DEED = "asks_of_deed"  # no other question of the same words is looked for
_LONGEST = 24  # characters
_UNEXPLAINED = kinds("CONTACT_OFFICE HELP UNKNOWN STATS LIST_MY_TASKS LIST_MY_REQUESTS")


_OF_QUESTION = re.compile(  # 你问的是哪一个任务？: of the question itself, no list is asked for
    r"[你您](?:们|刚才|现在|这里)*(?:问|说|指|讲)的(?:到底)?是?(?:哪|什么|啥)[^,，。?？]{0,8}[?？]*"
)


def asks_of_deed(scene: Scene) -> Said | None:
    """A question in which nothing is named can only be of what was offered."""
    asked = scene.context.question
    if asked is None or asked.form or scene.context.chat != "single":
        return None
    if asked.kind == "confirm" and _OF_QUESTION.fullmatch(scene.text.key):
        return Said("HELP", {"hint": "back"})
    if not scene.context.guess or scene.context.guess in _UNEXPLAINED or _names(scene):
        return None
    parts = parts_of(scene)
    asking = _ASKS.fullmatch(parts[-1]) if parts and len(parts[-1]) <= _LONGEST else None
    before = all(says_yes(scene, part) or is_own_verb(scene, part) for part in parts[:-1])
    if asking is None or not before or _STATUS.search(scene.text.key) or _YES.fullmatch(scene.text.key):
        return None
    scene.worked_out[ASKS_OF_DEED] = True
    return Said("HELP", {"hint": "back"})


_WHICH = re.compile(  # 你先说清楚是哪个号; 你说的是哪家; 到底哪个任务; 哪个号
    r"是?(?:哪一?[个家张份件条项]|什么)(?:任务|账?号|单位|申请|单子)[啊呀呢来着的]*[?？]*|"
    r"(?:是|报|催|延|撤|关|停|注销|改|签|退|发)(?:哪一?[个家张份件条项]|谁)[啊呀呢来着的]*[?？]*|"
    r"(?:[^,，。]{0,6}[,，])?(?:(?:[你您]们?|先|倒是|麻烦|请|给我|能不能|你先|到底|究竟|总得)*"
    r"(?:(?:说|讲|问|写)(?:的|得)?(?:清楚|明白|清|具体|详细)(?:一?点|一?下|些)?(?:[,，]|到底|究竟)?|(?:说|问|讲|指)的(?:到底|究竟)?)|(?:你|您)?(?:这|那)?(?:到底|究竟))"
    r"(?:是|要|指|说|[催注关停报延退撤]{1,2})*(?:的是)?(?:哪一?[个家张份件条项]|什么|啥|谁)[^,，。]{0,4}?[啊呀呢嘛的吗]*[?？。!！]*"
)
_NO_OTHERS = kinds("task nth request rect account name unit date")


def asks_which(scene: Scene) -> Said | None:
    """Which one our guess means, and no list of ours: it is said again."""
    if not scene.context.guesses or scene.has(*_NO_OTHERS):
        return None
    if _WHICH.fullmatch(scene.text.key) is None:
        return None
    scene.worked_out[ASKS_OF_DEED] = True
    return Said("HELP", {"hint": "back"})


def _names(scene: Scene) -> bool:
    """Something that a question of its own would be about; the office itself is nothing of the kind."""
    return any(not _OFFICE.search(scene.word(token)) for token in scene.all(*_NAMING))


_OFFICE = re.compile("府办|政府办")
_YES = re.compile(r"(?:行|可以|好|是|对|能)(?:吗|么|不|嘛)?[?]*|可以不|.{0,3}(?:行|可以|好)吧")
