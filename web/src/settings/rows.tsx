import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import { type Content, listOf } from "./content-draft.ts";
import styles from "./forms.module.css";

type Props = {
  readonly title: string;
  readonly note?: string | undefined;
  readonly of: unknown;
  readonly change: (rows: readonly Content[]) => void;
  /** What a new row begins with, and how the button is called that adds it. */
  readonly fresh: Content;
  readonly add: string;
  /** @param place which row it is, for whoever does not see it */
  readonly remove: (place: number) => string;
  /** @param put changes some of the row's fields; `replace` gives the row anew, so that a field can go */
  readonly row: (one: Content, put: (part: Content) => void, replace: (next: Content) => void) => ReactNode;
};

/** A list whose rows are added, changed and taken out. What a row holds beside its fields stays in it. */
export function Rows({ title, note, of, change, fresh, add, remove, row }: Props): ReactElement {
  const rows = listOf(of);
  const put = (i: number, next: Content): void => change(rows.map((one, j) => (i === j ? next : one)));
  return (
    <fieldset className={styles["group"]}>
      <legend>{title}</legend>
      {note === undefined ? undefined : <p className="quiet">{note}</p>}
      <ul className={styles["rows"]}>
        {rows.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is told by its place, and has nothing else
          <li key={i} className={styles["row"]}>
            {row(
              one,
              (part) => put(i, { ...one, ...part }),
              (next) => put(i, next),
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={remove(i + 1)}
              onClick={() => change(rows.filter((_, j) => j !== i))}
            >
              <IconTrash size={18} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="default" onClick={() => change([...rows, fresh])}>
        {add}
      </Button>
    </fieldset>
  );
}
