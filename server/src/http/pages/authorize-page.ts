import type { FhirScope } from "../../access/fhir-reach.ts";
import type { Asking } from "../../clients/authorization.ts";
import { html } from "./html.ts";
import { type Frame, page } from "./layout.ts";

export type PatientChoice = { readonly patient: string; readonly called: string | null };

/** Asks a member whether an app may act for them, and for whom. */
export function authorizePage(
  frame: Omit<Frame, "title">,
  clinic: string,
  { label, scopes, needsPatient, redirectUri }: Asking,
  hidden: Readonly<Record<string, string>>,
  patients: readonly PatientChoice[],
): string {
  const fields = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const choices = patients.map(
    ({ patient, called }) => html`<option value="${patient}">${called === null ? "" : `${called} `}${patient}</option>`,
  );
  const picker = html`<div><label for="patient">For which patient</label>
<input id="patient" name="patient" list="patients" maxlength="200" autocomplete="off" required aria-describedby="patient-note">
<datalist id="patients">${choices}</datalist>
<p id="patient-note" class="note">The id that Longwatch has for the patient. The app sees this one and nobody else by it.</p></div>`;
  return page(
    { ...frame, title: "Allow an app" },
    html`<section class="card narrow" aria-labelledby="allow">
<h1 id="allow">Allow ${label}?</h1>
<p>It asks to act for you, with no more than you may do yourself:</p>
<ul>${scopes.fhir.map((one) => html`<li>${scopeInWords(one)}</li>`)}${scopes.others.has("offline_access") ? html`<li>come back by itself for 30 days</li>` : undefined}</ul>
<p class="note">It is answered at ${new URL(redirectUri).origin}. The clinic's administrator has connected it.</p>
<form method="post" action="/clinics/${clinic}/oauth/authorize" class="stack">${fields}
${needsPatient ? picker : undefined}
<button name="decision" value="allow">Allow</button>
<button class="quiet" name="decision" value="deny" formnovalidate>Do not allow</button>
</form></section>`,
  );
}

const verbs = { c: "add", r: "read", u: "change", d: "remove", s: "search" } as const;

function scopeInWords({ level, type, may }: FhirScope): string {
  const verb = Object.entries(verbs)
    .filter(([letter]) => may.has(letter as keyof typeof verbs))
    .map(([, word]) => word)
    .join(", ");
  return `${verb}: ${type === "*" ? "everything" : type} ${level === "patient" ? "of one patient" : "of every patient whom you may see"}`;
}
