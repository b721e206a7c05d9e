import { say, type WeighedFigureJson, type WeighingJson } from "@longwatch/core";
import { bold, columns, dim, wrapped } from "./layout.ts";

type Trial = WeighingJson["trials"][number];
type Option = WeighingJson["options"][number];

/** What treatment may bring and cost: whose people the person resembles, every figure with all that belongs to it, the classes, the sources. */
export const presentWeighing = (of: WeighingJson): string =>
  [
    bold("What it may bring, what it may cost"),
    ...wrapped(of.because, 2),
    ...of.missing.flatMap((text) => wrapped(`Not known: ${text}.`, 2)),
    ...of.cautions.flatMap((text) => wrapped(text, 2)),
    "",
    ...of.trials.flatMap(trialLines),
    bold("Harms of everybody treated in the trials, and reports"),
    ...of.wider.flatMap(figureLines),
    bold("High-efficacy treatment as classes, in no order of merit"),
    ...of.options.flatMap(optionLines),
    bold("Sources"),
    ...of.sources.flatMap(({ id, title, publisher, date, address, read }) => [
      ...wrapped(`[${id}] ${[title, publisher, date].filter((one) => one !== undefined).join(". ")}`, 2),
      dim(`    ${address}`),
      ...wrapped(`Read: ${read}`, 4).map(dim),
    ]),
  ].join("\n");

const trialLines = ({ study, population, likeness, differs, figures, ...one }: Trial): readonly string[] => [
  bold(`${study.name}, ${standingOf(one)}`),
  ...wrapped(population, 2),
  ...wrapped(differs, 2),
  ...columns(
    likeness.map(({ name, saw, rule, answer }) => [name, saw, `trial: ${rule}`, say(`weighing.alike.${answer}`, {})]),
    4,
  ),
  "",
  ...figures.flatMap(figureLines),
];

const standingOf = ({ isTheirs, isFurther }: Pick<Trial, "isTheirs" | "isFurther">): string =>
  !isTheirs
    ? "not said to be this person's"
    : isFurther
      ? "a smaller trial of such people"
      : "whose people come nearest";

/** Never a number without its trial, comparator, time and source. */
const figureLines = (of: WeighedFigureJson): readonly string[] => [
  ...wrapped(of.title, 2),
  ...of.values.map(({ text, between, name }) => `    ${text}${between === null ? "" : ` (${between})`} with ${name}`),
  ...(of.contrast === null ? [] : wrapped(of.contrast, 4)),
  ...(of.note === undefined ? [] : wrapped(of.note, 4)),
  ...wrapped(`${of.measureText}; ${say(`weighing-grade.${of.grade}`, {})} (${of.grade}) ${refs(of.sources)}`, 4).map(
    dim,
  ),
  "",
];

const optionLines = ({ name, groupName, told }: Option): readonly string[] => [
  `  ${name} (${groupName})`,
  ...told.flatMap(({ label, says, confidence, sources }) =>
    wrapped(`${label}: ${says} (${confidence}) ${refs(sources)}`, 4),
  ),
  "",
];

const refs = (sources: WeighedFigureJson["sources"]): string => sources.map(({ ref }) => `[${ref}]`).join(" ");
