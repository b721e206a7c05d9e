import type { Reference } from "@longwatch/core";
import type { ReactElement } from "react";
import { Sentence } from "../../look/sentence.tsx";
import { Sources } from "../../why/part.tsx";
import { useWhyWords } from "../../why/words.ts";
import { type Named, NamedFacts } from "../decision-facts.tsx";
import styles from "./next-course.module.css";
import type { Step } from "./plan.ts";
import { useNextWords } from "./words.ts";

/** What the rule says, by whose rule, from which source, and what it stands on. */
export function StepDetail({
  step: { says, after, because, layer, protocol, sources, confidence },
  steps,
  references,
  named,
}: {
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly references: readonly Reference[];
  readonly named: Named;
}): ReactElement {
  const say = useNextWords();
  const why = useWhyWords();
  const before = steps.filter(({ key }) => after.includes(key)).map(({ name }) => name);
  return (
    <tr className={styles["detail"]}>
      <td colSpan={4}>
        <p>
          <Sentence of={says} />
        </p>
        {before.length === 0 ? undefined : <p>{say("after-step", { names: before.join(", ") })}</p>}
        {because.length === 0 ? undefined : (
          <>
            <p>{say("stands-on")}</p>
            <NamedFacts of={because} named={named} />
          </>
        )}
        <p className="quiet">
          {why(`layer-${layer}`)} · {protocol} · {why(`confidence-${confidence}`)}
        </p>
        <Sources sources={sources} references={references} />
      </td>
    </tr>
  );
}
