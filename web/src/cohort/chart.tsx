import { Button, Group, useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import * as Plot from "@observablehq/plot";
import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Card } from "../look/card.tsx";
import styles from "./cohort.module.css";
import { colours } from "./colours.ts";
import { saveSvg } from "./save-svg.ts";
import { useCohortWords } from "./words.ts";

export type Column = { readonly head: string; readonly isNumber?: boolean };
type Props = {
  /** What it is about; the finding stands below, as the chart's own title. */
  readonly about: string;
  readonly finding: string;
  /** Of how many, and how it is to be read. */
  readonly note: string;
  /** Undefined: there is nothing to draw, and the finding says so. */
  readonly draw: ((width: number, tones: ReturnType<typeof colours>) => Plot.PlotOptions) | undefined;
  readonly head: readonly Column[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly children?: ReactNode;
};

/** A chart fit for a meeting: a title that says the finding, axes with units, of how many, and its numbers as a table. */
export function Chart({ about, finding, note, draw, head, rows, children }: Props): ReactElement {
  const say = useCohortWords();
  const [isTable, setTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const id = useId();
  const save = (): void => {
    const svg = drawing.current?.querySelector("svg");
    if (svg !== null && svg !== undefined) saveSvg(svg, finding, note);
  };
  return (
    <Card
      title={about}
      aside={
        draw === undefined ? undefined : (
          <Group gap="xs" className="no-print">
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`${say(isTable ? "as-chart" : "as-table")}: ${about}`}
              onClick={() => setTable(!isTable)}
            >
              {say(isTable ? "as-chart" : "as-table")}
            </Button>
            {isTable ? undefined : (
              <Button size="compact-sm" variant="subtle" aria-label={`${say("save-chart")}: ${about}`} onClick={save}>
                {say("save-chart")}
              </Button>
            )}
          </Group>
        )
      }
    >
      {children}
      <figure className={styles["figure"]} aria-labelledby={id}>
        <figcaption id={id}>
          <span className={styles["finding"]}>{finding}</span>
          <span className={styles["note"]}>{note}</span>
        </figcaption>
        {draw === undefined ? undefined : isTable ? (
          <Numbers about={about} head={head} rows={rows} />
        ) : (
          <Drawing draw={draw} into={drawing} />
        )}
      </figure>
    </Card>
  );
}

type DrawingProps = {
  readonly draw: NonNullable<Props["draw"]>;
  readonly into: React.RefObject<HTMLDivElement | null>;
};

function Drawing({ draw, into }: DrawingProps): ReactElement {
  const { ref, width } = useElementSize();
  const scheme = useComputedColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the scheme
  useEffect(() => {
    if (width === 0 || into.current === null) return;
    const tones = colours();
    const drawn = draw(width, tones);
    const svg = Plot.plot({
      width,
      height: 280,
      marginLeft: 56,
      marginBottom: 42,
      className: "lw-plot",
      ...drawn,
      y: { labelAnchor: "center", labelArrow: "none", ...drawn.y },
    });
    // The content policy takes styles from files alone: what Plot writes into the chart stands in ours.
    for (const style of svg.querySelectorAll("style")) style.remove();
    svg.setAttribute("aria-hidden", "true");
    into.current.replaceChildren(svg);
  }, [draw, width, scheme, into]);
  return (
    <div ref={ref}>
      <div ref={into} className={styles["drawing"]} />
    </div>
  );
}

function Numbers({ about, head, rows }: Pick<Props, "about" | "head" | "rows">): ReactElement {
  const say = useCohortWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles["numbers"]} tabIndex={0} aria-label={`${say("as-table")}: ${about}`}>
      <table>
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one.head} scope="col">
                {one.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr key={[first, ...others].join(" ")}>
              <th scope="row">{first}</th>
              {others.map((cell, index) => (
                <td key={head[index + 1]!.head} className={head[index + 1]!.isNumber === true ? "number" : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
