import type { Issue } from "../base/result.ts";
import { problem } from "../protocol/lint/check.ts";
import { checkFigure } from "./check-figure.ts";
import { classTopics, type EvidenceBase } from "./evidence.ts";

/** Everything that is wrong with the evidence, its parts named by their ids: several files make one list. An empty list: it may be built. */
export const lintEvidence = (of: EvidenceBase): readonly Issue[] => [
  ...repeated(of),
  ...unknownSources(of),
  ...unknownParts(of),
  ...of.figures.flatMap((figure) => checkFigure(figure, `/figures/${figure.id}`, of)),
  ...wrongComparators(of),
];

const lists = ["bibliography", "arms", "studies", "outcomes", "figures", "classes"] as const;

const repeated = (of: EvidenceBase): readonly Issue[] =>
  lists.flatMap((name) => {
    const ids = of[name].map(({ id }) => id);
    return ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [
            problem(
              "protocol-rule-duplicate",
              `/${name}/${id}/id`,
              `"${id}" again`,
              "Give each entry an id of its own.",
            ),
          ],
    );
  });

function unknownSources(of: EvidenceBase): readonly Issue[] {
  const known = new Set(of.bibliography.map(({ id }) => id));
  const cited = [
    ...of.studies.map((one) => ({ one, at: `/studies/${one.id}` })),
    ...of.figures.map((one) => ({ one, at: `/figures/${one.id}` })),
    ...of.classes.flatMap((one) =>
      classTopics.map((topic) => ({ one: one[topic], at: `/classes/${one.id}/${topic}` })),
    ),
    { one: of.resemblance, at: "/resemblance" },
  ];
  const remedy = "Write the id of an entry of bibliography.yaml, or add the entry there.";
  return cited.flatMap(({ one, at }) =>
    one.sources.flatMap(({ ref }, i) =>
      known.has(ref) ? [] : [problem("protocol-source-unknown", `${at}/sources/${i}/ref`, `"${ref}"`, remedy)],
    ),
  );
}

function unknownParts(of: EvidenceBase): readonly Issue[] {
  const idsOf = (name: (typeof lists)[number]): ReadonlySet<string> => new Set(of[name].map(({ id }) => id));
  const [arms, studies, outcomes] = [idsOf("arms"), idsOf("studies"), idsOf("outcomes")];
  const named = (known: ReadonlySet<string>, id: string, at: string): readonly Issue[] =>
    known.has(id) || (at.endsWith("/comparator") && id === "none")
      ? []
      : [problem("protocol-reference-unknown", at, `"${id}"`, "Write an id that is listed, or list it.")];
  return [
    ...of.studies.flatMap(({ id, follows, comparator, people }) => [
      ...(follows === undefined ? [] : named(studies, follows, `/studies/${id}/follows`)),
      ...named(arms, comparator, `/studies/${id}/comparator`),
      ...people.flatMap((one, i) => named(arms, one.of, `/studies/${id}/people/${i}/of`)),
    ]),
    ...of.figures.flatMap((one) => [
      ...named(studies, one.study, `/figures/${one.id}/study`),
      ...named(outcomes, one.outcome, `/figures/${one.id}/outcome`),
      ...named(arms, one.comparator, `/figures/${one.id}/comparator`),
      ...one.values.flatMap((value, i) => named(arms, value.of, `/figures/${one.id}/values/${i}/of`)),
    ]),
    ...(["treated", "untreated"] as const).flatMap((which) =>
      named(studies, of.resemblance[which], `/resemblance/${which}`),
    ),
    ...of.resemblance.further.flatMap(({ trial }, i) => named(studies, trial, `/resemblance/further/${i}/trial`)),
  ];
}

/** In no randomised trial of alemtuzumab in relapsing MS was it the comparator: nothing here may speak of it. */
const wrongComparators = (of: EvidenceBase): readonly Issue[] =>
  lists
    .filter((name) => name !== "bibliography")
    .flatMap((name) =>
      of[name].flatMap((one) =>
        /placebo/i.test(JSON.stringify(one))
          ? [
              problem(
                "value-not-allowed",
                `/${name}/${one.id}`,
                '"placebo"',
                "Name the comparator that the trial had: subcutaneous interferon beta-1a.",
              ),
            ]
          : [],
      ),
    );
