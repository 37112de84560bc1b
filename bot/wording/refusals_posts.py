"""Refusals around 发布审核."""

from collections.abc import Mapping

from bot.models import Publication
from bot.wording.publications import EXAMPLE
from bot.wording.quoted import quoted
from bot.wording.refusals_tasks import Facts, Sentence


def _not_reader(facts: Facts) -> str:
    post = facts.get("subject")
    name = post.final_reader if isinstance(post, Publication) else str(facts.get("name") or "")
    return f"这一件的终审人是{quoted(name, 20) or '本单位领导'}，您这里不能点，没有改动任何内容。"


def _incomplete(facts: Facts) -> str:
    named = facts.get("missing")
    what = "、".join(str(one) for one in named) if isinstance(named, list) and named else "题目、正文或链接、三审姓名"
    return f"稿件还差{what}，没有提交。\n{EXAMPLE}"


SENTENCES: Mapping[str, Sentence] = {
    "posts_off": lambda _: "本文件没有启用发布审核，供稿照原来的渠道办。\n有问题请回复“人工”。",
    "post_incomplete": _incomplete,
    "post_title": lambda _: "题目要2到60个字，没有提交。题目、正文之间请空一格或换一行。",
    "same_readers": lambda _: "初审、复审、终审要是三个不同的人，没有提交。请改好再发一次。",
    "not_final_reader": _not_reader,
    "post_again": lambda _: "稿件撤回后不重开，请再投一次：“投稿 题目 正文或链接 初审…复审…终审…”。",
    "bad_quarter": lambda f: f"没有“{quoted(str(f.get('value') or ''), 20)}”这个季度，例如：供稿统计 2022年第四季度",
    "not_a_post": lambda f: f"{quoted(str(f.get('value') or ''), 20) or '这个编号'}不是稿件。回复“我的投稿”看编号。",
}
