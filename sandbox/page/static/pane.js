// One chat on the screen: a group, or one person's app or bot chat.

import { drawCard } from "./card.js";
import { get, make, post } from "./door.js";

const NEAR = 80; // pixels from the end within which new messages are followed

export class Pane {
  constructor(root, botName) {
    this.root = root;
    this.botName = botName;
    this.chat = "";
    this.part = (selector) => root.querySelector(selector);
    this.part(".compose").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.part(".mention").addEventListener("click", () => this.mention());
    this.part("input[type=file]").addEventListener("change", (event) => this.picture(event.target));
    this.showNothing();
  }

  showNothing() {
    this.part(".messages").replaceChildren(make("p", { class: "empty" }, "在左边选一个群或一个人"));
  }

  openGroup(group) {
    this.isGroup = true;
    const who = this.part(".who");
    const before = who.value;
    who.replaceChildren(...group.members.map((one) => make("option", { value: one.userid, selected: one.userid === before }, one.name)));
    this.open(`group:${group.chatid}`, group.name);
  }

  openPhone(person, door = "app") {
    this.isGroup = false;
    this.person = person;
    this.part(".tabs").replaceChildren(...[["app", "应用"], ["bot", "机器人单聊"]].map(([name, label]) =>
      make("button", { type: "button", class: name === door ? "open" : "", onclick: () => this.openPhone(person, name) }, label)));
    const post = person.position ? `（${person.position}）` : "";
    this.open(`${door}:${person.userid}`, `${person.name}${post}`);
  }

  open(chat, title) {
    this.chat = chat;
    this.version = "";
    this.part(".title").textContent = title;
    this.part(".compose").hidden = false;
    this.part(".speaker").hidden = this.part(".mention").hidden = !this.isGroup;
    this.trouble("");
    return this.refresh(true);
  }

  get userid() { return this.isGroup ? this.part(".who").value : this.person.userid; }
  get chatId() { return this.isGroup ? this.chat.slice("group:".length) : ""; }
  get door() { return this.chat.startsWith("bot:") ? "bot" : "app"; }

  async refresh(toEnd = false) {
    if (!this.chat) return;
    const asked = this.chat;
    const answer = await get(`/sandbox/chat?chat=${encodeURIComponent(asked)}&version=${this.version}`);
    if (answer.unchanged || asked !== this.chat) return;
    this.version = answer.version;
    this.draw(answer, toEnd);
  }

  draw({ messages, menu }, toEnd) {
    const list = this.part(".messages");
    const follows = toEnd || list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    const text = JSON.stringify([messages, menu]);
    if (text === this.drawn && !toEnd) return; // an open drop-down stays open
    this.drawn = text;
    list.replaceChildren(...(messages.length ? messages.map((one) => this.bubble(one)) : [make("p", { class: "empty" }, "还没有消息")]));
    this.part(".menu").replaceChildren(...menu.map((one) => this.entry(one)));
    if (follows) list.scrollTop = list.scrollHeight;
  }

  bubble(message) {
    const mine = message.mine && (this.isGroup ? message.author === this.userid : true);
    const what = message.card
      ? drawCard(message, (key, selected) => this.act("tap", { chat: this.chat, message: message.id, key, selected }))
      : make("div", { class: "bubble" }, this.content(message));
    return make("div", { class: mine ? "message mine" : "message" },
      make("span", { class: "by" }, `${message.name} ${message.at}`), what,
      message.recalled ? make("span", { class: "recalled" }, "已撤回") : null);
  }

  content(message) {
    if (message.picture) return make("img", { src: message.picture, alt: "图片" });
    return message.file ? make("a", { href: message.file, download: message.file_name }, `📄 ${message.file_name}`) : message.text;
  }

  entry(one) {
    const press = (key) => this.act("menu", { key });
    if (!one.sub_button?.length) return make("button", { type: "button", onclick: () => press(one.key) }, one.name);
    const below = one.sub_button.map((sub) => make("button", { type: "button", onclick: () => press(sub.key) }, sub.name));
    return make("details", {}, make("summary", {}, one.name), make("div", {}, ...below));
  }

  mention() {
    const words = this.part(".words");
    if (!words.value.startsWith(`@${this.botName}`)) words.value = `@${this.botName} ${words.value}`;
    words.focus();
  }

  async send() {
    const words = this.part(".words");
    const text = words.value;
    words.value = "";
    await this.act("say", { text, chat_id: this.chatId, door: this.door });
  }

  async picture(input) {
    if (!input.files.length) return;
    const form = new FormData();
    form.append("picture", input.files[0]);
    for (const [name, value] of Object.entries({ userid: this.userid, chat_id: this.chatId, door: this.door })) form.append(name, value);
    form.append("text", this.isGroup ? this.part(".words").value : "");
    input.value = "";
    await this.act("picture", form);
  }

  async act(what, body) {
    this.trouble("");
    if (!(body instanceof FormData)) body.userid = this.userid;
    const going = post(`/sandbox/${what}`, body);
    setTimeout(() => this.refresh(true), 100); // the own words at once, the answer when it is there
    try {
      const heard = await going;
      if (!heard.called && this.isGroup) this.trouble(`机器人只听得到 @${this.botName} 的消息。`);
      else if (heard.called && !heard.statuses.includes(200)) this.trouble("督办助手没有接住这条消息，请看它的日志。");
      else if (what === "say" && this.isGroup && !heard.text && !heard.faults.length) this.trouble("（督办助手听到了，没有作答）");
      else if (heard.faults.length) this.trouble(`答复格式不对，没有显示：${heard.faults[0]}`);
    } catch (problem) {
      this.trouble(problem.message);
    }
    await this.refresh(true);
  }

  trouble(sentence) {
    const note = this.part(".trouble");
    note.textContent = sentence;
    note.hidden = !sentence;
  }
}
