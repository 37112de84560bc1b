"""Whatever list is asked for fits one message of WeCom and one screen of a phone; the rest is a page away."""

from tests.world import World

BYTES = 2048  # text.content, wecom-protocol §4
LINES = 12  # a heading, eight of a list, how to turn the page, what to do
OFFICE = "统计 全部账号 待定账号 谁没签收 谁没报任务1 佛堂镇情况 处置意见 建议打电话 没发成的消息 谁还没关联"
UNIT = "我的任务 市公安局有哪些账号 任务9 任务10 整改列表 今天谁值班 申请列表"


def test_every_list_fits(july: World) -> None:
    asked = [("fuban_sp", words) for words in OFFICE.split()] + [("gonganju_jb", words) for words in UNIT.split()]
    answers = {(person, words): july.say(person, words) for person, words in asked}
    long = {
        said: answer for said, answer in answers.items() if len(answer.encode()) > BYTES or answer.count("\n") >= LINES
    }
    assert not long
    assert july.say("fuban_sp", "全部账号").startswith("账号48个，主账号2个：")
    assert "处置意见待定的账号33个" in july.say("fuban_sp", "待定账号")
