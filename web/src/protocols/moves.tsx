import type { ReactElement } from "react";
import styles from "./effects.module.css";
import type { Found } from "./use-effects.ts";
import { useProtocolWords } from "./words.ts";

export type Person = Found["affected"][number];
export type RuleChange = Person["rules"][number];

export const isMoved = ({ appear, vanish, move, otherLimit }: RuleChange): boolean =>
  appear + vanish + move + otherLimit > 0;

/** How many dates come, go or move: each by a sign and words. */
export function Moves({
  of,
}: {
  readonly of: Pick<RuleChange, "appear" | "vanish" | "move" | "otherLimit">;
}): ReactElement {
  const say = useProtocolWords();
  const parts = [
    { sign: "+", count: of.appear, word: "appear" },
    { sign: "−", count: of.vanish, word: "vanish" },
    { sign: "↔", count: of.move, word: "move" },
    { sign: "⏱", count: of.otherLimit, word: "limit" },
  ] as const;
  return (
    <span className={styles["moves"]}>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ sign, count, word }) => (
          <span key={word}>
            <span aria-hidden="true">{sign}</span> {say(word, { count })}
          </span>
        ))}
    </span>
  );
}
