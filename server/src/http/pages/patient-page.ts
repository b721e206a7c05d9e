import type { PatientDetailsJson } from "@longwatch/api";
import { say } from "@longwatch/core";
import type { PatientPage } from "../../usecases/patient-page.ts";
import type { FactLine, FactsOfDay } from "./fact-lines.ts";
import { type Html, html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { type Choices, recordForms } from "./record-forms.ts";
import { taskActs } from "./task-acts.ts";
import { day, distance, moment, roleWord, sentence, urgency } from "./words.ts";

export type PatientView = {
  readonly frame: Omit<Frame, "title" | "here">;
  readonly clinic: string;
  readonly zone: string;
  readonly me: string;
  readonly names: ReadonlyMap<string, string>;
  readonly shown: {
    readonly patient: { readonly id: string };
    readonly details: PatientDetailsJson | null;
    readonly page: PatientPage;
  };
  readonly called: string | null;
  /** What was known at this moment; undefined: now, and then there are forms. */
  readonly knownAt: string | undefined;
  readonly facts: readonly FactsOfDay[];
  readonly mayAct: boolean;
  readonly mayRecord: boolean;
  readonly maySign: boolean;
  readonly version: number;
  readonly choices: Choices;
};
type Shown = PatientPage;

/** One patient on one screen: where the watch stands, what is wrong, what is due, and why. */
export function patientHtml(view: PatientView): string {
  const { frame, clinic, shown, called, knownAt, zone } = view;
  const { page: answer, patient } = shown;
  const path = `/clinics/${clinic}/patients/${encodeURIComponent(patient.id)}`;
  const isNow = knownAt === undefined;
  return page(
    {
      ...frame,
      title: called ?? patient.id,
      here: "patients",
      events: isNow ? `/api/v1/clinics/${clinic}/worklist/events` : undefined,
    },
    html`<div class="title"><h1>${called ?? patient.id}</h1><p class="note">${day(answer.asOf)}</p></div>
${isNow ? html`<p class="alert" role="status" data-changed hidden>Something has changed in this clinic. <a href="${path}">Show it</a></p>` : html`<p class="alert" role="status">As it was known at ${moment(knownAt, zone)}. <a href="${path}">Back to now</a></p>`}
${header(view)}
${answer.holds.length === 0 ? undefined : html`<section class="card held" aria-labelledby="held"><h2 id="held">Not now</h2><ul>${answer.holds.map(({ what, since }) => html`<li><strong>${sentence(what)}</strong> must wait, since ${day(since)}</li>`)}</ul></section>`}
<div class="columns">
<div>
${tasks(view, path)}
${warnings(view, path)}
${due(answer, path)}
</div>
<div>
${ahead(answer, path)}
${doubts(answer)}
${isNow && view.mayRecord ? recordForms(path, answer.asOf, view.choices) : undefined}
${timeline(view, path)}
</div>
</div>`,
  );
}

function header({ shown }: PatientView): Html {
  const { patient, details, page: answer } = shown;
  const { followUp, courses, protocols } = answer;
  const head = patient as {
    id: string;
    sex?: string;
    bornOn?: string;
    jurisdiction?: string;
    identifiers?: { value: string }[];
  };
  const reach = (details ?? {}) as PatientDetailsJson;
  const last = courses.at(-1);
  const facts: [string, Html | string | undefined][] = [
    ["Id", head.id],
    ["Born", head.bornOn === undefined ? undefined : day(head.bornOn)],
    ["Sex", head.sex === undefined ? undefined : sentence(head.sex)],
    ["Numbers", head.identifiers?.map(({ value }) => value).join(", ")],
    ["Telephone", reach.telephone],
    ["E-mail", reach.email],
    ["Rules of", head.jurisdiction],
    ["Courses", last === undefined ? "none yet" : html`${courses.length}, last infusion ${day(last.lastInfusionOn)}`],
    [
      "Watch",
      html`${sentence(followUp.state)}${followUp.endsOn === null ? undefined : html`, through ${day(followUp.endsOn)}`}`,
    ],
  ];
  const unsigned = protocols.filter(({ signedBy }) => signedBy.length === 0).length;
  return html`<section class="card" aria-label="Who and where the watch stands"><dl class="facts">${facts.flatMap(
    ([name, value]) =>
      value === undefined || value === "" ? [] : [html`<div><dt>${name}</dt><dd>${value}</dd></div>`],
  )}</dl>${unsigned === 0 ? undefined : html`<p class="note">${unsigned} of ${protocols.length} sets of rules are not signed by a clinician yet.</p>`}</section>`;
}

function tasks({ shown, me, mayAct, knownAt, names }: PatientView, path: string): Html {
  const { tasks: all, asOf } = shown.page;
  return section(
    "to-do",
    "To do",
    all.length === 0
      ? html`<p class="empty">Nothing.</p>`
      : html`<ul class="items">${all.map(
          (task) => html`<li><div>${urgency(task.urgency)} <strong>${task.text}</strong>
<p class="note">${task.owner === undefined ? `${roleWord(task.role)}, nobody yet` : (names.get(task.owner) ?? roleWord(task.role))}; since ${day(task.openedOn)}${task.deadlineOn === null ? undefined : html`; by ${day(task.deadlineOn)} ${task.deadlineOn < asOf ? html`<strong class="late">late</strong>` : undefined}`}${task.snoozedThrough === undefined ? undefined : html`; set aside through ${day(task.snoozedThrough)}`}</p></div>
${
  mayAct && knownAt === undefined
    ? taskActs({
        action: `${path}/acts`,
        task: task.key,
        text: task.text,
        owner: task.owner ?? null,
        back: path,
        me,
        isUrgent: task.urgency === "IMMEDIATE" || task.urgency === "24H",
        today: asOf,
      })
    : undefined
}</li>`,
        )}</ul>`,
  );
}

type Signal = {
  key: string;
  name: string;
  urgency: string;
  state: string;
  openedOn?: string;
  deadlineAt?: string | null;
};
function warnings({ shown, zone, maySign, knownAt, version }: PatientView, path: string): Html {
  const all = shown.page.signals;
  return section(
    "warnings",
    "Warnings",
    all.length === 0
      ? html`<p class="empty">None is open.</p>`
      : html`<ul class="items">${all.map(
          (one) => html`<li><div>${urgency(one.urgency)} <strong>${one.name}</strong>
<p class="note">${sentence(say(`signal.${one.state}`, {}))}, since ${day(one.openedOn)}${one.deadlineAt !== null ? html`, act before ${moment(one.deadlineAt, zone)}` : undefined}. <a href="${why(path, one.key)}">Why<span class="unseen">: ${one.name}</span></a></p></div>
${maySign && knownAt === undefined ? signForm(one, path, version) : undefined}</li>`,
        )}</ul>`,
  );
}

const decisions = ["acknowledged", "confirmed", "explained", "referred", "resolved"];
const signForm = (one: Signal, path: string, version: number): Html =>
  html`<details><summary>Decide<span class="unseen">: ${one.name}</span></summary><form method="post" action="${path}/signal-acts" class="stack">
<input type="hidden" name="signal" value="${one.key}"><input type="hidden" name="seen" value="${version}"><input type="hidden" name="back" value="${path}">
<label>It is <select name="action">${decisions.map((word) => html`<option>${word}</option>`)}</select></label>
<label>Because <input name="reason" maxlength="500" required></label><button>Sign</button></form></details>`;

function due({ due: all, asOf }: Shown, path: string): Html {
  const rows = all;
  return section(
    "due",
    "Due and late",
    rows.length === 0
      ? html`<p class="empty">Nothing is due.</p>`
      : html`<table class="list small"><caption class="unseen">Tests that are open, due or late</caption><thead><tr><th scope="col">Test</th><th scope="col">Due</th><th scope="col">Status</th></tr></thead><tbody>${rows.map(
          (one) =>
            html`<tr><th scope="row" data-label="Test"><a href="${why(path, one.key)}">${one.name}</a></th><td data-label="Due">${day(one.dueOn)} <span class="note">${distance(one.dueOn, asOf)}</span></td><td data-label="Status">${one.status === "overdue" ? html`<strong class="late">${statusWord(one.status)}</strong>` : statusWord(one.status)}</td></tr>`,
        )}</tbody></table>`,
  );
}

function ahead({ next, asOf }: Shown, path: string): Html {
  const rows = next;
  return section(
    "coming",
    "Coming",
    rows.length === 0
      ? html`<p class="empty">Nothing is to come.</p>`
      : html`<ul class="plain">${rows.map((one) => html`<li><a href="${why(path, one.key)}">${one.name}</a> <span class="note">${day(one.dueOn)}, ${distance(one.dueOn, asOf)}</span></li>`)}</ul>`,
  );
}

const doubts = ({ cannotTell }: Shown): Html | undefined =>
  cannotTell.length === 0
    ? undefined
    : section(
        "unknown",
        "Cannot tell",
        html`<ul class="plain">${cannotTell.map(({ text, about, missing }) => html`<li>${text} <span class="note">${about}${missing === "" ? "" : `: ${missing}`}</span></li>`)}</ul>`,
      );

function timeline({ facts, knownAt, zone, shown }: PatientView, path: string): Html {
  return section(
    "record",
    "Record",
    html`<ol class="plain timeline">${facts.map((of) => dayOfRecord(of, zone))}</ol>
<form method="get" action="${path}" class="filters"><label>As known at the end of <input type="date" name="knownOn" max="${shown.page.asOf}" value="${knownAt?.slice(0, 10) ?? ""}" required></label><button class="quiet">Show</button></form>`,
  );
}

/** When it became known is said once where all of a day came together. */
function dayOfRecord({ on, lines }: FactsOfDay, zone: string): Html {
  const came = (line: FactLine): Html =>
    html`<span class="note">known ${line.recordedAt === "" ? "–" : moment(line.recordedAt, zone)}${line.by === "" ? undefined : `, ${line.by}`}</span>`;
  const [first] = lines;
  const isOne = lines.every(({ recordedAt, by }) => recordedAt === first!.recordedAt && by === first!.by);
  return html`<li><h3>${on === "" ? "Without a day" : day(on)} ${isOne ? came(first!) : undefined}</h3><ul>${lines.map(
    (line) => html`<li>${line.text} ${isOne ? undefined : came(line)}</li>`,
  )}</ul></li>`;
}

export const section = (id: string, name: string, content: Html): Html =>
  html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${name}</h2>${content}</section>`;
const why = (path: string, key: string): string => `${path}/why?key=${encodeURIComponent(key)}`;
const statusWord = (status: PatientPage["due"][number]["status"]): string => sentence(say(`status.${status}`, {}));
