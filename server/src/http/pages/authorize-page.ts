import type { FhirScope } from "../../access/fhir-reach.ts";
import type { Asking } from "../../clients/authorization.ts";
import { html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { type Say, wordsIn } from "./page-words.ts";

export type PatientChoice = { readonly patient: string; readonly called: string | null };

/** Asks a member whether an app may act for them, and for whom. */
export function authorizePage(
  frame: Omit<Frame, "title">,
  clinic: string,
  { label, scopes, needsPatient, redirectUri }: Asking,
  hidden: Readonly<Record<string, string>>,
  patients: readonly PatientChoice[],
): string {
  const say = wordsIn(frame.language);
  const fields = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const choices = patients.map(
    ({ patient, called }) => html`<option value="${patient}">${called === null ? "" : `${called} `}${patient}</option>`,
  );
  const picker = html`<div><label for="patient">${say("which-patient")}</label>
<input id="patient" name="patient" list="patients" maxlength="200" autocomplete="off" required aria-describedby="patient-note">
<datalist id="patients">${choices}</datalist>
<p id="patient-note" class="note">${say("which-patient-note")}</p></div>`;
  return page(
    { ...frame, title: say("allow-app") },
    html`<section class="card narrow" aria-labelledby="allow">
<h1 id="allow">${say("allow-this", label)}</h1>
<p>${say("allow-why")}</p>
<ul>${scopes.fhir.map((one) => html`<li>${scopeInWords(one, say)}</li>`)}${scopes.others.has("offline_access") ? html`<li>${say("allow-offline")}</li>` : undefined}</ul>
<p class="note">${say("allow-where", new URL(redirectUri).origin)}</p>
<form method="post" action="/clinics/${clinic}/oauth/authorize" class="stack">${fields}
${needsPatient ? picker : undefined}
<button name="decision" value="allow">${say("allow")}</button>
<button class="quiet" name="decision" value="deny" formnovalidate>${say("allow-not")}</button>
</form></section>`,
  );
}

const verbs = { c: "add", r: "read", u: "change", d: "remove", s: "search" } as const;

function scopeInWords({ level, type, may }: FhirScope, say: Say): string {
  const verb = Object.entries(verbs)
    .filter(([letter]) => may.has(letter as keyof typeof verbs))
    .map(([, word]) => say(word))
    .join(", ");
  return `${verb}: ${type === "*" ? say("everything") : type} ${say(level === "patient" ? "of-one-patient" : "of-every-patient")}`;
}
