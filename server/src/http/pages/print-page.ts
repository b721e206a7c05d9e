import type { WorklistJson } from "@longwatch/api";
import type { Language } from "@longwatch/core";
import { type Html, html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { type PageWord, wordsIn } from "./page-words.ts";
import { day, moment, roleWord, urgency } from "./words.ts";

const columns = ["within", "patient", "what", "by", "who", "done"] as const satisfies readonly PageWord[];

/** The list on paper, for the hours without a computer: everything on it, with room to write down what was done. */
export function printPage(
  frame: Omit<Frame, "title">,
  { lines, asOf }: Pick<WorklistJson, "lines" | "asOf">,
  printedAt: string,
  zone: string,
): string {
  const { language } = frame;
  const say = wordsIn(language);
  return page(
    { ...frame, title: say("paper-title") },
    html`<h1>${say("worklist-of")} ${day(asOf, language)}</h1>
<p>${frame.clinic?.name ?? ""} · ${say("as-it-was")} ${moment(printedAt, zone, language)} · ${say("lines", String(lines.length))}</p>
<table class="list paper"><caption class="unseen">${say("all-to-do")}</caption>
<thead><tr>${columns.map((id) => html`<th scope="col">${say(id)}</th>`)}</tr></thead>
<tbody>${lines.map((line) => row(line, language))}</tbody></table>
<p class="note">${say("paper-note")}</p>`,
  );
}

/** Whom a line is about; of the clinic's own, whom it names. */
function who({ called, patient, concerns }: WorklistJson["lines"][number], clinic: string): Html {
  if (patient !== null)
    return html`${called ?? patient}${called === null ? undefined : html` <span class="note">${patient}</span>`}`;
  const named = concerns.flatMap((one) => one.called ?? one.patient ?? []);
  return html`${clinic}${named.length === 0 ? undefined : html` <span class="note">${named.join("; ")}</span>`}`;
}

function row(line: WorklistJson["lines"][number], language: Language): Html {
  const say = wordsIn(language);
  return html`<tr><td>${urgency(line.urgency, language)}</td><th scope="row">${who(line, say("the-clinic"))}</th>
<td>${line.text} <span class="note">${say("since")} ${day(line.openedOn, language)}</span></td><td>${day(line.deadlineOn, language)}</td><td>${holder(line, language)}</td><td class="blank"></td></tr>`;
}

/** Who answers for it, and whose it is where that is somebody else. */
function holder(
  { owner, ownerName, present, presentName, role }: WorklistJson["lines"][number],
  language: Language,
): Html {
  const say = wordsIn(language);
  const here = presentName ?? roleWord(role, language);
  if (owner === present || ownerName === null) return html`${here}`;
  return html`${here} <span class="note">${say(present === null ? "was-with" : "stands-in-for")} ${ownerName}</span>`;
}
