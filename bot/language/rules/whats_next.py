"""批了之后我该干嘛, 接下来呢: what is to be done next, asked of whoever knows how the speaker's things stand."""

import re

from bot.language.scene import Said, Scene

_NEXT = r"(?:接下来|接着|下一?步|往下|后面|之后|然后|再)"
_US = r"(?:(?:我们?|咱们?|俺)(?:镇|街道|局|中心|委|办|单位|这边|这里|这儿)?)"
_DO = (
    r"(?:[干做弄办搞整]点?(?:嘛|吗|啥|什么|么|哪样|些什么|哪些)|怎么(?:办|弄|做|搞|走|操作|整|改)|咋(?:办|弄|整|搞|走)"
    r"|(?:是|到|走|该)?(?:啥|什么|哪一?步))"
)
_STEP = (
    r"(?:批准?|同意|签收?|签字|签完字|签批|通过|核实|停更?|停掉|受理|提交|公告发?|交办|报|送"
    r"|退回?|打回|驳回|收到|返回?|填)"
)
_DONE = r"(?:完|好|过|下来|回来|来|上去|掉|出去|走)?(?:了(?:之后|以后|后)?|之后|以后|后)"
_BEHIND = rf"(?:[^没不未别,。?!]{{0,10}}?{_STEP}{_DONE}[,。，\s]*)"
_MUST = r"(?:还|又|那|就)?(?:要|该|得|需要|应该|能|可以)?"
_END = r"(?:呢|啊|呀|了|的|吗|嘛|哦)*[?。!~]*"
_ASKED = re.compile(
    rf"(?:那么?|好的?|行|嗯|请问|问一下|你好|您好)?[,。\s]*(?:"
    rf"{_BEHIND}{_US}?{_MUST}{_NEXT}?{_US}?{_MUST}去?(?:{_DO}|呢){_END}"  # 停更完了下一步做啥
    rf"|{_US}?{_NEXT}{_US}?{_MUST}去?(?:{_DO}|呢|{_US}呢){_END}"  # 接下来干啥
    rf"|(?:现在|这会儿|眼下)?{_US}(?:还|现在|这会儿?)*(?:应该|该)去?{_DO}{_END}"  # 我该做什么
    rf"|(?:现在|这会儿|眼下)(?:还|又)?(?:要|该|得|需要)我们?去?{_DO}{_END})"  # 现在要我办啥
)


def whats_next(scene: Scene) -> Said | None:
    """接下来干啥; 局长签完字我该干嘛; 退回来了怎么弄. The answer names the speaker's own papers and tasks."""
    return Said("HELP", {"next": True}) if _ASKED.fullmatch(scene.text.key) else None
