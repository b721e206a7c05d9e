import type { WorklistJson } from "@longwatch/api";
import { type Html, html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { day, moment, roleWord, sentence, urgency } from "./words.ts";

/** The list on paper, for the hours without a computer: everything on it, with room to write down what was done. */
export const printPage = (
  frame: Omit<Frame, "title">,
  { lines, asOf }: Pick<WorklistJson, "lines" | "asOf">,
  printedAt: string,
  zone: string,
): string =>
  page(
    { ...frame, title: "Worklist for paper" },
    html`<h1>Worklist of ${day(asOf)}</h1>
<p>${frame.clinic?.name ?? ""} · as it was at ${moment(printedAt, zone)} · ${lines.length} lines. Holds names: shred it when it has been entered.</p>
<table class="list paper"><caption class="unseen">Everything that is to be done</caption>
<thead><tr><th scope="col">Within</th><th scope="col">Patient</th><th scope="col">What</th><th scope="col">By</th><th scope="col">Who</th><th scope="col">Done, by whom, when</th></tr></thead>
<tbody>${lines.map(row)}</tbody></table>
<p class="note">What is done on paper is entered afterwards with the day on which it was done, not the day of entering.</p>`,
  );

const row = (line: WorklistJson["lines"][number]): Html =>
  html`<tr><td>${urgency(line.urgency)}</td><th scope="row">${line.called ?? line.patient ?? "The clinic"}${line.called === null ? undefined : html` <span class="note">${line.patient}</span>`}</th>
<td>${line.text || sentence(line.kind)} <span class="note">since ${day(line.openedOn)}</span></td><td>${day(line.deadlineOn)}</td><td>${whoOf(line)}</td><td class="blank"></td></tr>`;

/** Who answers for it, and whose it is where that is somebody else. */
function whoOf({ owner, ownerName, present, presentName, role }: WorklistJson["lines"][number]): Html {
  const who = presentName ?? roleWord(role);
  if (owner === present || ownerName === null) return html`${who}`;
  return html`${who} <span class="note">${present === null ? "was with" : "for"} ${ownerName}</span>`;
}
