import { Anchor, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { usePatientWords } from "./words.ts";

type DocumentList = {
  readonly documents: readonly {
    readonly document: string;
    readonly on: string | null;
    readonly filedAt: string;
    readonly sender: string;
    readonly name: string;
    readonly bytes: number;
  }[];
};

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 1e6)} MB`;

/** Letters and reports that came inside messages. */
export function Documents({ path }: { readonly path: string }): ReactElement {
  const say = usePatientWords();
  const { data, error, refetch } = useAsked<DocumentList>(`${path}/documents`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <Card title={say("tab-documents")}>
      {data.documents.length === 0 ? (
        <p className="quiet">{say("documents-none")}</p>
      ) : (
        <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {(["document-day", "document-name", "document-from", "document-size"] as const).map((one) => (
                  <Table.Th key={one} scope="col">
                    {say(one)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.documents.map((one) => (
                <Table.Tr key={one.document}>
                  <Table.Td>
                    <Day of={one.on ?? one.filedAt.slice(0, 10)} />
                  </Table.Td>
                  <Table.Td>
                    <Anchor href={`/api/v1${path}/documents/${one.document}/content`} target="_blank" rel="noreferrer">
                      {one.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{one.sender}</Table.Td>
                  <Table.Td>{sizeOf(one.bytes)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
