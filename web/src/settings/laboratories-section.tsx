import type { LaboratoryListJson } from "@longwatch/api";
import { Button, Table } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useAgreedWords } from "./agreed-words.ts";
import { recordOf } from "./content-draft.ts";
import { notWatched } from "./forms/laboratory-form.tsx";
import { LaboratoryEditor, ReadAgain } from "./laboratory-editor.tsx";
import { laboratoryName } from "./laboratory-name.ts";
import { useLaboratoryWords } from "./laboratory-words.ts";

type Laboratory = LaboratoryListJson["laboratories"][number];

/** What was agreed with each laboratory, and taking in another. */
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
        <OneLaboratory key={one.laboratory} of={one} analytes={data.analytes} />
      ))}
      <NewLaboratory analytes={data.analytes} taken={data.laboratories.map(({ laboratory }) => laboratory)} />
    </>
  );
}

type Props = { readonly analytes: LaboratoryListJson["analytes"] };

function OneLaboratory({ of, analytes }: Props & { readonly of: Laboratory }): ReactElement {
  const say = useAgreedWords();
  const words = useLaboratoryWords();
  const [readAgain, setReadAgain] = useState<number>();
  const codes = Object.entries(recordOf(of.content["codes"]));
  const nameOf = (key: string): string =>
    key === notWatched ? words("not-watched") : (analytes.find((one) => one.key === key)?.name ?? key);
  return (
    <Card title={of.content.name} aside={<span>{say("version", { version: of.version })}</span>}>
      <p>
        {say("senders")}: <code>{of.content.senders.join(", ")}</code>
      </p>
      {codes.length === 0 ? undefined : (
        <DataTable label={words("map")} heads={[say("code"), say("means")]}>
          {codes.map(([code, means]) => (
            <Table.Tr key={code}>
              <Table.Th scope="row">{code}</Table.Th>
              <Table.Td>{nameOf(String(means))}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      <ReadAgain of={readAgain} />
      <details>
        <summary>{say("agreement-change")}</summary>
        <LaboratoryEditor
          laboratory={of.laboratory}
          newest={{ version: of.version, content: of.content }}
          analytes={analytes}
          saved={setReadAgain}
        />
      </details>
    </Card>
  );
}

const blank = { version: 0, content: { name: "", senders: [], codes: {} } };

function NewLaboratory({ analytes, taken }: Props & { readonly taken: readonly string[] }): ReactElement {
  const words = useLaboratoryWords();
  const [isOpen, setOpen] = useState(false);
  const [readAgain, setReadAgain] = useState<number>();
  const saved = (count: number): void => {
    setReadAgain(count);
    setOpen(false);
  };
  return (
    <>
      <ReadAgain of={readAgain} />
      {isOpen ? (
        <Card title={words("new")}>
          <p className="quiet">{words("new-note")}</p>
          <LaboratoryEditor
            laboratory={({ name }) => laboratoryName(String(name), taken)}
            newest={blank}
            analytes={analytes}
            saved={saved}
          />
        </Card>
      ) : (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {words("new")}
        </Button>
      )}
    </>
  );
}
