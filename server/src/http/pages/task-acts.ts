import { randomUUID } from "node:crypto";
import { type Html, html } from "./html.ts";

/** What a form about a task needs to know. */
export type ActedOn = {
  readonly action: string;
  readonly task: string;
  readonly text: string;
  readonly owner: string | null;
  readonly back: string;
  readonly me: string;
  readonly isUrgent: boolean;
  readonly today: string;
};

/** The same form sent twice by one press has one effect. */
export const once = (): Html => html`<input type="hidden" name="once" value="${randomUUID()}">`;

/** Take it, say it is done, or set it aside: each a form of its own, named by what it is about. */
export function taskActs({ action, task, text, owner, back, me, isUrgent, today }: ActedOn): Html {
  const hidden = html`<input type="hidden" name="task" value="${task}"><input type="hidden" name="back" value="${back}">${once()}`;
  const about = html`<span class="unseen">: ${text}</span>`;
  const take =
    owner === me
      ? undefined
      : html`<form method="post" action="${action}">${hidden}<button name="action" value="take">Take${about}</button></form>`;
  const aside = isUrgent
    ? undefined
    : html`<fieldset><legend>Set aside</legend>
<label>Through <input type="date" name="until" min="${today}"></label>
<label>Because <input name="why" maxlength="500"></label>
<button name="action" value="snooze" class="quiet">Set aside${about}</button></fieldset>`;
  return html`<div class="acts">${take}
<details><summary>More${about}</summary>
<form method="post" action="${action}" class="stack">${hidden}
<fieldset><legend>Done</legend>
<label>What came of it <input name="reason" maxlength="500"></label>
<button name="action" value="done">Done${about}</button></fieldset>
${aside}
</form></details></div>`;
}
