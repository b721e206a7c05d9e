import { type Explanation, type Reference, type SignalExplanation, say } from "@longwatch/core";
import { type Html, html } from "./html.ts";
import { type Frame, page } from "./layout.ts";
import { section } from "./patient-page.ts";
import { day, sentence, urgency } from "./words.ts";

type Cited = { readonly ref: string; readonly at?: string | undefined };
export type WhyView = {
  readonly frame: Omit<Frame, "title" | "here">;
  readonly back: string;
  readonly called: string;
  readonly references: readonly Reference[];
};

/** Why a warning was raised: the rule in words, where it comes from, what was seen, and what closes it. */
export function whySignalPage(view: WhyView, why: SignalExplanation): string {
  const { signal } = why;
  const rows = signal.comparisons.map((one) => [
    one.left,
    `${one.comparator ?? ""}${one.saw}`,
    one.op,
    `${one.right} ${one.unit ?? ""}`.trim(),
    one.result,
  ]);
  return framed(
    view,
    signal.name,
    html`<p class="lead">${urgency(signal.urgency)} ${sentence(say(`signal.${signal.state}`, {}))}, since ${day(signal.openedOn)}</p>
${rule(view, why.says, signal.layer, signal.protocol, signal.sources, `${say(`confidence.${signal.confidence}`, {})}. Basis ${signal.basis}: ${why.basisText}.`)}
${section("spoke", "What spoke", html`<ul class="plain">${why.hits.map((hit) => html`<li>${day(hit.on)} ${hit.name}: ${hit.facts.join("; ")}</li>`)}</ul>`)}
${comparisons(["What", "Seen", "", "Limit", "Is so"], rows)}
${section("advice", "What to do", signal.advice.length === 0 ? html`<p>Nothing is laid down.</p>` : html`<ul class="plain">${signal.advice.map(({ text }) => html`<li>${text}</li>`)}</ul>`)}
${section("closes", "What closes it", html`<p>${why.closes}</p>${why.acts.map((act) => html`<p>${act}</p>`)}`)}`,
  );
}

/** Why a test is due, done or late. */
export function whyObligationPage(view: WhyView, why: Explanation): string {
  const rows = why.comparisons.map((one) => [one.edge, one.left, one.saw, `${one.op} ${one.right}`, one.result]);
  const { rule: of } = why;
  return framed(
    view,
    why.name,
    html`<p class="lead">${sentence(say(`status.${why.status}`, {}))}</p>
${rule(view, of.says, of.layer, of.protocol, of.sources, [of.confidenceText, of.rationale ?? ""].join(" "))}
${section("facts", "Facts", why.facts.length === 0 ? html`<p>None.</p>` : html`<ul class="plain">${why.facts.map((fact) => html`<li>${sentence(fact.as)}: ${fact.text}</li>`)}</ul>`)}
${comparisons(["Edge", "What", "Seen", "Limit", "Is so"], rows)}
${section("change", "What would change it", html`<ul class="plain">${why.wouldChange.map((one) => html`<li>${one}</li>`)}</ul>`)}`,
  );
}

const framed = ({ frame, back, called }: WhyView, name: string, content: Html): string =>
  page(
    { ...frame, title: `Why: ${name}`, here: "patients" },
    html`<p><a href="${back}">Back to ${called}</a></p><h1>Why: ${name}</h1>${content}`,
  );

const rule = (
  { references }: WhyView,
  says: string,
  layer: Parameters<typeof layerWord>[0],
  protocol: string,
  sources: readonly Cited[],
  note: string,
): Html =>
  section(
    "rule",
    "The rule",
    html`<p>${says}</p><ul class="plain note"><li>${sentence(layerWord(layer))} ${protocol}</li>${sources.map(
      ({ ref, at }) =>
        html`<li>${references.find(({ id }) => id === ref)?.title ?? ref}${at === undefined ? undefined : `, ${at}`}</li>`,
    )}<li>${note}</li></ul>`,
  );

const layerWord = (layer: Explanation["rule"]["layer"]): string => say(`layer.${layer}`, {});

const comparisons = (head: readonly string[], rows: readonly (readonly string[])[]): Html | undefined =>
  rows.length === 0
    ? undefined
    : section(
        "comparisons",
        "Comparisons",
        html`<table class="list small"><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows.map(
          (cells) => html`<tr>${cells.map((cell, i) => html`<td data-label="${head[i]}">${cell}</td>`)}</tr>`,
        )}</tbody></table>`,
      );
