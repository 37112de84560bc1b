"""What a person can say or send: words, pictures, voices, files, in the app's chat, the bot's, or a group."""

import secrets
from dataclasses import dataclass
from typing import Literal

from sandbox.callback.app_door import AppDoor
from sandbox.callback.bot_door import BotDoor
from sandbox.callback.heard import SILENCE, Heard
from sandbox.callback.mention import in_form, mentions
from sandbox.conversation import Json, Message
from sandbox.corp import Corp
from sandbox.directory import Person

Door = Literal["app", "bot"]


@dataclass
class Line:
    """A corp and the two doors through which it calls the product."""

    corp: Corp
    app_door: AppDoor
    bot_door: BotDoor

    def show(self, chat: str, author: str, msgtype: str, content: Json) -> Message:
        """A person's own bubble."""
        message = Message(secrets.token_hex(12), chat, author, self.corp.clock(), msgtype, content)
        message.shown_at = self.corp.business_time()
        with self.corp.lock:
            return self.corp.chats.add(message)


def chat_of(person: Person, chat_id: str, door: Door) -> str:
    """The name of the chat in which this is said."""
    return f"group:{chat_id}" if chat_id else f"{door}:{person.userid}"


class Talking(Line):
    """Every act that is no press."""

    def say(self, userid: str, text: str, chat_id: str = "", quote: str = "", door: Door = "app") -> Heard:
        """Type words; in a group the bot hears them only with its mention, which stays in the text."""
        person = self.corp.directory.person(userid)
        bot_name = self.corp.credentials.bot_name
        if chat_id:
            text = in_form(text, bot_name, self.corp.switches.mention)
        self.show(chat_of(person, chat_id, door), person.userid, "text", {"content": text, "quote": quote})
        if chat_id and not mentions(text, bot_name):
            return SILENCE
        if not chat_id and door == "app":
            return self.app_door.message(person.userid, "text", Content=text)
        quoted = {"quote": {"msgtype": "text", "text": {"content": quote}}} if quote else {}
        return self.bot_door.message(person, chat_id, "text", text={"content": text}, **quoted)

    def picture(self, userid: str, data: bytes, chat_id: str = "", text: str = "", door: Door = "app") -> Heard:
        """Send a picture; in a group the bot gets it only together with a text that mentions it (mixed)."""
        person, corp = self.corp.directory.person(userid), self.corp
        medium = corp.shelf.put("image", "picture.png", data)
        chat = chat_of(person, chat_id, door)
        self.show(chat, person.userid, "image", {"media_id": medium.id, "content": text or "[图片]"})
        if not chat_id and door == "app":
            address = f"{corp.url}/picture/{medium.id}"
            return self.app_door.message(person.userid, "image", PicUrl=address, MediaId=medium.id)
        image = {"msgtype": "image", "image": {"url": self._bot_address(medium.id)}}
        if not text and not chat_id:
            return self.bot_door.message(person, "", "image", image=image["image"])
        if chat_id and not mentions(text, corp.credentials.bot_name):
            return SILENCE
        words = {
            "msgtype": "text",
            "text": {"content": in_form(text, corp.credentials.bot_name, corp.switches.mention)},
        }
        return self.bot_door.message(person, chat_id, "mixed", mixed={"msg_item": [words, image]})

    def voice(self, userid: str, words: str = "", door: Door = "app") -> Heard:
        """Speak; the app gets a medium, the bot the recognised words."""
        person = self.corp.directory.person(userid)
        self.show(chat_of(person, "", door), person.userid, "voice", {"content": f"[语音] {words}"})
        if door == "bot":
            return self.bot_door.message(person, "", "voice", voice={"content": words})
        medium = self.corp.shelf.put("voice", "voice.amr", b"#!AMR\n" + words.encode())
        return self.app_door.message(person.userid, "voice", MediaId=medium.id, Format="amr")

    def video(self, userid: str, data: bytes = b"\0\0\0\x18ftypmp42", door: Door = "app") -> Heard:
        """Send a film."""
        person = self.corp.directory.person(userid)
        medium = self.corp.shelf.put("video", "video.mp4", data)
        self.show(chat_of(person, "", door), person.userid, "video", {"content": "[视频]"})
        if door == "bot":
            return self.bot_door.message(person, "", "video", video={"url": self._bot_address(medium.id)})
        return self.app_door.message(person.userid, "video", MediaId=medium.id, ThumbMediaId=medium.id)

    def file(self, userid: str, data: bytes, name: str = "file.docx", door: Door = "bot") -> Heard:
        """Send a file; only the bot is documented to get it, the app gets an undocumented `file`."""
        person = self.corp.directory.person(userid)
        medium = self.corp.shelf.put("file", name, data)
        self.show(
            chat_of(person, "", door), person.userid, "file", {"media_id": medium.id, "content": f"[文件] {name}"}
        )
        if door == "bot":
            return self.bot_door.message(person, "", "file", file={"url": self._bot_address(medium.id)})
        return self.app_door.message(person.userid, "file", MediaId=medium.id, FileName=name)

    def location(self, userid: str, label: str, latitude: float = 29.31, longitude: float = 120.08) -> Heard:
        """Send a place; only the app hears it."""
        person = self.corp.directory.person(userid)
        self.show(f"app:{person.userid}", person.userid, "location", {"content": f"[位置] {label}"})
        place = {"Location_X": latitude, "Location_Y": longitude, "Scale": 15, "Label": label, "AppType": "wxwork"}
        return self.app_door.message(person.userid, "location", **place)

    def link(self, userid: str, title: str, url: str) -> Heard:
        """Send a link; only the app hears it."""
        person = self.corp.directory.person(userid)
        self.show(f"app:{person.userid}", person.userid, "link", {"content": f"[链接] {title}"})
        return self.app_door.message(person.userid, "link", Title=title, Description="", Url=url, PicUrl="")

    def _bot_address(self, media_id: str) -> str:
        return f"{self.corp.url}/aibot-media/{media_id}"
