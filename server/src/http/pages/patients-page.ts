import type { PatientListJson } from "@longwatch/api";
import { html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { day, sentence } from "./words.ts";

/** Everybody whom the clinic has, in order of id; and whose number it is. */
export function patientsPage(
  frame: Omit<Frame, "title" | "here">,
  clinic: string,
  patients: PatientListJson["patients"],
  next: string | null,
  mayFind: boolean,
): string {
  const base = `/clinics/${clinic}/patients`;
  const find = html`<form class="filters" method="post" action="${base}/find" aria-label="Find by number">
<label>Kind of number <input name="system" value="urn:clinic:mrn" maxlength="200" required></label>
<label>Number <input name="value" maxlength="200" required autocomplete="off"></label><button>Find</button></form>`;
  const rows = patients.map(
    ({ patient, called, followUp, endsOn, open }) => html`<tr>
<th scope="row" data-label="Patient"><a href="${base}/${encodeURIComponent(patient)}">${called ?? patient}</a>${called === null ? undefined : html` <span class="note">${patient}</span>`}</th>
<td data-label="Watch">${followUp === null ? "–" : sentence(followUp)}</td><td data-label="Through">${day(endsOn)}</td><td data-label="Open lines">${open}</td></tr>`,
  );
  return page(
    { ...frame, title: "Patients", here: "patients" },
    html`<h1>Patients</h1>${mayFind ? find : undefined}
<table class="list"><caption class="unseen">Patients in order of id</caption><thead><tr><th scope="col">Patient</th><th scope="col">Watch</th><th scope="col">Through</th><th scope="col">Open lines</th></tr></thead><tbody>${rows}</tbody></table>
${next === null ? undefined : html`<p><a class="button" href="${base}?cursor=${next}">Further patients</a></p>`}`,
  );
}
