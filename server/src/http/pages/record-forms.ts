import { type Html, html } from "./html.ts";
import { once } from "./task-acts.ts";

/** What can be chosen from: analytes with their unit, symptoms by key. */
export type Choices = {
  readonly analytes: readonly { readonly key: string; readonly name: string; readonly unit: string }[];
  readonly symptoms: readonly { readonly key: string; readonly name: string }[];
};

/** A result, a symptom and a contact by hand; everything else comes by message or through the API. */
export const recordForms = (path: string, today: string, { analytes, symptoms }: Choices): Html =>
  html`<section class="card" aria-labelledby="add"><h2 id="add">Add</h2>
<details><summary>A result</summary><form method="post" action="${path}/results" class="stack">${once()}
<label>Test <select name="analyte" required><option value=""></option>${analytes.map((one) => html`<option value="${one.key}">${one.name}${one.unit === "" ? "" : ` (${one.unit})`}</option>`)}</select></label>
<label>Value <input name="value" required maxlength="40" aria-describedby="value-note"></label>
<p id="value-note" class="note">A number, or a word such as negative. <code>&lt;0.01</code> may stand with its sign.</p>
<label>Unit, where it is another <input name="unit" maxlength="40"></label>
<div class="pair"><label>Normal from <input name="refLow" inputmode="decimal" maxlength="20"></label><label>to <input name="refHigh" inputmode="decimal" maxlength="20"></label></div>
<label>Taken on <input type="date" name="collectedOn" value="${today}" max="${today}" required></label>
<button>Add the result</button></form></details>
<details><summary>A symptom</summary><form method="post" action="${path}/symptoms" class="stack">${once()}
<label>Symptom <select name="symptom" required><option value=""></option>${symptoms.map(({ key, name }) => html`<option value="${key}">${name}</option>`)}</select></label>
<fieldset class="row"><legend>Has it</legend><label class="check"><input type="radio" name="present" value="yes" checked> Yes</label><label class="check"><input type="radio" name="present" value="no"> No</label><label class="check"><input type="radio" name="present" value="unsure"> Not sure</label></fieldset>
<label>Began on, where it is known <input type="date" name="startedOn" max="${today}"></label>
<label>Told on <input type="date" name="reportedOn" value="${today}" max="${today}" required></label>
<button>Add the symptom</button></form></details>
<details><summary>A call or letter</summary><form method="post" action="${path}/contacts" class="stack">${once()}
<label>How <select name="channel"><option value="telephone">Telephone</option><option value="e-mail">E-mail</option><option value="letter">Letter</option><option value="in-person">In person</option></select></label>
<label>What came of it <select name="outcome"><option value="reached">Reached</option><option value="not-reached">Not reached</option><option value="message-left">Message left</option><option value="wrong-number">Wrong number</option><option value="declined">Declined</option></select></label>
<button>Add the call</button></form></details></section>`;
