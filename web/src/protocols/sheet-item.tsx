import type { ProtocolSheetJson } from "@longwatch/api";
import type { ReactElement } from "react";
import { Urgency } from "../look/urgency.tsx";
import styles from "./sheet.module.css";
import { useProtocolWords } from "./words.ts";

export type SheetItem = ProtocolSheetJson["sections"][number]["items"][number];

/** One entry of a sheet: its sentence first, then what the software does with it, then where it comes from. */
export function Item({ of }: { readonly of: SheetItem }): ReactElement {
  return (
    <div className={styles["item"]}>
      <h3>
        {of.urgency === null ? undefined : <Urgency of={of.urgency} />} {of.name}
        <code>{of.id}</code>
      </h3>
      {of.says === of.name ? undefined : <p className={styles["says"]}>{of.says}</p>}
      {of.lines.length === 0 ? undefined : (
        <dl className={styles["lines"]}>
          {of.lines.map(({ label, text }) => (
            <div key={`${label} ${text}`}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <Origin of={of} />
    </div>
  );
}

/** Layer, confidence and sources with their place: of every entry, always in the same order. */
export function Origin({ of }: { readonly of: SheetItem }): ReactElement {
  const say = useProtocolWords();
  return (
    <p className={styles["origin"]}>
      <span className={styles["layer"]}>{say(`layer-${of.layer}`)}</span>
      {of.confidence === null ? undefined : <span className={styles["grade"]}>{say(of.confidence)}</span>}
      {of.basis === null ? undefined : <span>{say(`basis-${of.basis}`)}</span>}
      {of.sources.map(({ ref, title, at }) => (
        <span key={`${ref} ${at}`}>
          {title ?? ref}
          {at === null ? "" : `, ${at}`} <span className={styles["ref"]}>[{ref}]</span>
        </span>
      ))}
    </p>
  );
}
