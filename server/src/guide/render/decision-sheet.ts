import { type Html, html } from "../../html.ts";
import type { GuideWord, SayGuide } from "../guide-words.ts";

const matters = ["fewer", "walk", "seldom", "safe", "child", "work"] as const;
const tests = ["sheet-yes", "sheet-help", "sheet-no", "sheet-unsure"] as const satisfies readonly GuideWord[];
const leans = ["sheet-lean-for", "sheet-lean-against", "sheet-lean-wait"] as const satisfies readonly GuideWord[];

/**
 * The form that a person and their neurologist fill in together. It has no address and no button that sends, and the page's policy
 * refuses to send it; radio buttons have a name because that is what makes them one choice. On paper the answers stand as they were written.
 */
export function renderDecisionSheet(say: SayGuide): Html {
  const choice = (group: string, words: readonly GuideWord[]): Html =>
    html`${words.map((word) => html`<label class="choice"><input type="radio" name="${group}" autocomplete="off"> ${say(word)}</label>`)}`;
  const write = (word: GuideWord, rows: number): Html =>
    html`<label class="write">${say(word)}<textarea rows="${rows}" autocomplete="off"></textarea></label>`;
  return html`<form class="sheet" autocomplete="off" data-sheet>
<p class="soft screen-only">${say("not-stored")}</p>
${write("sheet-name", 1)}
<fieldset><legend>${say("sheet-matters")}</legend>${matters.map(
    (one) =>
      html`<label class="choice"><input type="checkbox" autocomplete="off"> ${say(`sheet-matters-${one}`)}</label>`,
  )}</fieldset>
${write("sheet-worries", 3)}
<fieldset><legend>${say("sheet-tests")}</legend>${choice("tests", tests)}</fieldset>
<label class="choice"><input type="checkbox" autocomplete="off"> ${say("sheet-understood")}</label>
${write("sheet-questions", 3)}
<fieldset><legend>${say("sheet-lean")}</legend>${choice("lean", leans)}</fieldset>
${write("sheet-neurologist", 3)}
${write("sheet-agreed", 3)}
<p class="acts" hidden data-script><button type="button" data-print>${say("print-sheet")}</button> <button type="button" class="second" data-clear>${say("clear-sheet")}</button></p>
</form>`;
}
