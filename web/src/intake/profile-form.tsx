import type { ImportProfileListJson, UnmappedCodeListJson } from "@longwatch/api";
import { Button, Select, SimpleGrid, TextInput } from "@mantine/core";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { useDraft } from "../client/drafts.ts";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { DraftKept } from "../look/draft-kept.tsx";
import { Trouble } from "../look/trouble.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

type Profile = ImportProfileListJson["profiles"][number];
type Meaning = string | { readonly analyte: string; readonly unit?: string };
type Content = {
  readonly delimiter?: string;
  readonly decimalMark?: string;
  readonly dateOrder?: string;
  readonly patientSystem?: string;
  readonly sheet?: string;
  readonly columns?: Readonly<Record<string, Meaning>>;
};
type Props = {
  readonly of: Profile | undefined;
  readonly headers: readonly string[];
  /** Of a workbook, the names of its sheets. */
  readonly sheets: readonly string[];
  readonly saved: (name: string) => void;
};

const columnNames = [
  "patient_id",
  "birth_date",
  "collected_at",
  "result_at",
  "code",
  "loinc",
  "name",
  "value",
  "unit",
  "low",
  "high",
  "range_text",
  "flag",
  "status",
  "specimen",
  "comment",
] as const;

/** With the version that was seen when it was begun: what somebody else saved since is not overwritten. */
type Draft = { readonly name: string; readonly content: Content; readonly seen: number };
const draftOf = (of: Profile | undefined): Draft => ({
  name: of?.profile ?? "",
  content: (of?.content ?? {}) as Content,
  seen: of?.version ?? 0,
});

/** How a sender's tables are read. What is left as it is, the file itself must prove. */
export function ProfileForm({ of, headers, sheets, saved }: Props): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [empty] = useState(() => draftOf(of));
  const place = [here.me, here.clinic, "import-profile", of?.profile ?? ""];
  const [{ name, content, seen }, put, forget, wasKept] = useDraft<Draft>(place, empty);
  const save = useAct(here.path, forget);
  const columns = [...new Set([...Object.keys(content.columns ?? {}), ...headers])];
  const change = (part: Partial<Record<keyof Content, unknown>>): void =>
    put({
      seen,
      content: Object.fromEntries(
        Object.entries({ ...content, ...part }).filter(
          ([, value]) => value !== null && value !== undefined && value !== "",
        ),
      ),
    });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(
      { path: `${here.path}/imports/profiles/${name}`, method: "PUT", seen, body: content },
      { onSuccess: () => saved(name) },
    );
  };
  const pick = (field: "delimiter" | "decimalMark" | "dateOrder" | "sheet", label: string, data: readonly Option[]) => (
    <Select
      label={label}
      placeholder={say("not-said")}
      clearable
      data={[...data]}
      value={content[field] ?? null}
      onChange={(value) => change({ [field]: value })}
    />
  );
  return (
    <form onSubmit={submit} className={styles["spaced"]}>
      <DraftKept is={wasKept} forget={forget} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {of === undefined ? (
          <TextInput
            label={say("profile-name")}
            description={say("profile-name-note")}
            required
            withAsterisk={false}
            pattern="[a-z0-9][a-z0-9.\-]{0,50}"
            value={name}
            onChange={({ currentTarget }) => put({ seen, name: currentTarget.value })}
          />
        ) : undefined}
        {sheets.length < 2
          ? undefined
          : pick(
              "sheet",
              say("sheet"),
              sheets.map((value) => ({ value, label: value })),
            )}
        {pick("delimiter", say("delimiter"), [
          { value: ",", label: say("comma") },
          { value: ";", label: say("semicolon") },
          { value: "\t", label: say("tab") },
          { value: "|", label: say("bar") },
        ])}
        {pick("decimalMark", say("decimal"), [
          { value: ".", label: "1.5" },
          { value: ",", label: "1,5" },
        ])}
        {pick("dateOrder", say("date-order"), [
          { value: "dmy", label: say("dmy") },
          { value: "mdy", label: say("mdy") },
        ])}
        <TextInput
          label={say("patient-system")}
          value={content.patientSystem ?? ""}
          onChange={({ currentTarget }) => change({ patientSystem: currentTarget.value })}
        />
      </SimpleGrid>
      {columns.length === 0 ? undefined : (
        <Columns of={columns} meanings={content.columns ?? {}} change={(next) => change({ columns: next })} />
      )}
      <Button type="submit" variant="default" mt="sm" loading={save.isPending}>
        {say("save-profile")}
      </Button>
      {save.error === null ? undefined : <Trouble error={save.error} />}
    </form>
  );
}

type Option = { readonly value: string; readonly label: string };
type ColumnsProps = {
  readonly of: readonly string[];
  readonly meanings: Readonly<Record<string, Meaning>>;
  readonly change: (next: Readonly<Record<string, Meaning>> | undefined) => void;
};

/** Each column of the file: one of ours, the results of one test, nothing of use, or not said. */
function Columns({ of, meanings, change }: ColumnsProps): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const { data } = useAsked<UnmappedCodeListJson>(`${here.path}/unmapped-codes`);
  const analytes = data?.analytes ?? [];
  const choose = (header: string, value: string | null): void => {
    const { [header]: _, ...others } = meanings;
    const analyte = analytes.find(({ key }) => `=${key}` === value);
    const meaning =
      analyte === undefined
        ? value
        : { analyte: analyte.key, ...(analyte.unit === null ? {} : { unit: analyte.unit }) };
    const next = meaning === null ? others : { ...others, [header]: meaning };
    change(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <fieldset className={styles["columns"]}>
      <legend>{say("columns")}</legend>
      <p className="quiet">{say("columns-why")}</p>
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }}>
        {of.map((header) => {
          const meaning = meanings[header];
          return (
            <Select
              key={header}
              label={header}
              placeholder={say("column-auto")}
              clearable
              searchable
              data={[
                ...columnNames.map((value) => ({ value, label: value.replaceAll("_", " ") })),
                { value: "ignore", label: say("column-ignore") },
                ...analytes.map(({ key, name, unit }) => ({
                  value: `=${key}`,
                  label: say("column-result", { name: unit === null ? name : `${name} (${unit})` }),
                })),
              ]}
              value={meaning === undefined ? null : typeof meaning === "string" ? meaning : `=${meaning.analyte}`}
              onChange={(value) => choose(header, value)}
            />
          );
        })}
      </SimpleGrid>
    </fieldset>
  );
}
