import type { WeighedFigureJson } from "@longwatch/core";
import { type ReactElement, useId } from "react";
import { IconArray } from "./icon-array.tsx";
import styles from "./weighing.module.css";
import { useWeighingWords } from "./weighing-words.ts";

/** Figures under a heading of their own. */
export function FigureGroup({ of, title }: Of & { readonly title: string }): ReactElement {
  return (
    <div className={styles["group"]}>
      <h3>{title}</h3>
      <Figures of={of} level={4} />
    </div>
  );
}
type Of = { readonly of: readonly WeighedFigureJson[] };

/**
 * Figures one beside the other: people drawn where people were counted, otherwise in words. Rates stand folded; a harm that
 * threatens life never does.
 *
 * @param level of their headings, below the one that they stand under
 */
export function Figures({ of, level }: Of & { readonly level: 3 | 4 }): ReactElement {
  const say = useWeighingWords();
  const isOpen = (one: WeighedFigureJson): boolean => isDrawn(one) || one.gravity !== null;
  const open = of.filter(isOpen);
  const folded = of.filter((one) => !isOpen(one));
  return (
    <>
      <div className={styles["figures"]}>
        {open.map((one) => (
          <Figure key={one.id} of={one} level={level} />
        ))}
      </div>
      {folded.length === 0 ? undefined : (
        <details>
          <summary>{say("rates")}</summary>
          <div className={styles["figures"]}>
            {folded.map((one) => (
              <Figure key={one.id} of={one} level={level} />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

/** `beta-1a` stays on one line. */
const unbroken = (name: string): string => name.replaceAll(/-(?=\d)/g, "\u2011");

const isDrawn = ({ values }: WeighedFigureJson): boolean => values.every(({ frequency }) => frequency !== null);

/** Never without its trial, comparator and time, which are its heading, nor without its source. */
function Figure({ of, level }: { readonly of: WeighedFigureJson; readonly level: 3 | 4 }): ReactElement {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <figure className={styles["figure"]} aria-labelledby={id}>
      <figcaption>
        <Heading id={id}>{of.title}</Heading>
      </figcaption>
      <div className={styles["arms"]}>
        {of.values.map((one) => (
          <div key={one.arm} className={styles["arm"]}>
            {isDrawn(of) ? (
              <IconArray
                count={one.frequency!.count}
                of={one.frequency!.of}
                many={of.many}
                label={`${[one.text, one.between].filter((part) => part !== null).join(", ")}: ${one.name}`}
              />
            ) : undefined}
            <p>
              <strong>{one.text}</strong>
              <span>{unbroken(one.name)}</span>
              {one.between === null ? undefined : <span className="quiet">{one.between}</span>}
            </p>
          </div>
        ))}
      </div>
      {of.contrast === null ? undefined : <p>{of.contrast}</p>}
      {of.note === undefined ? undefined : <p>{of.note}</p>}
      <Behind of={of} />
    </figure>
  );
}

function Behind({ of }: { readonly of: WeighedFigureJson }): ReactElement {
  const say = useWeighingWords();
  return (
    <details className={styles["behind"]}>
      <summary>
        {of.measureText} · {of.sources.map(({ ref }) => ref).join(", ")}
      </summary>
      <p>{of.says}</p>
      <p>{of.population}</p>
      {of.values.map(({ arm, name, people }) =>
        people === null ? undefined : (
          <p key={arm}>
            {name}: {say("of-people", { count: people })}
          </p>
        ),
      )}
      <p className={of.grade === "R" ? styles["unsigned"] : undefined}>{say(`grade-${of.grade}`)}</p>
    </details>
  );
}
