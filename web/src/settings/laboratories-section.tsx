import type { LaboratoryListJson } from "@longwatch/api";
import { Alert, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useAgreedWords } from "./agreed-words.ts";
import { JsonForm } from "./json-form.tsx";
import styles from "./settings.module.css";

type Laboratory = LaboratoryListJson["laboratories"][number];

/** What was agreed with each laboratory. */
export function LaboratoriesSection(): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const { data, error, refetch } = useAsked<LaboratoryListJson>(`${here.path}/laboratories`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <>
      <p className="quiet">{say("laboratories-why")}</p>
      {data.laboratories.length === 0 ? <p role="status">{say("laboratories-none")}</p> : undefined}
      {data.laboratories.map((one) => (
        <OneLaboratory key={one.laboratory} of={one} />
      ))}
    </>
  );
}

function OneLaboratory({ of }: { readonly of: Laboratory }): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const change = useAct<{ readonly readAgain: number }>(here.path);
  const codes = Object.entries((of.content["codes"] ?? {}) as Readonly<Record<string, string>>);
  return (
    <Card title={of.content.name} aside={<span>{say("version", { version: of.version })}</span>}>
      <p>
        {say("senders")}: <code>{of.content.senders.join(", ")}</code>
      </p>
      {codes.length === 0 ? undefined : (
        <div className={styles["scroll"]}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say("code")}</Table.Th>
                <Table.Th scope="col">{say("means")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {codes.map(([code, means]) => (
                <Table.Tr key={code}>
                  <Table.Th scope="row">{code}</Table.Th>
                  <Table.Td>{means}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {change.isSuccess ? (
        <Alert color="sea" role="status" mt="sm">
          {say("read-again", { count: change.data.readAgain })}
        </Alert>
      ) : undefined}
      <details>
        <summary>{say("agreement-change")}</summary>
        <JsonForm
          key={of.version}
          content={of.content}
          isPending={change.isPending}
          error={change.error}
          save={(body) =>
            change.mutate({
              path: `${here.path}/laboratories/${of.laboratory}`,
              method: "PUT",
              seen: of.version,
              body,
            })
          }
        />
      </details>
    </Card>
  );
}
