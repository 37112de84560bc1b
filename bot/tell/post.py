"""The counter where messages are handed in: each becomes an outbox row of the same transaction; nothing is sent."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.database import Base
from bot.models import Act, Card, Dialogue, Group, History, Member, Outbox, Person, Plan, offices
from bot.models.dialogue import LIFE
from bot.models.outbox import PENDING, WITHDRAWN
from bot.wecom import cards, messages, texts
from bot.wording import local
from bot.wording.cards import CardText, greyed
from bot.wording.dates import moment

SAME_TEXT = timedelta(hours=4)  # WeCom swallows an identical message for that long (reliability D12)
MOST = 50  # times that the same words reach a person within that time
OVER = "已重发"  # of a card in whose place a fresh one asks
TRIAL = "〔试运行〕"
CODE_AT_DELIVERY = "-"  # which response code is still unspent is known only when the update is sent


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that is ready to be handed in."""

    name: str
    data: bytes
    label: str


@dataclass(slots=True)
class Post:
    """Takes messages, cards, card updates and files for delivery."""

    session: Session
    now: datetime  # business time
    machine_now: datetime
    agent_id: int
    trial: str = ""  # 试运行收件人: everything goes to this userid instead
    notice_id: int | None = None
    in_window: bool = False  # what the clock starts waits for the sending window
    made: list[Outbox] = field(default_factory=list)
    templates: Path | None = None  # where the office's own templates lie
    act: Act | None = None  # whose events are being told: tellings that cause further events record into it

    def __post_init__(self) -> None:
        """Sentences are told with this county's names."""
        local.use(offices.called(self.session, local.OFFICES))

    def for_plan(self, plan: Plan | None) -> "Post":
        """The same counter under that notice's trial mode."""
        self.trial = plan.setting("试运行收件人") if plan else ""
        return self

    def text(self, to: Person | Member | None, text: str, label: str = "消息", **facts: Any) -> list[Outbox]:  # noqa: ANN401
        """A text to a person's app chat, in as many messages as its length needs."""
        person = to.person if isinstance(to, Member) else to
        if person is None or not (person.userid or self.trial):
            return []
        rows = []
        for part in texts.split_text(self._marked(person, local.here(text))):
            userid = self._recipient(person)
            body = self._unrepeated(userid, part)
            payload = messages.freeze(messages.text_message(messages.To(userid, self.agent_id), body))
            rows.append(self._row("message", person, userid, body, payload.decode(), label, facts=facts))
        return rows

    def stranger(self, userid: str, text: str, label: str = "消息") -> None:
        """A text to somebody who pressed something in the app and is on no roster."""
        body = self._unrepeated(userid, local.here(text))
        payload = messages.freeze(messages.text_message(messages.To(userid, self.agent_id), body))
        self._row("message", None, userid, body, payload.decode(), label)

    def card(self, to: Person | Member, about: object, step: str, card: CardText, **more: Any) -> Card | None:  # noqa: ANN401
        """A card that asks `to` about a subject; `more`: form_hash, label, facts. None if nobody can be reached."""
        person = to.person if isinstance(to, Member) else to
        if not (person.userid or self.trial):
            return None
        card = local.card_here(card)
        about_id = int(getattr(about, "id"))  # noqa: B009 - subjects are any mapped row
        task_id = f"{step}-{about_id}-{person.id}-{secrets.token_hex(5)}"
        row = Card(
            task_id=task_id,
            person_id=person.id,
            subject=getattr(type(about), "__tablename__"),  # noqa: B009 - as above
            subject_id=about_id,
            step=step,
            keys=[button.key for button in card.buttons],
            form_hash=more.get("form_hash", ""),
            facts={**more.get("facts", {}), "card": card.as_dict()},
            state="开",
            outcome="",
            codes=[],
            made_at=self.now,
        )
        row.person = person
        self.session.add(row)
        self.session.flush()
        userid = self._recipient(person)
        title = self._marked(person, card.title)
        address = messages.To(userid, self.agent_id)
        payload = messages.freeze(
            cards.button_card(address, task_id, _face(card.as_dict(), title=title), _buttons(card), _choice(card))
        )
        words = "\n".join([title, card.desc, card.sub, *(f"{key}：{value}" for key, value in card.rows)])
        buttons = "".join(f"〔{button.text}〕" for button in card.buttons)
        out = self._row(
            "message", person, userid, f"{words}\n{buttons}", payload.decode(), more.get("label", "卡片"), card=row
        )
        out.lane = f"card:{row.id}"
        return row

    def close_card(self, card: Card, outcome: str, grey: str, *, state: str = "已办") -> None:
        """Show on a card how it ended; a card not yet sent is simply not sent.

        A reason asked of whoever decided now is not awaited any longer; whoever else types his hears how it ended,
        if he does so within the life of any other question.
        """
        if card.state != "开":
            return
        card.state, card.outcome = state, outcome
        asked = update(Dialogue).where(Dialogue.card_id == card.id, Dialogue.expires_at.is_(None))
        self.session.execute(asked.values(expires_at=self.now + LIFE))
        decided = self.act.person if self.act else None
        if decided is not None:
            own = Dialogue.person_id == decided.id
            self.session.execute(delete(Dialogue).where(Dialogue.card_id == card.id, own))
        self.update_card(card, outcome, grey)

    def update_card(self, card: Card, outcome: str, grey: str) -> None:
        """Replace a card's buttons by one grey text and its subtitle by `outcome`."""
        lane = f"card:{card.id}"
        unsent = select(Outbox).where(Outbox.lane == lane, Outbox.kind == "message", Outbox.attempts == 0)
        waiting = self.session.scalars(unsent.where(Outbox.state == PENDING)).all()
        for row in waiting:
            row.state = WITHDRAWN
        if waiting:
            return
        outcome, grey = local.here(outcome), local.here(grey)
        shown = {**card.facts.get("card", {}), "sub": outcome}
        person = card.person
        update = cards.CardUpdate([self._recipient(person)], self.agent_id, CODE_AT_DELIVERY)
        payload = messages.freeze(cards.closed_card(update, _face(shown), grey))
        out = self._row("update", person, self._recipient(person), outcome, payload.decode(), "卡片更新", card=card)
        out.lane = lane
        out.in_window = False

    def close_cards(self, about: object, outcome: str, grey: str, *steps: str, **more: Any) -> None:  # noqa: ANN401
        """Close every open card about a subject (certain steps only, if given); `more`: state, by (who decided).

        `by` is the decision's history row: what is grey says it of the reader only if it was he.
        """
        table, about_id = getattr(type(about), "__tablename__"), int(getattr(about, "id"))  # noqa: B009
        for card in Card.open_about(self.session, table, about_id, *steps):
            text = _grey_for(card, grey, more.get("by"))
            self.close_card(card, outcome, text, state=more.get("state", "已办"))

    def group(self, group: Group, text: str, label: str = "群消息") -> Outbox | None:
        """A text to a group's webhook (totals only, never names); nothing where the group has none."""
        if not group.webhook_key or self.trial:
            return None
        text = local.here(text)
        payload = messages.freeze(messages.group_text(text))
        return self._row("webhook", None, group.chat_id, text, payload.decode(), label, facts={"group": group.id})

    def file(self, to: Person | Member, name: str, data: bytes, label: str = "文件") -> Outbox | None:
        """A file to a person's app chat: uploaded first, then sent."""
        person = to.person if isinstance(to, Member) else to
        if not (person.userid or self.trial):
            return None
        name = local.here(name)
        row = self._row("upload", person, self._recipient(person), name, "", label, facts={"name": name})
        row.data = data
        return row

    def picture(self, to: Person | Member, name: str, data: bytes, label: str = "图片") -> None:
        """A PNG to a person's app chat, shown there as a picture."""
        row = self.file(to, name, data, label)
        if row is not None:
            row.facts = {**row.facts, "kind": "image"}

    def forward(self, to: Person, name: str, path: str, label: str = "文件") -> Outbox | None:
        """A file that was received, sent on: `path` below the media folder, read when it goes out."""
        if not (to.userid or self.trial):
            return None
        facts = {"name": name, "media": path}
        return self._row("upload", to, self._recipient(to), name, "", label, facts=facts)

    def recall(self, sent: Outbox) -> None:
        """Take a message back from the chat in which it arrived; WeCom can for 24 hours."""
        facts = {"msgid": sent.msgid, "row": sent.id}
        self._row("recall", None, sent.recipient, sent.text[:60], "", "撤回", facts=facts).in_window = False

    def again(self, row: Outbox, card: Card | None, note: str) -> None:
        """What did not arrive, or may not have, once more: a new card, a new file, or the same words with a note.

        It goes to the userid that the person has now: a wrong one may be why it failed.
        """
        person = self.session.get(Person, row.person_id) if row.person_id else None
        self.trial = row.recipient if was_on_trial(row) else ""
        to = self._recipient(person) if person else row.recipient
        if card is not None:
            self._card_again(row, card)
        elif row.kind == "webhook":
            group = self.session.get(Group, int(row.facts.get("group", 0)))
            if group is not None:
                self.group(group, f"{row.text}\n{note}", row.label)
        elif row.kind == "upload":
            facts = {key: fact for key, fact in row.facts.items() if key != "unknown"}
            self._row("upload", person, to, row.text, "", row.label, facts=facts).data = row.data
        else:
            self._words_again(row, person, to, note)
        self.trial = ""

    def _card_again(self, row: Outbox, card: Card) -> None:
        """A card's task_id is never used twice: a fresh one asks, the old one is over."""
        kind = next(one.class_ for one in Base.registry.mappers if one.class_.__tablename__ == card.subject)
        shown = CardText.from_dict(card.facts["card"])
        kept = {key: value for key, value in card.facts.items() if key != "card"}
        self.close_card(card, OVER, OVER, state="失效")
        about = self.session.get_one(kind, card.subject_id)
        self.card(card.person, about, card.step, shown, form_hash=card.form_hash, label=row.label, facts=kept)

    def _words_again(self, row: Outbox, person: Person | None, to: str, note: str) -> None:
        for part in texts.split_text(f"{row.text}\n{note}"):
            body = self._unrepeated(to, part)
            payload = messages.freeze(messages.text_message(messages.To(to, self.agent_id), body))
            self._row("message", person, to, body, payload.decode(), row.label)

    def resolve(self, open_userid: str) -> None:
        """Ask WeCom whose an encrypted userid is (wecom-protocol §3.3)."""
        self._row("resolve", None, open_userid, "", "", "核对身份")

    def place(self, userid: str) -> None:
        """Ask WeCom in which department somebody is who wants to register."""
        self._row("place", None, userid, "", "", "查所在部门")

    def _row(  # noqa: PLR0913, PLR0917 - an outbox row has this many facts
        self,
        kind: str,
        person: Person | None,
        recipient: str,
        text: str,
        payload: str,
        label: str,
        *,
        card: Card | None = None,
        facts: dict[str, Any] | None = None,
    ) -> Outbox:
        row = Outbox(
            kind=kind,
            recipient=recipient,
            person_id=person.id if person else None,
            unit_id=next((post.unit_id for post in person.posts), None) if person else None,
            label=label,
            text=text,
            payload=payload,
            in_window=self.in_window,
            state=PENDING,
            made_at=self.now,
            next_at=self.machine_now,
            attempts=0,
            card_id=card.id if card else None,
            notice_id=self.notice_id,
            facts={**(facts or {}), **({"trial": True} if self.trial else {})},
        )
        self.session.add(row)
        self.made.append(row)
        return row

    def _recipient(self, person: Person) -> str:
        return self.trial or person.userid or ""

    def _marked(self, person: Person, text: str) -> str:
        return f"{TRIAL}将发给{person.name}：{text}" if self.trial else text

    def _unrepeated(self, userid: str, text: str) -> str:
        """Two legitimate messages with the same words must both arrive: the later one says when it is."""
        again = f"{text}\n（{moment(self.now)}再发）"
        tries = (text, again, *(f"{text}\n（{moment(self.now)}再发，第{count}次）" for count in range(3, MOST)))
        return next((one for one in tries if not self._is_repeated(userid, one)), tries[-1])

    def _is_repeated(self, userid: str, text: str) -> bool:
        same = select(Outbox.id).where(
            Outbox.recipient == userid, Outbox.text == text, Outbox.next_at > self.machine_now - SAME_TEXT
        )
        return self.session.scalars(same.limit(1)).first() is not None


def was_on_trial(row: Outbox) -> bool:
    """Whether somebody else read it in his place; rows of before this fact was kept say so in their words."""
    return bool(row.facts.get("trial")) or row.text.startswith(TRIAL)


def _grey_for(card: Card, grey: str, by: History | None) -> str:
    if by is None or by.person_id in {None, card.person_id}:
        return grey
    return greyed(grey, by.who)


def _face(card: dict[str, Any], **other: str) -> cards.Face:
    shown = {**card, **other}
    rows = [(str(key), str(value)) for key, value in shown.get("rows", ())]
    return cards.Face(
        title=shown["title"],
        desc=shown.get("desc", ""),
        sub=shown.get("sub", ""),
        rows=rows,
        quote=shown.get("quote", ""),
        url=shown.get("url", ""),
    )


def _buttons(card: CardText) -> list[cards.Button]:
    return [cards.Button(button.text, button.key, button.style) for button in card.buttons]


def _choice(card: CardText) -> cards.Choice | None:
    if card.choice is None:
        return None
    return cards.Choice(card.choice.question_key, card.choice.title, card.choice.options, card.choice.selected)
