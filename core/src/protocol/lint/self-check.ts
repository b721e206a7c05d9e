import type { Issue } from "../../base/result.ts";
import { leavesOf } from "../criterion.ts";
import type { Protocol } from "../protocol.ts";
import type { SelfCheck } from "../self-check.ts";
import { definedKeys, nearestKey, symptomKeysOf } from "../symptom-keys.ts";
import { type Check, problem } from "./check.ts";

/** Every symptom that a signal rule listens to can be told: a question asks for it, or a clinician writes it. */
export const checkSymptoms: Check = (protocol, { policies }) => {
  const keys = symptomKeysOf([...policies, protocol]);
  if (keys === undefined) return [];
  return symptomsIn(protocol).flatMap(({ symptom, at }) => {
    if (keys.known.has(symptom)) return [];
    const near = nearestKey(symptom, keys);
    const remedy = `${near === undefined ? "" : `Did you mean "${near}"? `}Write a key of the self-check, or add a follow-up question for it there.`;
    return [problem("protocol-reference-unknown", at, `"${symptom}"`, remedy)];
  });
};

/** The self-check says each thing once, in a place that exists, and each answer leads somewhere. */
export const checkSelfCheck: Check = (protocol, { policies }) => {
  const { selfCheck } = protocol;
  if (selfCheck === undefined) return [];
  const used = new Set([...policies, protocol].flatMap(symptomsIn).map(({ symptom }) => symptom));
  return [
    ...repeatedNumbers(selfCheck),
    ...repeatedKeys(selfCheck),
    ...groups(selfCheck),
    ...alsoAsked(selfCheck),
    ...deadEnds(selfCheck, used),
    ...texts(selfCheck),
  ].map((issue) => ({ ...issue, at: `/selfCheck${issue.at}` }));
};

export const symptomsIn = ({ signals = [] }: Protocol): readonly { readonly symptom: string; readonly at: string }[] =>
  signals.flatMap(({ when }, i) =>
    leavesOf(when).flatMap(({ leaf, at }) =>
      leaf.kind === "symptom"
        ? leaf.anyOf.map((symptom, j) => ({ symptom, at: `/signals/${i}/when${at}/anyOf/${j}` }))
        : [],
    ),
  );

const repeatedNumbers = ({ questions }: SelfCheck): readonly Issue[] =>
  questions.flatMap(({ number }, i) =>
    questions.findIndex((other) => other.number === number) === i
      ? []
      : [problem("protocol-rule-duplicate", `/questions/${i}/number`, `${number} again`, "Give it a free number.")],
  );

function repeatedKeys(selfCheck: SelfCheck): readonly Issue[] {
  const seen = new Set<string>();
  return definedKeys(selfCheck).flatMap(({ symptom, at }) => {
    if (!seen.has(symptom)) {
      seen.add(symptom);
      return [];
    }
    const remedy = "Keep its words in one place; name the key under alsoAsk where it is asked for too.";
    return [problem("protocol-rule-duplicate", at, `"${symptom}" again`, remedy)];
  });
}

function groups({ groups: named, questions }: SelfCheck): readonly Issue[] {
  const ids = new Set(named.map(({ id }) => id));
  const remedy = `Write one of ${[...ids].join(", ")}.`;
  return [
    ...questions.flatMap(({ group }, i) =>
      ids.has(group) ? [] : [problem("protocol-reference-unknown", `/questions/${i}/group`, `"${group}"`, remedy)],
    ),
    ...named.flatMap(({ id }, i) =>
      questions.some(({ group }) => group === id)
        ? []
        : [
            problem(
              "protocol-rule-unreachable",
              `/groups/${i}/id`,
              "no question",
              "Remove it, or put a question in it.",
            ),
          ],
    ),
  ];
}

function alsoAsked(selfCheck: SelfCheck): readonly Issue[] {
  const known = new Set(definedKeys(selfCheck).map(({ symptom }) => symptom));
  return selfCheck.questions.flatMap(({ symptom, followUps = [], alsoAsk = [] }, i) => {
    const own = new Set([symptom, ...followUps.map((one) => one.symptom)]);
    return alsoAsk.flatMap((key, j) => {
      if (known.has(key) && !own.has(key) && alsoAsk.indexOf(key) === j) return [];
      const remedy = "Name a key that another question or follow-up asks for, once.";
      return [problem("protocol-reference-unknown", `/questions/${i}/alsoAsk/${j}`, `"${key}"`, remedy)];
    });
  });
}

/** No answer is asked for and then dropped: a rule listens to it, or it says what else comes of it. */
function deadEnds(selfCheck: SelfCheck, used: ReadonlySet<string>): readonly Issue[] {
  const says = new Map(selfCheck.questions.map(({ symptom, withoutSignal }) => [symptom, withoutSignal]));
  return definedKeys(selfCheck).flatMap(({ symptom, at }) => {
    const explains = says.get(symptom) !== undefined;
    if (used.has(symptom) !== explains) return [];
    return used.has(symptom)
      ? [problem("protocol-rule-contradiction", at, `"${symptom}"`, "A signal rule uses it: remove withoutSignal.")]
      : [
          problem(
            "protocol-rule-unreachable",
            at,
            `"${symptom}", which no signal rule uses`,
            "Write a rule for it, or withoutSignal with what comes of a yes, or do not ask.",
          ),
        ];
  });
}

function texts(selfCheck: SelfCheck): readonly Issue[] {
  const calls = (["emergency", "crisis"] as const).flatMap((name) =>
    (["en", "es"] as const).flatMap((language) =>
      selfCheck[name].says[language].includes("{number}")
        ? []
        : [
            problem(
              "value-not-allowed",
              `/${name}/says/${language}`,
              "no {number}",
              "Write {number} where the clinic's number belongs.",
            ),
          ],
    ),
  );
  const asked = selfCheck.questions.flatMap(({ asks, followUps = [] }, i) => [
    { asks, at: `/questions/${i}/asks` },
    ...followUps.map((one, j) => ({ asks: one.asks, at: `/questions/${i}/followUps/${j}/asks` })),
  ]);
  return [
    ...calls,
    ...asked.flatMap(({ asks, at }) =>
      (["en", "es"] as const).flatMap((language) =>
        asks[language].trimEnd().endsWith("?")
          ? []
          : [problem("value-not-allowed", `${at}/${language}`, "no question mark", "Write it as a question.")],
      ),
    ),
  ];
}
