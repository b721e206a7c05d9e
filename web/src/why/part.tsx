import type { Reference } from "@longwatch/core";
import { Anchor } from "@mantine/core";
import { type ReactElement, type ReactNode, useId } from "react";
import { dayWords } from "../look/day.tsx";
import { Sentence } from "../look/sentence.tsx";
import { useLanguage } from "../words/words.ts";
import type { Reasons } from "./explanation.ts";
import styles from "./why.module.css";
import { useWhyWords } from "./words.ts";

/** A named part of the reasons. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className={styles["part"]} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

/** What the rule says, and which rule it is. */
export function Rule({
  says,
  layer,
  protocol,
  id,
  children,
}: {
  readonly says: string;
  readonly layer: string;
  readonly protocol: string;
  readonly id: string;
  readonly children?: ReactNode;
}): ReactElement {
  const say = useWhyWords();
  return (
    <Part title={say("rule")}>
      <p>
        <Sentence of={says} />
      </p>
      <p className="quiet">
        {say(`layer-${layer as "label"}`)} · {protocol} · {id}
      </p>
      {children}
    </Part>
  );
}

/** A part of sentences, one under the other; none where there are none. */
export function Sentences({
  title,
  of,
  isPlain = false,
}: {
  readonly title: string;
  readonly of: readonly string[];
  readonly isPlain?: boolean;
}): ReactElement | null {
  if (of.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={styles[isPlain ? "plain" : "dots"]}>
        {of.map((one) => (
          <li key={one}>
            <Sentence of={one} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What other layers say of the same, with their own sources where they name them. */
export function Others({
  of,
  references,
}: {
  readonly of: Reasons["others"];
  readonly references: readonly Reference[];
}): ReactElement | null {
  const say = useWhyWords();
  if (of.length === 0) return null;
  return (
    <Part title={say("others")}>
      <ul className={styles["spaced"]}>
        {of.map((one) => (
          <li key={one.protocol}>
            <Sentence of={one.says} /> <span className="quiet">{one.protocol}</span>
            {"sources" in one ? <Sources sources={one.sources} references={references} /> : undefined}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** By its title, the section in it, and where it can be read. */
export function Sources({
  sources,
  references,
}: {
  readonly sources: readonly { readonly ref: string; readonly at?: string | undefined }[];
  readonly references: readonly Reference[];
}): ReactElement {
  return (
    <ul className={styles["plain"]}>
      {sources.map(({ ref, at }) => {
        const found = references.find(({ id }) => id === ref);
        const title = found?.title ?? ref;
        return (
          <li key={`${ref} ${at ?? ""}`}>
            {found?.address?.startsWith("https://") === true ? (
              <Anchor href={found.address} target="_blank" rel="noreferrer" underline="always">
                {title}
              </Anchor>
            ) : (
              title
            )}
            {found?.date === undefined ? undefined : ` (${found.date})`}
            {at === undefined ? undefined : <strong>, {at}</strong>}
          </li>
        );
      })}
    </ul>
  );
}

/** A fact that can be shown where it stands. */
export function FactButton({
  text,
  fact,
  pointOut,
}: {
  readonly text: string;
  readonly fact: string;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const say = useWhyWords();
  const language = useLanguage();
  const words = text.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => dayWords(day, language));
  return (
    <button
      type="button"
      className={styles["fact"]}
      aria-label={say("show-fact", { text: words })}
      onClick={() => pointOut(fact)}
    >
      {words}
    </button>
  );
}

/** What was held against what. */
export function Comparisons({
  rows,
}: {
  readonly rows: readonly {
    readonly id: string;
    readonly seen: string;
    readonly asked: string;
    readonly result: string;
  }[];
}): ReactElement | undefined {
  const say = useWhyWords();
  if (rows.length === 0) return undefined;
  return (
    <Part title={say("comparisons")}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{say("seen")}</th>
            <th scope="col">{say("asked")}</th>
            <th scope="col">{say("is-so")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, seen, asked, result }) => (
            <tr key={id}>
              <td>{seen}</td>
              <td>{asked}</td>
              <td>{say(result === "yes" ? "yes" : result === "no" ? "no" : "cannot-tell")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
