import { Table } from "@mantine/core";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import styles from "./table.module.css";

type Props = {
  /** What the table is, for whoever does not see the heading above it. */
  readonly label: string;
  /** What each column is called; "": a column of buttons. */
  readonly heads: readonly string[];
  readonly isStriped?: boolean;
  /** `Table.Tr`, each with a `Table.Th scope="row"` where a row has a name. */
  readonly children: ReactNode;
};

/** A table. Where it is wider than the screen it scrolls by itself, and the keyboard reaches it to do so. */
export function DataTable({ label, heads, isStriped = false, children }: Props): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const box = place.current!;
    const look = new ResizeObserver(() => setWide(box.scrollWidth > box.clientWidth));
    look.observe(box);
    look.observe(box.firstElementChild!);
    return () => look.disconnect();
  }, []);
  return (
    <div
      ref={place}
      className={styles["scroll"]}
      {...(isWide ? { role: "group", tabIndex: 0, "aria-label": label } : {})}
    >
      <Table aria-label={label} striped={isStriped}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) =>
              head === "" ? (
                <Table.Td key={head} />
              ) : (
                <Table.Th key={head} scope="col">
                  {head}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
