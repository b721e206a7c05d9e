import type { ImportListJson, ImportPreviewJson } from "@longwatch/api";
import { Button } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { ImportTable } from "./import-table.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

/** A table is chosen, read by a profile, looked at, and only then filed; whatever was brought can be opened again. */
export function ImportTab(): ReactElement {
  const { clinic, path } = useHere();
  const say = useIntakeWords();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { readonly import?: string };
  const open = (one: string | undefined): void =>
    void navigate({ to: "/clinics/$clinic/intake", params: { clinic }, search: { tab: "import", import: one } });
  return (
    <div className={styles["stack"]}>
      <p className="quiet">{say("import-why")}</p>
      {search.import === undefined ? (
        <ImportTable brought={({ import: one }) => open(one)} />
      ) : (
        <>
          <Opened path={`${path}/imports/${search.import}`} />
          <div>
            <Button variant="default" onClick={() => open(undefined)}>
              {say("import")}
            </Button>
          </div>
        </>
      )}
      <Before />
    </div>
  );
}

function Opened({ path }: { readonly path: string }): ReactElement {
  const { data, error, refetch } = useAsked<ImportPreviewJson>(path);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return <ImportPreview of={data} path={path} />;
}

function Before(): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const { data, error } = useAsked<ImportListJson>(`${here.path}/imports`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  return (
    <Card title={say("imports-before")}>
      {data.imports.length === 0 ? <p>{say("imports-none")}</p> : undefined}
      <ul className={styles["held"]}>
        {data.imports.map((one) => (
          <li key={one.import}>
            <Link
              className={styles["line"]}
              to="/clinics/$clinic/intake"
              params={{ clinic: here.clinic }}
              search={{ tab: "import", import: one.import }}
            >
              <span className={styles["line-head"]}>
                <strong>{one.profile}</strong> {say(`import-${one.state}`)}
                {one.state === "previewed" ? undefined : <span>{say("facts", { count: one.facts })}</span>}
              </span>
              <span className={styles["small"]}>
                <Moment of={one.broughtAt} zone={here.zone} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
