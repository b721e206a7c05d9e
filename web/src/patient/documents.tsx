import type { DocumentListJson } from "@longwatch/api";
import { Anchor, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useAllPages } from "../client/all-pages.ts";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import type { Patient } from "./patient.ts";
import { usePatientWords } from "./words.ts";

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.ceil(bytes / 1e6)} MB`;

type Document = DocumentListJson["documents"][number];

/** Letters and reports that came inside messages, those that were there at the moment that is shown. */
export function Documents({ patient: { path, known } }: { readonly patient: Patient }): ReactElement {
  const say = usePatientWords();
  const { data, error, refetch } = useAllPages<DocumentListJson>(`${path}/documents`, { knownAt: known });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const documents = data.flatMap((page) => page.documents);
  return (
    <Card title={say("tab-documents")}>
      {documents.length === 0 ? (
        <p className="quiet">{say(known === undefined ? "documents-none" : "documents-none-then")}</p>
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
              {documents.map((one) => (
                <Table.Tr key={one.document}>
                  <Table.Td>
                    <Day of={one.on ?? one.filedAt.slice(0, 10)} />
                  </Table.Td>
                  <Table.Td>
                    <Named one={one} path={path} />
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

/** What has since been found to be somebody else's stood here then, and is opened with them alone. */
function Named({ one, path }: { readonly one: Document; readonly path: string }): ReactElement {
  const say = usePatientWords();
  if (!one.isTheirs)
    return (
      <>
        {one.name} <span className="quiet">{say("document-not-theirs")}</span>
      </>
    );
  return (
    <Anchor href={`/api/v1${path}/documents/${one.document}/content`} target="_blank" rel="noreferrer">
      {one.name}
    </Anchor>
  );
}
