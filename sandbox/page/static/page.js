// The whole page: the picker and the calendar on the left, a group and a phone beside each other.

import { get, make, post } from "./door.js";
import { Pane } from "./pane.js";

const EVERY = 2000; // milliseconds between two looks
const SEEN = "sandbox-seen"; // how many messages of each chat were read, kept in this browser
const botName = document.body.dataset.botName;
const byId = (id) => document.getElementById(id);
const groupPane = new Pane(byId("group-pane"), botName);
const phonePane = new Pane(byId("phone-pane"), botName);
const seen = JSON.parse(localStorage.getItem(SEEN) || "{}");
const unfolded = new Set();
let corp = { groups: [], units: [] };
let drawn = "";

// ---- the picker

function badge(chat, count) {
  if (chat === groupPane.chat || chat === phonePane.chat) seen[chat] = count;
  const unread = count - (seen[chat] || 0);
  return unread > 0 ? make("span", { class: "badge" }, String(unread)) : null;
}

function entry(chat, name, remark, count, open) {
  const isOpen = chat === groupPane.chat || chat === phonePane.chat;
  return make("button", { type: "button", class: isOpen ? "entry open" : "entry", onclick: () => { open(); drawPicker(); } },
    make("span", { class: "what" }, name, make("small", {}, remark ? ` ${remark}` : "")), badge(chat, count));
}

function personEntry(person) {
  const remark = person.roles.join("、") || person.position;
  return entry(`app:${person.userid}`, person.name, remark, person.count, () => phonePane.openPhone(person));
}

function unitEntry(unit, wanted) {
  const people = unit.people.filter((one) => matches(wanted, unit.name, one.name, one.userid, ...one.roles));
  if (!people.length) return null;
  const unread = people.reduce((sum, one) => sum + Math.max(0, one.count - (seen[`app:${one.userid}`] || 0)), 0);
  const details = make("details", { open: Boolean(wanted) || unfolded.has(unit.name) },
    make("summary", {}, unit.name, unread ? make("span", { class: "badge" }, String(unread)) : null), ...people.map(personEntry));
  if (!wanted) details.addEventListener("toggle", () => { if (details.open) unfolded.add(unit.name); else unfolded.delete(unit.name); });
  return details;
}

const matches = (wanted, ...texts) => !wanted || texts.some((text) => text.includes(wanted));

function drawPicker() {
  const wanted = byId("search").value.trim();
  const looks = JSON.stringify([corp, wanted, groupPane.chat, phonePane.chat]);
  if (looks === drawn) return; // nothing new: leave the focus where it is
  drawn = looks;
  const groups = corp.groups.filter((one) => matches(wanted, one.name)).map((one) =>
    entry(`group:${one.chatid}`, one.name, "", one.count, () => groupPane.openGroup(one)));
  const units = corp.units.map((one) => unitEntry(one, wanted)).filter(Boolean);
  byId("picker").replaceChildren(
    make("h3", {}, `群（${groups.length}）`), make("div", { class: "groups" }, ...groups),
    make("h3", {}, "人，按单位"), ...units);
  localStorage.setItem(SEEN, JSON.stringify(seen));
}

function findPerson(userid) {
  return corp.units.flatMap((unit) => unit.people).find((one) => one.userid === userid);
}

// ---- the calendar

function drawCalendar(state) {
  byId("now").textContent = state.words;
  if (!byId("moment").value) byId("moment").value = state.now;
  const last = state.last;
  byId("outcome").hidden = !last;
  if (!last) return;
  byId("outcome-words").textContent = last.trouble || `这一步发出${last.lines.length}条消息`;
  byId("outcome-lines").replaceChildren(...last.lines.map(([time, kind, unit, recipient, text]) => {
    const person = findPerson(recipient);
    const open = () => { if (person) { phonePane.openPhone(person); drawPicker(); } };
    return make("li", { onclick: open }, `${time.slice(11, 16)} ${person?.name || recipient}（${unit || kind}）\n${(text || "").split("\n")[0]}`);
  }));
}

async function travel(to) {
  const buttons = document.querySelectorAll(".calendar button");
  buttons.forEach((one) => { one.disabled = true; });
  byId("moving").hidden = false;
  try {
    const state = await post("/sandbox/calendar", { to });
    byId("moment").value = state.now;
    drawCalendar(state);
    byId("outcome").open = state.last.lines.length > 0;
  } catch (problem) {
    drawCalendar({ words: byId("now").textContent, now: "", last: { lines: [], trouble: problem.message } });
  }
  buttons.forEach((one) => { one.disabled = false; });
  byId("moving").hidden = true;
  await look();
}

function drawUndelivered({ refused, dropped }) {
  const parts = [refused && `拒收${refused}次`, dropped && `超过频率丢弃${dropped}条`].filter(Boolean);
  byId("undelivered").hidden = !parts.length;
  byId("undelivered").textContent = `企业微信${parts.join("，")}。`;
}

// ---- looking again and again

async function look() {
  corp = await get("/sandbox/corp");
  drawPicker();
  drawUndelivered(corp.undelivered);
  await Promise.all([groupPane.refresh(), phonePane.refresh()]);
}

async function lookForEver() {
  try {
    await look();
    if (byId("moving").hidden) drawCalendar(await get("/sandbox/calendar"));
  } catch {
    byId("now").textContent = "沙箱没有回答";
  }
  setTimeout(lookForEver, EVERY);
}

document.querySelectorAll("[data-to]").forEach((one) => one.addEventListener("click", () => travel(one.dataset.to)));
byId("travel").addEventListener("submit", (event) => { event.preventDefault(); travel(byId("moment").value); });
byId("search").addEventListener("input", drawPicker);
document.querySelector("#group-pane .who").addEventListener("change", () => { groupPane.drawn = ""; groupPane.version = ""; groupPane.refresh(); });
lookForEver();
