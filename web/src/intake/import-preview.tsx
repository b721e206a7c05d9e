import type { ImportPreviewJson } from "@longwatch/api";
import { Alert, Button, Group, Table, Textarea } from "@mantine/core";
import type { ReactElement } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { DraftKept } from "../look/draft-kept.tsx";
import { Trouble } from "../look/trouble.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

type Props = { readonly of: ImportPreviewJson; readonly path: string };

/** What a table would become, line by line; then filing it, and taking it back. */
export function ImportPreview({ of, path }: Props): ReactElement {
  const say = useIntakeWords();
  const facts = of.patients.reduce((sum, one) => sum + one.facts, 0);
  const errors = of.issues.filter(({ severity }) => severity === "error");
  return (
    <Card title={`${say("step", { n: 3 })}: ${say("step-preview")}`} aside={<span>{say(`import-${of.state}`)}</span>}>
      <ul className={styles["figures"]}>
        <li>
          <strong>{say("preview", { count: facts })}</strong>, {say("preview-people", { count: of.patients.length })}
        </li>
        {of.unmatched.people === 0 ? undefined : <li>{say("preview-unmatched", { count: of.unmatched.people })}</li>}
        <li>{errors.length === 0 ? say("all-read") : say("errors", { count: errors.length })}</li>
        {of.issues.length === errors.length ? undefined : (
          <li className="quiet">{say("warnings", { count: of.issues.length - errors.length })}</li>
        )}
      </ul>
      <Issues of={of.issues} names={of.names} />
      {errors.length === 0 ? undefined : (
        <Button
          component="a"
          variant="subtle"
          h="auto"
          py={6}
          maw="100%"
          styles={{ label: { whiteSpace: "normal" } }}
          href={`/api/v1${path}/rejected`}
          download
        >
          {say("get-rejected")}
        </Button>
      )}
      <Filing of={of} path={path} facts={facts} />
    </Card>
  );
}

function Issues({
  of,
  names,
}: Pick<Props["of"], "names"> & { readonly of: ImportPreviewJson["issues"] }): ReactElement | undefined {
  const say = useIntakeWords();
  if (of.length === 0) return undefined;
  const sorted = of.toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles["issues"]} tabIndex={0} aria-label={say("problems")}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say("place")}</Table.Th>
            <Table.Th scope="col">{say("problems")}</Table.Th>
            <Table.Th scope="col">{say("saw")}</Table.Th>
            <Table.Th scope="col">{say("remedy")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.slice(0, 200).map((one) => (
            <Table.Tr key={`${one.at} ${one.code} ${one.saw}`}>
              <Table.Th scope="row">{one.at}</Table.Th>
              <Table.Td>
                {one.severity === "error" ? "✕" : "!"} {names[one.code]}
              </Table.Td>
              <Table.Td>{one.saw}</Table.Td>
              <Table.Td>{one.remedy}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const noReason = { reason: "" };

function Filing({ of, path, facts }: Props & { readonly facts: number }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [{ reason }, change, forget, wasKept] = useDraft([here.me, here.clinic, `${path}/undoing`], noReason);
  const file = useAct<{ readonly added: number }>(here.path);
  const undo = useAct<{ readonly takenBack: number }>(here.path, forget);
  return (
    <div className={styles["spaced"]}>
      {file.isSuccess && of.state === "filed" ? (
        <Alert color="sea" role="status" mb="sm">
          {say("filed-table", { count: file.data.added })}
        </Alert>
      ) : undefined}
      {undo.isSuccess && of.state === "undone" ? (
        <Alert color="sea" role="status" mb="sm">
          {say("undone", { count: undo.data.takenBack })}
        </Alert>
      ) : undefined}
      {of.state === "filed" ? (
        <Group align="end">
          <DraftKept is={wasKept} forget={forget} />
          <Textarea
            label={say("undo-why")}
            value={reason}
            onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
          <Button
            variant="default"
            loading={undo.isPending}
            disabled={reason.trim() === ""}
            onClick={() => undo.mutate({ path: `${path}/undoing`, body: { reason } })}
          >
            {say("undo")}
          </Button>
        </Group>
      ) : (
        <Button loading={file.isPending} onClick={() => file.mutate({ path: `${path}/filing` })}>
          {say("file-it", { count: facts })}
        </Button>
      )}
      {file.error === null ? undefined : <Trouble error={file.error} />}
      {undo.error === null ? undefined : <Trouble error={undo.error} />}
    </div>
  );
}
