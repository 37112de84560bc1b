// A template_card as a phone shows it, with buttons and drop-downs that can be pressed.

import { make } from "./door.js";

function select(question) {
  const chosen = question.selected_id || question.option_list[0].id;
  const options = question.option_list.map((one) => make("option", { value: one.id, selected: one.id === chosen }, one.text));
  return make("label", { class: "question" }, question.title || "请选择",
    make("select", { "data-question": question.question_key }, ...options));
}

function checkboxes(question) {
  const type = question.mode === 1 ? "checkbox" : "radio";
  const boxes = question.option_list.map((one) => make("label", {},
    make("input", { type, name: question.question_key, value: one.id, checked: Boolean(one.is_checked) }), ` ${one.text}`));
  return make("div", { class: "question", "data-boxes": question.question_key }, ...boxes);
}

function questions(card) {
  const drops = [card.button_selection, ...(card.select_list || [])].filter(Boolean).map(select);
  return card.checkbox ? [...drops, checkboxes(card.checkbox)] : drops;
}

function chosen(element) {
  const selected = {};
  for (const one of element.querySelectorAll("[data-question]")) selected[one.dataset.question] = one.value;
  for (const one of element.querySelectorAll("[data-boxes]")) {
    const ticked = [...one.querySelectorAll("input:checked")].map((box) => box.value);
    if (ticked.length) selected[one.dataset.boxes] = ticked;
  }
  return selected;
}

function buttons(message, press) {
  const styles = Object.fromEntries((message.card.button_list || []).map((one) => [one.key, one.style || 1]));
  return message.buttons.map((one) => make("button", {
    type: "button",
    class: `style-${one.place === "menu" ? 4 : styles[one.key] || 1}`,
    onclick: (event) => {
      if (one.url) window.open(one.url, "_blank", "noopener");
      else press(one.key, chosen(event.target.closest(".card")));
    },
  }, one.text));
}

export function drawCard(message, press) {
  const card = message.card;
  const title = card.main_title || {};
  const emphasis = card.emphasis_content || {};
  const quote = card.quote_area || {};
  const line = (className, text) => (text ? make("p", { class: className }, text) : null);
  const rows = (card.horizontal_content_list || []).flatMap((one) => [make("dt", {}, one.keyname), make("dd", {}, one.value || "")]);
  const pressable = message.greyed || message.recalled ? [] : buttons(message, press);
  return make("article", { class: "card", "data-task": message.task_id },
    line("source", card.source?.desc), line("heading", title.title), line("desc", title.desc),
    line("emphasis", emphasis.title), line("desc", emphasis.desc),
    quote.quote_text || quote.title ? make("blockquote", { class: "quote" }, [quote.title, quote.quote_text].filter(Boolean).join("\n")) : null,
    line("sub", card.sub_title_text),
    rows.length ? make("dl", {}, ...rows) : null,
    ...(card.vertical_content_list || []).map((one) => line("sub", `${one.title || ""}\n${one.desc || ""}`)),
    ...(pressable.length ? questions(card) : []),
    pressable.length ? make("div", { class: "buttons" }, ...pressable) : null,
    message.greyed ? line("greyed", message.greyed) : null,
    pressable.length || message.greyed ? null : make("div", { class: "end" }));
}
