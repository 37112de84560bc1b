"""What is said to an open question and is better than a yes, or looks like one and is none."""

from dataclasses import replace

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=苏溪镇;now=2022-07-20T10:00;open_request=ZX-2022-001:33"
FORM = "已填：停更2022年8月20日（周六）；账号ID gh_a1b2c3\n还差一样，草稿保留7天：\n①原因，自己写10–300字"
EXTENSION = "还差原因，例如：延期 JB-2022-001 到9月15日 页面联调未完成"
PREPARED = "魅力苏溪报停更前请确认：内容已备份，支付、广告、小程序已解绑了吗？\n都办好了回复“是”。"


def heard(text: str, state: str, *, words: str = "", about: str = "", form: str = "") -> Meaning:
    lexicon = plans.notice()
    context = parse_context(f"{UNIT};state={state}", lexicon)
    assert context.asked is not None
    asked = replace(context.asked, words=words, about=about or context.asked.about, form=form)
    return interpret(text, replace(context, asked=asked), lexicon)


def of_office(text: str, guess: str) -> Meaning:
    lexicon, who = plans.notice(), "role=市府办审批;unit=市府办;now=2022-08-16T10:00"
    return interpret(text, parse_context(f"{who};state=confirm:{guess}", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "day", "act"),
    [
        ("算了还是26吧", "2022-08-26", "offer"),  # a number alone is shown first
        ("算了，还是26号吧", "2022-08-26", "do"),
        ("哦不还是8月26吧", "2022-08-26", "do"),
        ("26号", "2022-08-26", "do"),
        ("还是9月2日停", "2022-09-02", "do"),
    ],
)
def test_the_day_that_was_given_is_put_right_while_the_reason_is_asked_for(text: str, day: str, act: str) -> None:
    said = heard(text, "ask:reason", words=FORM, about="CANCEL_REQUEST", form="ZX-2022-001")

    assert (said.intent, said.slots["stop_date"], said.act) == ("FILL", day, act)
    assert "reason" not in said.slots


@pytest.mark.parametrize("text", ["26家单位都并了，这个号没人管", "还是选1吧", "算了还是1吧"])
def test_a_number_that_counts_or_chooses_is_no_day(text: str) -> None:
    assert "stop_date" not in heard(text, "ask:reason", words=FORM, about="CANCEL_REQUEST", form="ZX-2022-001").slots


def test_an_extension_s_day_is_put_right_too() -> None:
    said = heard("算了还是26吧", "ask:reason", words=EXTENSION, about="EXTENSION_REQUEST")

    assert (said.intent, said.slots["date"], said.act) == ("FILL", "2022-07-26", "offer")


def test_a_day_without_its_month_is_of_the_month_that_the_form_shows() -> None:
    said = heard("改成26号", "ask:reason", words=FORM, about="CANCEL_REQUEST", form="ZX-2022-001")

    assert said.slots["stop_date"] == "2022-08-26"


@pytest.mark.parametrize(
    "text",
    ["公众号后台叫 meilisx02 才对", "不对，后台是meilisx02", "公众号是meilisx02，填错了", "后台显示的是meilisx02"],
)
def test_the_identifier_is_put_right_by_where_it_is_seen(text: str) -> None:
    said = heard(text, "confirm:CANCEL_REQUEST", words=FORM, form="ZX-2022-001")

    assert (said.intent, said.slots["account_id"]) == ("REQUEST_EDIT", "meilisx02")


@pytest.mark.parametrize("text", ["行了", "好了", "那行了吧"])
def test_enough_of_it_is_no_plain_yes_to_a_guess(text: str) -> None:
    said = heard(text, "confirm:TASK_DONE", words="您是要上报任务10办结吗？")

    assert (said.intent, said.act) == ("CONFIRM", "offer")


def test_and_denied_behind_it_the_guess_is_over() -> None:
    assert heard("行了，别报了", "confirm:TASK_DONE").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("text", "intent", "act"),
    [
        ("都弄好了", "CONFIRM", "do"),
        ("好了", "CONFIRM", "do"),
        ("备份好了，解绑也弄好了", "CONFIRM", "do"),
        ("都备份好了", "UNKNOWN", "hint"),
        ("已提交，冻结到9月9日", "EXECUTION_REPORT", "offer"),
        ("后台弄不了 管理员换过 他手机收不到码", "BLOCKED", "offer"),
    ],
)
def test_what_is_said_to_the_question_about_preparations(text: str, intent: str, act: str) -> None:
    said = heard(text, "confirm:EXECUTION_REPORT;approved=ZX-2022-001:33", words=PREPARED)

    assert (said.intent, said.act) == (intent, act)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("8月15到19", {"from": "2022-08-15", "to": "2022-08-19"}),
        ("是，王建国，8月15日到8月19日", {"delegate": "王建国", "from": "2022-08-15", "to": "2022-08-19"}),
        ("不是王建国，是李小芳", {"delegate": "李小芳"}),
        ("到8月19号", {"to": "2022-08-19"}),
    ],
)
def test_who_signs_and_when_go_with_the_guess(text: str, slots: dict[str, object]) -> None:
    lexicon = plans.notice()
    context = parse_context("role=主要负责人;unit=苏溪镇;now=2022-08-10T10:00;state=confirm:DELEGATE", lexicon)
    said = interpret(text, context, lexicon)

    assert (said.intent, said.act, said.added) == ("DELEGATE", "offer", True)
    assert {name: value for name, value in said.slots.items() if name != "ask"} == slots


@pytest.mark.parametrize("text", ["谁都行", "我再想想", "王建国是谁", "单位没人了"])
def test_and_who_is_not_named_is_nobody(text: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=主要负责人;unit=苏溪镇;now=2022-08-10T10:00;state=confirm:DELEGATE", lexicon)

    assert "delegate" not in interpret(text, context, lexicon).slots


def test_what_was_published_and_mended_is_feedback_and_no_step_on_the_platform() -> None:
    lexicon, who = plans.notice(), "role=经办人;unit=苏溪镇;now=2022-08-10T10:00;accepted=ZX-2022-001:33"
    words = "文章8月10日上午已删除，截图在手机里，号冻结中"

    said = interpret(words, parse_context(f"{who};open_rect=ZG-2022-001", lexicon), lexicon)
    assert (said.intent, said.slots["rect"], said.act) == ("RECTIFY_FEEDBACK", "ZG-2022-001", "offer")

    said = interpret(words, parse_context(who, lexicon), lexicon)
    assert "date" not in said.slots  # nothing is frozen until the day on which something was deleted
    said = interpret("8月10日提交，冻结中", parse_context(who, lexicon), lexicon)
    assert said.slots["accepted_on"] == "2022-08-10"


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("没错，麻烦帮我往上递", "EXTENSION_REQUEST"),  # it was its reason
        ("对，两份一起签了。", "SIGN_RECEIPT"),
        ("嗯，就是签收", "SIGN_RECEIPT"),
    ],
)
def test_a_yes_by_the_deed_s_own_verb(text: str, guess: str) -> None:
    assert (said := heard(text, f"confirm:{guess}")).act == "do", said
    assert said.intent == "CONFIRM"


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("可以，号给我留着", "CANCEL_REQUEST"),
        ("嗯，这个号我们要留着用", "CANCEL_REQUEST"),
        ("No，我不看统计", "STATS"),
        ("不看统计", "STATS"),
    ],
)
def test_a_no_in_the_deed_s_own_words(text: str, guess: str) -> None:
    assert heard(text, f"confirm:{guess}").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("好的，送上去吧", "REQUEST_WITHDRAW"),
        ("好，可以交上去了", "TASK_WITHDRAW"),
    ],
)
def test_a_yes_with_another_deed_s_verb_keeps_the_question(text: str, guess: str) -> None:
    assert heard(text, f"confirm:{guess}").act == "hint"


@pytest.mark.parametrize(
    ("text", "guess", "intent"),
    [
        ("任务10具体是叫我们做什么的", "CANCEL_REQUEST", "TASK_DETAIL"),
        ("任务1刚才那次上报撤回来，名单漏了人", "CHANGE_REQUEST", "TASK_WITHDRAW"),
        ("任务3申请延期到9月底，银行对公打款没到账", "REQUEST_EDIT", "EXTENSION_REQUEST"),
        ("没到完成呢，就跟你讲讲进度。", "TASK_DONE", "TASK_PROGRESS"),
    ],
)
def test_new_work_beside_a_guess_is_read_as_where_nothing_is_asked(text: str, guess: str, intent: str) -> None:
    assert heard(text, f"confirm:{guess}").intent == intent


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("原因再添一句：管理员离职，密码找不回", {"more_reason": "管理员离职，密码找不回"}),
        ("理由换一下，粉丝超10万平台要冻结60天", {"reason": "粉丝超10万平台要冻结60天"}),
    ],
)
def test_a_reason_is_added_to_or_put_in_the_other_s_place(text: str, slots: dict[str, object]) -> None:
    said = heard(text, "confirm:EXTENSION_REQUEST")

    assert (said.intent, said.added) == ("EXTENSION_REQUEST", True)
    assert {name: said.slots.get(name) for name in slots} == slots


def test_what_is_added_joins_whatever_reason_there_is() -> None:
    said = heard("原因加一句：没人看了", "ask:stop_date,reason,account_id", about="CANCEL_REQUEST", form="ZX-2022-001")

    assert said.slots == {"more_reason": "没人看了"}


@pytest.mark.parametrize("text", ["不看了", "别看了", "先不看了"])
def test_a_list_that_was_guessed_is_not_looked_at(text: str) -> None:
    assert heard(text, "confirm:UNIT_STATUS").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("不是批，是退给他们，停更日期写得不对", "RETURN"), ("不批，驳回", "REJECT"), ("不是，是退回", "RETURN")],
)
def test_another_decision_is_offered_of_the_same_application(text: str, intent: str) -> None:
    said = of_office(text, "APPROVE")

    assert (said.intent, said.act) == (intent, "offer")


def test_beside_a_list_that_was_guessed_new_work_holds_nobody_up() -> None:
    said = of_office("司法局不行，材料不够，退", "UNIT_STATUS")

    assert (said.intent, said.slots["result"], said.act) == ("VERIFY", "return", "offer")


def test_which_task_is_meant_is_no_reason_for_its_extension() -> None:
    assert "reason" not in heard("就是8月底那个清理的", "confirm:EXTENSION_REQUEST").slots


@pytest.mark.parametrize("words", ["图我明天补", "截图等下发", "还没来得及截图"])
def test_a_promise_is_no_proof(words: str) -> None:
    assert "evidence" not in heard(words, "ask:evidence").slots
    assert heard("搜索无此账号", "ask:evidence").slots["evidence"] == "搜索无此账号"


@pytest.mark.parametrize("words", ["还是我自己签算了", "我自己签", "不用了我自己来"])
def test_whoever_signs_himself_names_nobody(words: str) -> None:
    assert heard(words, "ask:delegate").intent == "DIALOG_CANCEL"
    assert heard("分管的陈副镇长", "ask:delegate").slots["delegate"] == "陈副镇长"


@pytest.mark.parametrize("words", ["苏溪微博注销到哪了", "截图发你了看到没", "平台还留着吗"])
def test_a_question_is_no_proof(words: str) -> None:
    assert "evidence" not in heard(words, "ask:evidence").slots


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("原因写正式点：账号长期未更新，已不具备运营条件", "账号长期未更新，已不具备运营条件"),
        ("原因你就写受众面小，更新力量不足", "受众面小，更新力量不足"),
    ],
)
def test_how_a_reason_is_to_be_put_is_none_of_it(words: str, reason: str) -> None:
    assert heard(words, "ask:reason,account_id").slots["reason"] == reason


def test_to_sign_oneself_is_known_as_a_whole() -> None:
    assert heard("王明代签到8月底，我自己来不及签", "ask:delegate").intent != "DIALOG_CANCEL"
    assert heard("让他自己看", "ask:delegate").intent != "DIALOG_CANCEL"
