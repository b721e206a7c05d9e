import type { Reference } from "@longwatch/core";
import type { ReactElement } from "react";
import { Sentence } from "../look/sentence.tsx";
import { Sources } from "../why/part.tsx";
import { useWhyWords } from "../why/words.ts";
import { Adjudicate } from "./adjudicate.tsx";
import { AnswerMark } from "./answer-mark.tsx";
import { AnswerButtons } from "./answering.tsx";
import type { Criterion, Part } from "./decision.ts";
import { type Named, NamedFacts } from "./decision-facts.tsx";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";

type Shared = { readonly named: Named; readonly references: readonly Reference[] };

/** What the answer is put together of, one after the other. */
export function PartList({
  parts,
  isMarked = false,
  ...shared
}: Shared & { readonly parts: readonly Part[]; readonly isMarked?: boolean }): ReactElement {
  return (
    <ul className={styles["list"]}>
      {parts.map(({ outcome, criteria }) => (
        <li key={criteria[0]!.key} data-wide={criteria.length > 1 || undefined}>
          {isMarked ? <AnswerMark of={outcome} /> : undefined}
          {criteria[0]!.weight === "route" ? (
            <Ways of={criteria} {...shared} />
          ) : (
            <OneCriterion of={criteria[0]!} {...shared} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Ways into treatment: one is enough, so each says whether it is met. */
function Ways({ of, ...shared }: Shared & { readonly of: readonly Criterion[] }): ReactElement {
  const say = useDecisionWords();
  return (
    <>
      <p className={styles["name"]}>{say("ways")}</p>
      <ul className={styles["ways"]}>
        {of.map((one) => (
          <li key={one.key}>
            <OneCriterion of={one} {...shared} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneCriterion({ of, named, references }: Shared & { readonly of: Criterion }): ReactElement {
  const say = useDecisionWords();
  const why = useWhyWords();
  const { name, weight, met, outcome, evidence, decidedBy, withdrawn } = of;
  // Of most people most of it is not known: what is missing says enough until somebody asks for more.
  const isBrief = outcome === "cannot-tell";
  return (
    <>
      <p className={styles["name"]}>
        {name} <span className="quiet">· {weight === "route" ? say(`met-${met}`) : say(`weight-${weight}`)}</span>
      </p>
      <Missing of={of} />
      <Compared of={of} />
      <AnswerButtons of={of} />
      <Adjudicate of={of} />
      {isBrief ? undefined : <Says of={of} />}
      {evidence.length === 0 ? undefined : <NamedFacts of={evidence} named={named} />}
      {decidedBy === undefined ? undefined : (
        <div className={styles["decided"]}>
          <p>{say("decided-by")}</p>
          <NamedFacts of={[decidedBy]} named={named} />
        </div>
      )}
      {withdrawn.length === 0 ? undefined : (
        <div className={styles["withdrawn"]}>
          <p>{say("withdrawn")}</p>
          <NamedFacts of={withdrawn} named={named} />
        </div>
      )}
      <details className={styles["source"]}>
        <summary>
          {why(`layer-${of.layer}`)} · {of.protocol}
        </summary>
        {isBrief ? <Says of={of} /> : undefined}
        <Sources sources={of.sources} references={references} />
        <p className={of.confidence === "K2" ? styles["unsigned"] : undefined}>{why(`confidence-${of.confidence}`)}</p>
      </details>
    </>
  );
}

/** What was counted, and how much was wanted. */
function Compared({ of: { comparisons, met, weight } }: { readonly of: Criterion }): ReactElement | undefined {
  const say = useDecisionWords();
  const isOfInterest = weight === "route" || met !== "yes";
  const lines = comparisons.map(({ left, saw, right }) =>
    say(`compared-${left as "relapses"}`, { saw, wanted: right }),
  );
  if (lines.length === 0 || !isOfInterest) return undefined;
  return <p className="quiet">{[...new Set(lines)].join(" · ")}</p>;
}

/** The sentence that people sign, and what this version says beside it. */
function Says({ of: { says, note } }: { readonly of: Criterion }): ReactElement {
  return (
    <>
      <p>
        <Sentence of={says} />
      </p>
      {note === undefined ? undefined : (
        <p>
          <Sentence of={note} />
        </p>
      )}
    </>
  );
}

/** What would tell; nothing where it can be told. */
function Missing({ of: { missing, outcome, weight } }: { readonly of: Criterion }): ReactElement | undefined {
  const say = useDecisionWords();
  const waits = outcome === "cannot-tell" && missing.length === 0;
  const lacks = waits
    ? [say(weight === "specialist" ? "lacks-specialist" : "lacks-unread")]
    : [...new Set(missing.map(({ text }) => text))];
  if (lacks.length === 0) return undefined;
  return (
    <p className={styles["missing"]}>
      <strong>{say("missing")}</strong> <Sentence of={lacks.join("; ")} />
    </p>
  );
}
