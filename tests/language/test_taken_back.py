"""What is taken back in the same breath is never done, however it is taken back: words by signs by answers."""

from itertools import product

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

WHO = "role=经办人;unit=佛堂镇;chat=single;now=2022-08-15T15:01;state="
SIGNS = ("，", " ", "。", "……", "——", "！")


def _words(text: str) -> list[str]:
    return text.split()


YES = _words("""
    是 对 好 好的 嗯 行 可以 确认 没错 是的 对的 ok 没问题 提交
""")
BACK = _words("""
    等等 等一下 不对 错了 先别 先别提交 慢着 别急 先不要 不 不是 算了 我再看看 再想想 我问下领导 还没定
    晚点 明天再说 先放着 有个地方错了 日期不对 原因不对 改一下 吗 什么意思 但是日期要改 才怪 你个头
    才不是 暂时不报 先缓缓 回头再说 我先核对下 停更日期改成9月1号 不是这个号 号错了 搞错了
""")
RATHER = _words("""
    不对 错了 啊不 哦不 不是 说错了 等等 等一下 算了还是 还是 改成 应该是 更正 手滑 打错了 写错了 记错了
    看错了 抱歉 领导说 要不 不不不 搞错了 刚才那个不算 上面那个作废 以这个为准 换一个 再想想 不行 太早了
    口误 sorry 嗯 哎 领导改主意了 问了下 挪到 改为 应为 实际是 正确的是 前一个写错
""")
DEEDS = [
    "任务1完成了",
    "完成 1",
    "任务1已办结",
    "签收",
    "收到",
    "任务3延期到9月15日，冻结期长",
    "任务1进度80%",
    "佛堂城事已停更",
]
UNDONE = _words("""
    说错了 打错了 写错了 等等 哦不 其实还没 才怪 骗你的 开玩笑的 我瞎说的 先别报 先别算 发错了 发错群了 不作数 作废
    刚才那条不算 是别人的 算了 当我没说 别当真
""")
CORRECTED = [
    ("ask:stop_date", "stop_date", "8月20日", "8月25日", "2022-08-25"),
    ("ask:account_id", "account_id", "fotang2020", "fotang2021", "fotang2021"),
    ("ask:value", "value", "王芳", "李红梅", "李红梅"),
    ("ask:field", "field", "名称", "管理员", "管理员"),
    ("ask:date,reason", "date", "9月10日", "9月15日，人手不够", "2022-09-15"),
    ("choose_account:32,33", "account", "第一个", "第二个", 33),
]


def hear(text: str, state: str) -> Meaning:
    """What an administrator of 佛堂镇 says to this question."""
    return interpret(text, parse_context(WHO + state, plans.notice()), plans.notice())


def test_a_yes_that_is_taken_back_confirms_nothing() -> None:
    said = [yes + sign + back for yes, sign, back in product(YES, SIGNS, BACK)]

    assert [text for text in said if (found := hear(text, "confirm")).intent == "CONFIRM" and found.act == "do"] == []


@pytest.mark.parametrize(("state", "slot", "first", "second", "wanted"), CORRECTED)
def test_what_was_put_right_is_not_filled_in(state: str, slot: str, first: str, second: str, wanted: object) -> None:
    said = [f"{first}{sign}{rather}{sign.strip() or '，'}{second}" for sign, rather in product(SIGNS, RATHER)]
    found = [(text, hear(text, state)) for text in said]

    done = [(text, one.intent, one.slots.get(slot)) for text, one in found if one.act == "do" and one.slots]
    assert [one for one in done if one[2] != wanted] == []
    assert [text for text, one in found if one.intent == "DIALOG_CANCEL" and one.act == "do"] == []


def test_a_deed_that_is_taken_back_is_not_done() -> None:
    facts = "unsigned=1;state=approved=ZX-2022-001:32"
    said = [deed + sign + undone for deed, sign, undone in product(DEEDS, SIGNS, UNDONE)]
    found = [(text, hear(text, facts)) for text in said]

    deeds = {"TASK_DONE", "SIGN_RECEIPT", "EXTENSION_REQUEST", "EXECUTION_REPORT"}
    assert [(text, one.intent) for text, one in found if one.act == "do" and one.intent in deeds] == []
