import type { CohortOutcomesJson } from "@longwatch/api";
import { Alert, Button, Checkbox, Group, Loader, NativeSelect } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { ask } from "../api.ts";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import styles from "./outcomes.module.css";
import { useOutcomesWords } from "./outcomes-words.ts";
import { saveText } from "./save-svg.ts";

const bys = ["none", "sex", "jurisdiction", "earlier-drugs", "courses"] as const;
const presets = ["care-ms-cdw6", "trial-cdw6", "trial-cdw3", "msbase-cdw6", "msbase-cdw3"] as const;
/** Of so few people somebody could be recognised. */
const small = 5;

type Question = { readonly by: string; readonly preset: string; readonly hideBelow: number };

/** Did it work: tables and pictures of the clinic's people as the server made them, each with its definition. */
export function Outcomes(): ReactElement {
  const here = useHere();
  const say = useOutcomesWords();
  const [question, setQuestion] = useState<Question>({ by: "none", preset: presets[0], hideBelow: 0 });
  const path = `${here.path}/cohort/outcomes`;
  const { data, error, isFetching, refetch } = useAsked<CohortOutcomesJson>(path, question);
  const change = (part: Partial<Question>): void => setQuestion((before) => ({ ...before, ...part }));
  const query = new URLSearchParams({ ...question, hideBelow: `${question.hideBelow}` });
  return (
    <>
      <Group className="no-print" align="end" mb="md">
        <NativeSelect
          label={say("by")}
          value={question.by}
          onChange={({ currentTarget }) => change({ by: currentTarget.value })}
          data={bys.map((value) => ({ value, label: say(`by-${value}`) }))}
        />
        <NativeSelect
          label={say("preset")}
          value={question.preset}
          onChange={({ currentTarget }) => change({ preset: currentTarget.value })}
          data={[...presets]}
        />
        <Checkbox
          className={styles["hide"] ?? ""}
          label={say("hide", { count: small })}
          checked={question.hideBelow > 0}
          onChange={({ currentTarget }) => change({ hideBelow: currentTarget.checked ? small : 0 })}
        />
        {(["csv", "md"] as const).map((kind) => (
          <Button
            key={kind}
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            href={`/api/v1${path}.${kind}?${query}`}
            download
          >
            {say(`save-${kind}`)}
          </Button>
        ))}
        {isFetching && data !== undefined ? <Loader size="sm" aria-hidden="true" /> : undefined}
      </Group>
      {error === null ? undefined : <Trouble error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : undefined
      ) : (
        <Shown of={data} path={path} question={question} />
      )}
    </>
  );
}

type ShownProps = { readonly of: CohortOutcomesJson; readonly path: string; readonly question: Question };

function Shown({ of, path, question }: ShownProps): ReactElement {
  const say = useOutcomesWords();
  if (of.people === 0) return <p>{say("nobody")}</p>;
  return (
    <>
      <p>{of.notes.join(" ")}</p>
      {of.notAssessed === 0 ? undefined : (
        <Alert color="red" mb="md">
          {say("not-assessed", { count: of.notAssessed })}
        </Alert>
      )}
      <div className={styles["sections"]}>
        {of.sections.map((section) => (
          <Card key={section.section} title={section.title}>
            <p className={styles["definition"]}>{section.definition}</p>
            {of.pictures.some((one) => one === section.section) ? (
              <Picture name={section.section} title={section.title} path={path} question={question} />
            ) : undefined}
            <Numbers of={section} />
          </Card>
        ))}
      </div>
    </>
  );
}

type PictureProps = Omit<ShownProps, "of"> & { readonly name: string; readonly title: string };

/** As the server drew it, in the reader's language; saved with title and definition. Its numbers stand in the table below. */
function Picture({ name, title, path, question }: PictureProps): ReactElement | undefined {
  const say = useOutcomesWords();
  const picture = `${path}/pictures/${name}`;
  const { data } = useAsked<string>(picture, { ...question, for: "screen" });
  if (data === undefined) return <Waiting />;
  const save = async (): Promise<void> =>
    saveText(await ask<string>(picture, { query: question }), `cohort-${name}.svg`, "image/svg+xml");
  return (
    <figure className={styles["figure"]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <section className={styles["wide"]} tabIndex={0} aria-label={say("picture-of", { title })}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data)}`} alt={say("drawn", { title })} />
      </section>
      <Button
        className="no-print"
        size="compact-sm"
        variant="subtle"
        onClick={() => void save()}
        aria-label={say("save-picture-of", { title })}
      >
        {say("save-picture")}
      </Button>
    </figure>
  );
}

function Numbers({ of: { title, head, rows } }: { readonly of: CohortOutcomesJson["sections"][number] }): ReactElement {
  const say = useOutcomesWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles["numbers"]} tabIndex={0} aria-label={say("numbers-of", { title })}>
      <table>
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, i) => (
                <td key={head[i + 1]!}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
