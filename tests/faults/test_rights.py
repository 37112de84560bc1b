"""Everybody does anything: clerks, principals, delegates, the office, monitors, strangers and those who have left.

They type, tap their own and other people's cards, old ones too, with keys that were never offered, two at a time, and
open pages, their own and other people's, with passports that were handed out and with others;
people come into office and leave it. After every step the life tables and the roster say whether it was lawful.
"""

import csv
import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.models import Dialogue, History
from sandbox.conversation import Message, buttons_of
from sandbox.directory import Person
from tests.faults.lives import Roster, Watch, roster_of
from tests.faults.scale import dice, size, tell
from tests.faults.visits import Visits
from tests.stages import JULY, Stages
from tests.world import PLAN, World, rows_of

STEPS = size(80, 5000)
UNITS = ("jiaoyuju", "fotang")
CLERKS = [f"{unit}_{post}" for unit in UNITS for post in ("jb", "lx")] + ["suxi_jb", "shuguan_jb"]
LEADERS = [f"{unit}_{post}" for unit in UNITS for post in ("zy", "fg")] + ["suxi_zy"]
OFFICE = ["fuban_sp", "fuban_sp2", "fuban_cs"]
MONITORS = ["shuguan_jc", "shuguan_jc2"]
STRANGER, NEWCOMER = "nobody", "jiaoyuju_new"
MAY_LEAVE = ("jiaoyuju_zy", "jiaoyuju_jb", "fuban_sp2", "fotang_zy", "shuguan_jc2")
ACCOUNTS = ("义乌教育之声", "义乌市教育局 微博", "佛堂城事")
BEGINNINGS = (
    "注销 {account} gh_a1b2c3d4e5 8月15日停更 原因2",
    "注销 {account} 8月15日停更 账号ID u1234567 原因2",
    "变更 {account} 名称改为 教育义乌 8月1日 gh_a1b2c3d4e5 原因1",
    "申请延期 任务{task} 到8月20日 材料未齐",
    "完成 {task} 已印发文件",
    "进展 {task} 正在办",
    "签收",
    "退回 {task} 不归我们",
    "整改反馈 {order} 已更正",
    "申请复核 {order} 没有错别字",
    "委托 教育局分管（样例） 代签 7月20日至7月30日",
    "下发整改 {account} 错别字 标题写错",
    "代登记 任务{task} 佛堂镇 电话 李某 7月19日已完成",
    "代签收 {order} 电话 李某",
    "催办 任务{task} 佛堂镇",
    "交办 佛堂镇 今天18点前 报送防汛值班表",
    "完成 JB-2022-001 已报送",
    "退回 JB-2022-001 不归我们",
    "核实通过 JB-2022-001",
)
MIDDLES = (
    "是",
    "是",
    "算了",
    "同意",
    "批准 {request}",
    "驳回 {request} 理由不充分",
    "撤回申请 {request}",
    "撤回委托",
    "修改 {request} 停更日期改为8月20日",
    "作废 {request} 机构调整",
    "重开 {request}",
    "纸质签字 {request}",
    "停更 {request} 已备份 已解绑",
    "已提交 {request} 冻结到8月30日",
    "已注销 {request}，搜索无此账号",
    "受阻 {request} 密码忘了",
    "撤销批准 {request} 班子研究后决定继续使用",
    "核实通过 {task} 佛堂镇",
    "整改通过 {order}",
    "撤销整改 {order} 误发",
    "撤回 {task}",
    "日期不合适，请改",
    "我的任务",
    "待审批",
)
# What has to come one after the other to lead anywhere; others come in between.
SCENES: tuple[tuple[tuple[str, str], ...], ...] = (
    (("jiaoyuju_jb", "注销 义乌市教育局 微博 8月15日停更 账号ID u1234567 原因2"), ("jiaoyuju_jb", "是")),
    (("jiaoyuju_lx", "注销 义乌教育之声 gh_a1b2c3d4e5 8月15日停更 原因2"), ("jiaoyuju_lx", "是")),
    (("jiaoyuju_jb", "变更 义乌教育之声 名称改为 教育义乌 8月1日 gh_a1b2c3d4e5 原因1"), ("jiaoyuju_jb", "是")),
    (("fotang_jb", "申请延期 任务1 到8月20日 材料未齐"), ("fotang_jb", "是")),
    (("jiaoyuju_zy", "委托 教育局分管（样例） 代签 7月20日至7月30日"),),
    (("shuguan_jc", "下发整改 义乌教育之声 错别字 标题写错"), ("shuguan_jc", "是")),
    (("jiaoyuju_jb", "整改反馈 {order} 已更正"),),
    (("fotang_jb", "完成 1 已印发文件"), ("fotang_jb", "是")),
    (("shuguan_jb", "完成 2 页面已上线"),),
    (("fuban_sp", "交办 佛堂镇 今天18点前 报送防汛值班表"), ("fuban_sp", "是")),
    (("fotang_jb", "完成 JB-2022-001 已报送"), ("fotang_jb", "是"), ("fuban_sp2", "核实通过 JB-2022-001")),
    (("jiaoyuju_jb", "已提交 {request} 冻结到8月30日"), ("jiaoyuju_jb", "已注销 {request}，搜索无此账号")),
)
FORGED = (
    "approve {request}",
    "agree {request}",
    "pass {request}",
    "reject {request}",
    "void {request}",
    "issue {order}",
)


@dataclass
class Walk:
    """One random walk through one world."""

    world: World
    rng: random.Random
    folder: Path
    left: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    steps: list[str] = field(default_factory=list)
    scene: list[tuple[str, str]] = field(default_factory=list)
    at_once: int = 0

    def __post_init__(self) -> None:
        """Somebody whom no roster knows, and somebody who may come into office."""
        directory = self.world.emulator.corp.directory
        directory.add(Person(STRANGER, "无名"))
        directory.add(Person(NEWCOMER, "教育局新任"))
        self.people = [*CLERKS, *LEADERS, *OFFICE, *MONITORS, STRANGER, NEWCOMER]
        self.people = [userid for userid in self.people if directory.find(userid)]
        self.roster = self._roster()
        self.visits = Visits(self.world, dice("pages"))

    def sign_one(self) -> None:
        """One application comes as far as its signature, whatever the dice bring later."""
        for userid, words in SCENES[0]:
            self.world.say(userid, words)
        self.world.tap("jiaoyuju_zy", "ZX-2022-001", "同意")

    def visit(self) -> Callable[[], object]:
        """Somebody opens a page."""
        what, work = self.visits.visit(self.visits.rng.choice(self.people), self.roster)
        self.note(what)
        return work

    def act(self) -> Callable[[], object]:
        """Something that somebody does, most often what he is there for."""
        chance = self.rng.random()
        if chance < 0.30:
            return self._next_of_scene()
        if chance < 0.60:
            return self._own_card()
        if chance < 0.75:
            return self._any_card()
        if chance < 0.85:
            return self._words(self.rng.choice(CLERKS + LEADERS), self.rng.choice(BEGINNINGS + MIDDLES))
        return self._words(self.rng.choice(self.people), self.rng.choice(BEGINNINGS + MIDDLES))

    def appoint(self) -> None:
        """Another roster: some have left, some are back, perhaps there is a new principal."""
        self.left = {userid for userid in MAY_LEAVE if self.rng.random() < 0.3}
        self.note(f"left: {sorted(self.left)}")
        plan = self.folder / f"plan{len(self.steps)}"
        plan.mkdir()
        for file in PLAN.iterdir():
            (plan / file.name).write_bytes(file.read_bytes())
        people = self._members()
        with (plan / "members.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, people[0].keys())
            writer.writeheader()
            writer.writerows(people)
        self.world.load(plan)
        self.world.deliver()
        self.roster = self._roster()

    def note(self, what: str) -> None:
        """Remember a step for whoever sees it fail."""
        self.steps.append(what)

    def _members(self) -> list[dict[str, str]]:
        rows = [row for row in rows_of(PLAN / "members.csv") if row["userid"] not in self.left]
        if "jiaoyuju_zy" in self.left:
            new = {"userid": NEWCOMER, "姓名": "教育局新任", "单位": "市教育局", "职务": "局长", "角色": "主要负责人"}
            rows.append({**new, "手机": "13900000099"})
        return rows

    def _roster(self) -> Roster:
        return roster_of(self._members())

    def _next_of_scene(self) -> Callable[[], object]:
        if not self.scene:
            self.scene = list(self.rng.choice(SCENES))
        userid, words = self.scene.pop(0)
        return self._words(userid, words)

    def _own_card(self) -> Callable[[], object]:
        """Somebody presses what his newest cards offer."""
        owners = [userid for userid in self.people if any(card.buttons for card in self._cards(userid)[-4:])]
        if not owners:
            return self._words(self.rng.choice(CLERKS), self.rng.choice(BEGINNINGS))
        owner = self.rng.choice(owners)
        card = self.rng.choice([card for card in self._cards(owner) if card.buttons][-2:])
        return self._press(owner, card, self.rng.choice(card.buttons).key)

    def _any_card(self) -> Callable[[], object]:
        """Anybody presses anything, also what is grey by now or was never offered."""
        cards = [card for userid in self.people for card in self._cards(userid)]
        card = self.rng.choice(cards)
        keys = [button.key for content in (card.content, *card.versions) for button in buttons_of(content)]
        keys += [button.key for button in buttons_of(self.rng.choice(cards).content)]
        keys.append(self._filled(self.rng.choice(FORGED)))
        owner = card.chat.removeprefix("app:")
        return self._press(self.rng.choice([owner, self.rng.choice(self.people)]), card, self.rng.choice(keys))

    def _cards(self, userid: str) -> list[Message]:
        return self.world.emulator.phone(userid).cards

    def _press(self, userid: str, card: Message, key: str) -> Callable[[], object]:
        question = card.content.get("button_selection") or {}
        options = [option["id"] for option in question.get("option_list", [])]
        selected = {question["question_key"]: [self.rng.choice(options)]} if options else {}
        self.note(f"{userid} presses {key!r} on {card.task_id}, {selected}")
        self.done["taps"] += 1
        task_id = card.task_id if self.rng.random() > 0.03 else "no-such-card"
        return lambda: self.world.emulator.click(userid, task_id, key, selected=selected)

    def _words(self, userid: str, words: str) -> Callable[[], object]:
        text = self._filled(words)
        self.note(f"{userid} says {text!r}")
        self.done["words"] += 1
        return lambda: self.world.emulator.say(userid, text)

    def _filled(self, words: str) -> str:
        rng = self.rng
        return words.format(
            account=rng.choice(ACCOUNTS),
            task=rng.choice((1, 2, 5)),
            order=f"ZG-2022-00{rng.randint(1, 3)}",
            request=f"{rng.choice(('ZX', 'ZX', 'ZX', 'BG', 'YQ'))}-2022-00{rng.randint(1, 5)}",
        )


@contextmanager
def a_walk(stages: Stages, dialect: str, folder: Path) -> Iterator[Walk]:
    """A walk that begins on 20 July."""
    with stages.enter(JULY, dialect, folder) as world:
        yield Walk(world, dice(f"rights, {dialect}"), folder)


def together(works: list[Callable[[], object]]) -> None:
    """All at the same moment."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_whatever_anybody_does_is_lawful_and_on_record(stages: Stages, dialect: str, tmp_path: Path) -> None:
    with a_walk(stages, dialect, tmp_path) as walk:
        world, watch = walk.world, Watch()
        with world.house.database.read() as session:
            watch.begin(session)
        walk.sign_one()
        with world.house.database.read() as session:
            assert watch.faults(session, [walk.roster]) == []
        for number in range(STEPS):
            rosters, taps = [walk.roster], walk.done["taps"]
            if number % 50 == 49:
                walk.appoint()
                rosters.append(walk.roster)
            else:
                walk.at_once = walk.rng.choice((1, 1, 2, 3))
                visit = [walk.visit()] if number % 2 else []
                together([*(walk.act() for _ in range(walk.at_once)), *visit])
                if number % 3 == 0:
                    world.deliver()
            with world.house.database.read() as session:
                first = watch.last
                wrong = watch.faults(session, rosters)
                presses = session.query(History).filter(History.id > first, History.source_key.like("%:card:%"))
                silent = walk.done["taps"] - taps - len({row.source_key for row in presses})
                asked = session.query(Dialogue).count()
                turned_away = session.query(History).filter_by(channel="page", result="拒绝").count()
            wrong += walk.visits.wrong
            assert turned_away == walk.visits.refused, walk.steps[-4:]
            assert wrong == [], "\n".join([*walk.steps[-8:], f"step {number}"])
            # A press that asks something decides nothing yet; of several at once another may end the question.
            assert silent <= asked or walk.at_once > 1, walk.steps[-3:]
            walk.done["asked first"] += silent
        world.deliver()
        tell(f"rights, {dialect}", steps=STEPS, **walk.done, pages=dict(walk.visits.done), events=dict(watch.seen))
        assert watch.seen["refused"] > 0
        assert {"request.submit", "request.sign_agree"} <= watch.seen.keys()
