import type { ImportPreviewJson, ImportProfileListJson, TableColumnsJson } from "@longwatch/api";
import { Button, FileInput, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { ask } from "../api.ts";
import { askAgain, useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import styles from "./intake.module.css";
import { ProfileForm } from "./profile-form.tsx";
import { useIntakeWords } from "./words.ts";

const newProfile = "+";
/** A table of our template's columns is read without anything agreed. */
const template = "clinic-table";

/** The first two steps: which file, and how it is read. */
export function ImportTable({ brought }: { readonly brought: (preview: ImportPreviewJson) => void }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<string>(template);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const profiles = useAsked<ImportProfileListJson>(`${here.path}/imports/profiles`);
  const known = profiles.data?.profiles ?? [];
  const of = known.find(({ profile }) => profile === chosen);
  const columns = useColumns(file, of);
  if (profiles.data === undefined) return profiles.error === null ? <Waiting /> : <Trouble error={profiles.error} />;
  const bring = (profile: string): void => {
    if (file === null) return;
    setBusy(true);
    setError(undefined);
    ask<ImportPreviewJson>(`${here.path}/imports/from/${profile}`, { method: "POST", body: typed(file) })
      .then(async (preview) => {
        await askAgain(here.path);
        brought(preview);
      })
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <Card title={`${say("step", { n: 1 })}: ${say("step-file")}`}>
        <Group align="end">
          <FileInput
            label={say("choose-file")}
            accept=".csv,.txt,.xlsx,.xlsm"
            value={file}
            onChange={setFile}
            w="22rem"
          />
          <Button component="a" variant="subtle" href={`/api/v1${here.path}/imports/template`} download>
            {say("get-template")}
          </Button>
        </Group>
        <p className="quiet">{say("file-template")}</p>
      </Card>
      <Card title={`${say("step", { n: 2 })}: ${say("step-profile")}`}>
        <Select
          label={say("profile")}
          w="22rem"
          allowDeselect={false}
          data={[...new Set([template, ...known.map(({ profile }) => profile)])]
            .map((value) => ({ value, label: value }))
            .concat([{ value: newProfile, label: say("profile-new") }])}
          value={chosen}
          onChange={(one) => setChosen(one ?? template)}
        />
        {columns.isFetching ? <Waiting /> : undefined}
        {columns.error === null ? undefined : <Trouble error={columns.error} again={() => void columns.refetch()} />}
        {columns.data?.headers.length === 0 ? <p role="status">{say("columns-none")}</p> : undefined}
        {chosen === template && !known.some(({ profile }) => profile === template) ? undefined : (
          <ProfileForm
            key={`${chosen} ${of?.version ?? 0}`}
            of={of}
            headers={columns.data?.headers ?? []}
            sheets={columns.data?.sheets ?? []}
            saved={(name) => setChosen(name)}
          />
        )}
        <div className={styles["spaced"]}>
          <Button disabled={file === null || chosen === newProfile} loading={isBusy} onClick={() => bring(chosen)}>
            {say("bring")}
          </Button>
        </div>
        {error === undefined ? undefined : <Trouble error={error} />}
      </Card>
    </>
  );
}

/** What the columns of a file are called, as the server reads it: one that is not chosen has none. */
function useColumns(file: File | null, of: ImportProfileListJson["profiles"][number] | undefined) {
  const { path } = useHere();
  return useQuery({
    queryKey: ["table-columns", path, of?.profile, of?.version, file?.name, file?.size, file?.lastModified],
    queryFn: () =>
      ask<TableColumnsJson>(`${path}/imports/columns`, {
        method: "POST",
        query: { profile: of?.profile },
        body: typed(file!),
      }),
    enabled: file !== null,
    gcTime: 0,
    retry: false,
  });
}

const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Not every browser knows what a table is: its name says it. */
const typed = (file: File): Blob => new Blob([file], { type: /\.xls[xm]$/i.test(file.name) ? workbook : "text/csv" });
