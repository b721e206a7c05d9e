import type { WeighingJson } from "@longwatch/core";
import { Anchor, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { DataTable } from "../look/table.tsx";
import styles from "./weighing.module.css";
import { useWeighingWords } from "./weighing-words.ts";

/** Classes of treatment, for everybody the same and in the same order. */
export function Options({ of }: { readonly of: WeighingJson["options"] }): ReactElement {
  const say = useWeighingWords();
  const heads = of[0]?.told.map(({ label }) => label) ?? [];
  return (
    <Card title={say("options")}>
      <p>{say("options-says")}</p>
      <div className={styles["options"]}>
        <DataTable label={say("options")} heads={[say("class"), ...heads]}>
          {of.map(({ id, name, told }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">{name}</Table.Th>
              {told.map(({ about, says, confidence }) => (
                <Table.Td key={about}>
                  {says}
                  {confidence.startsWith("K") ? <span className={styles["unread"]}>{say("unread")}</span> : undefined}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </DataTable>
      </div>
    </Card>
  );
}

export function EvidenceSources({ of }: { readonly of: WeighingJson["sources"] }): ReactElement {
  const say = useWeighingWords();
  return (
    <details className={styles["sources"]}>
      <summary>{say("sources")}</summary>
      <dl>
        {of.map(({ id, title, publisher, date, address, read }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>
              {address.startsWith("http") ? (
                <Anchor href={address} target="_blank" rel="noreferrer">
                  {title}
                </Anchor>
              ) : (
                title
              )}
              {[publisher, date].map((part) => (part === undefined ? "" : `. ${part}`)).join("")}.{" "}
              <span className="quiet">
                {say("read")} {read}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
