import type { WorklistJson, WorklistLineJson } from "@longwatch/api";
import { type Html, html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { taskActs } from "./task-acts.ts";
import { day, distance, roleWord, sentence, urgency, urgencyWord } from "./words.ts";

export type WorklistView = {
  readonly frame: Omit<Frame, "title" | "here">;
  readonly clinic: string;
  readonly me: string;
  readonly mayAct: boolean;
  readonly shown: WorklistJson;
  /** What was asked for, as the address has it. */
  readonly asked: Readonly<Record<string, string>>;
  readonly now: string;
};

const order = ["IMMEDIATE", "24H", "7D", "ROUTINE"];

/** The clinic's morning: what is to be done, most urgent first. */
export function worklistPage(view: WorklistView): string {
  const { frame, clinic, shown, asked } = view;
  const base = `/clinics/${clinic}/worklist`;
  const { lines, asOf, next } = shown;
  return page(
    { ...frame, title: "Worklist", here: "worklist", events: `/api/v1/clinics/${clinic}/worklist/events` },
    html`<div class="title"><h1>Worklist</h1><p class="note">${day(asOf)} · <a href="${base}/print">Print for paper</a></p></div>
<p class="alert" role="status" data-changed hidden>The list has changed. <a href="${addressOf(base, asked)}">Show it</a></p>
${counts(shown, base, asked)}
<nav class="tabs" aria-label="Whose work"><ul>${tabs.map(([name, filter]) => tab(name, filter, base, asked))}</ul></nav>
${filters(base, asked)}
${lines.length === 0 ? html`<p class="empty">Nothing is waiting here.</p>` : table(view)}
${next === null ? undefined : html`<p><a class="button" href="${addressOf(base, { ...asked, cursor: next })}">Further lines</a></p>`}`,
  );
}

const tabs: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["All", {}],
  ["Mine", { owner: "me" }],
  ["Nobody's", { owner: "none" }],
  ["Nurse", { role: "nurse" }],
  ["Physician", { role: "physician" }],
  ["Administrator", { role: "administrator" }],
];

function tab(name: string, filter: Readonly<Record<string, string>>, base: string, asked: WorklistView["asked"]): Html {
  const isHere = (asked["owner"] ?? "") === (filter["owner"] ?? "") && (asked["role"] ?? "") === (filter["role"] ?? "");
  const { owner: _, role: __, cursor: ___, ...rest } = asked;
  return html`<li><a href="${addressOf(base, { ...rest, ...filter })}"${isHere ? html` aria-current="page"` : undefined}>${name}</a></li>`;
}

/** How many of each urgency there are; each leads to its own. */
function counts({ counts: { urgency: all } }: WorklistJson, base: string, asked: WorklistView["asked"]): Html {
  const { cursor: _, urgency: chosen, ...rest } = asked;
  return html`<ul class="counts" aria-label="How many of each urgency">${order.map((one) => {
    const isChosen = chosen === one;
    const address = addressOf(base, isChosen ? rest : { ...rest, urgency: one });
    return html`<li><a href="${address}"${isChosen ? html` aria-current="true"` : undefined}><b>${all[one] ?? 0}</b> ${urgency(one)}</a></li>`;
  })}</ul>`;
}

function filters(base: string, asked: WorklistView["asked"]): Html {
  const kept = ["owner", "role"].flatMap((name) =>
    asked[name] === undefined ? [] : [html`<input type="hidden" name="${name}" value="${asked[name]}">`],
  );
  return html`<form class="filters" method="get" action="${base}" aria-label="Filter">${kept}
<label>Urgency <select name="urgency"><option value="">All</option>${order.map(
    (one) =>
      html`<option value="${one}"${asked["urgency"] === one ? html` selected` : undefined}>${urgencyWord(one)}</option>`,
  )}</select></label>
<label class="check"><input type="checkbox" name="setAside" value="in"${asked["setAside"] === "in" ? html` checked` : undefined}> With what is set aside</label>
<button class="quiet">Filter</button></form>`;
}

const table = (view: WorklistView): Html =>
  html`<table class="list"><caption class="unseen">What is to be done, most urgent first, then oldest</caption>
<thead><tr><th scope="col">Within</th><th scope="col">Patient</th><th scope="col">What</th><th scope="col">By</th><th scope="col">Who</th>${view.mayAct ? html`<th scope="col" class="screen">Act</th>` : undefined}</tr></thead>
<tbody>${view.shown.lines.map((line) => row(line, view))}</tbody></table>`;

function row(line: WorklistLineJson, { clinic, me, mayAct, shown, asked, now }: WorklistView): Html {
  const { patient, deadlineOn, deadlineAt, openedOn } = line;
  const isLate = deadlineAt === null ? deadlineOn !== null && deadlineOn < shown.asOf : deadlineAt <= now;
  const who = line.ownerName ?? (line.owner === null ? `${roleWord(line.role)}, nobody yet` : roleWord(line.role));
  return html`<tr>
<td data-label="Within">${urgency(line.urgency)}</td>
<th scope="row" data-label="Patient">${patient === null ? "The clinic" : html`<a href="/clinics/${clinic}/patients/${encodeURIComponent(patient)}">${line.called ?? patient}</a>${line.called === null ? undefined : html` <span class="note">${patient}</span>`}`}</th>
<td data-label="What">${line.text || sentence(line.kind)}
<span class="note">since ${day(openedOn)}, ${distance(openedOn, shown.asOf)}${line.snoozedThrough === null ? undefined : html`; set aside through ${day(line.snoozedThrough)}`}${line.saidDoneBy === null ? undefined : `; ${line.saidDoneBy} said it is done, and nothing shows it yet`}</span></td>
<td data-label="By">${deadlineOn === null ? "next visit" : html`${day(deadlineOn)} ${isLate ? html`<strong class="late">late</strong>` : undefined}`}</td>
<td data-label="Who">${who}</td>
${mayAct ? html`<td class="screen">${acts(line, clinic, me, shown.asOf, asked)}</td>` : undefined}
</tr>`;
}

function acts(line: WorklistLineJson, clinic: string, me: string, today: string, asked: WorklistView["asked"]): Html {
  const where = line.patient === null ? "notices" : `patients/${encodeURIComponent(line.patient)}`;
  return taskActs({
    action: `/clinics/${clinic}/${where}/acts`,
    task: line.key,
    text: `${line.called ?? line.patient ?? "the clinic"}, ${line.text || sentence(line.kind)}`,
    owner: line.owner,
    back: addressOf(`/clinics/${clinic}/worklist`, asked),
    me,
    isUrgent: line.urgency === "IMMEDIATE" || line.urgency === "24H",
    today,
  });
}

export function addressOf(base: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return text === "" ? base : `${base}?${text}`;
}
