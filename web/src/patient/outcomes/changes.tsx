import { IconArrowDownRight, IconArrowUpRight } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Card } from "../../look/card.tsx";
import { Sentence } from "../../look/sentence.tsx";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { named } from "./reading-words.ts";
import { useOutcomeWords } from "./words.ts";

/** Every change large enough to count, in order: confirmed or not, by the definition that stands in the heading. */
export function Changes({ of }: { readonly of: Outcomes }): ReactElement {
  const say = useOutcomeWords();
  const all = [
    ...of.events.map((one) => ({ ...one, isConfirmed: true })),
    ...of.unconfirmed.map((one) => ({ ...one, isConfirmed: false })),
  ].toSorted((a, b) => (a.onsetOn < b.onsetOn ? -1 : 1));
  return (
    <Card title={say("events")} aside={<span className="quiet">{say("definition-of", named(of))}</span>}>
      {all.length === 0 ? <p>{say("no-events")}</p> : undefined}
      {all.length === 0 ? undefined : (
        <ul className={styles["changes"]}>
          {all.map(({ direction, isConfirmed, onsetOn, referenceOn, text }) => {
            const Icon = direction === "worsening" ? IconArrowUpRight : IconArrowDownRight;
            const done = direction === "worsening" ? "is-worsened" : "is-improved";
            const look = isConfirmed ? done : `is-${direction}-not-confirmed`;
            return (
              <li key={`${onsetOn}/${referenceOn}/${isConfirmed}`}>
                <span className={`${styles["mark"]} ${styles[look]}`}>
                  <Icon size={16} aria-hidden="true" /> {say(isConfirmed ? "confirmed" : "not-confirmed")}
                </span>
                <span>
                  <Sentence of={text} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
