import type { ProtocolSheetJson } from "@longwatch/api";
import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Day } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import type { ViewProps } from "./protocols-page.tsx";
import styles from "./sheet.module.css";
import { Item } from "./sheet-item.tsx";
import { useProtocolWords } from "./words.ts";

/** A version as a document: what people sign, with the source and confidence of every sentence. */
export function SheetView({ of }: ViewProps): ReactElement {
  const here = useHere();
  const say = useProtocolWords();
  const language = useLanguage();
  const path = `${here.path}/protocols/${encodeURIComponent(of.name)}`;
  const { data, error, refetch } = useAsked<ProtocolSheetJson>(path, { language });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <div className={styles["document"]}>
      <nav aria-label={say("sections")} className={`${styles["contents"]} no-print`}>
        <h2>{say("sections")}</h2>
        <ul>
          {data.sections.map(({ id, title, items }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a> <span className="quiet">{items.length}</span>
            </li>
          ))}
        </ul>
      </nav>
      <article className={styles["paper"]}>
        {data.signedBy.length > 0 ? (
          <ul>
            {data.signedBy.map(({ role, initials, on }) => (
              <li key={`${role} ${initials}`}>
                {role} {initials}, <Day of={on} />
              </li>
            ))}
          </ul>
        ) : (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden="true" />} mb="md">
            {say("not-signed-why")}
          </Alert>
        )}
        <p>{data.inForce}</p>
        {language === "es" ? <p className="quiet">{say("english")}</p> : undefined}
        {data.sections.map(({ id, title, items }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {items.map((item) => (
              <Item key={`${item.id} ${item.layer}`} of={item} />
            ))}
          </section>
        ))}
        <Notes of={data} />
      </article>
    </div>
  );
}

function Notes({ of }: { readonly of: ProtocolSheetJson }): ReactElement {
  const say = useProtocolWords();
  return (
    <>
      {of.notes.length === 0 ? undefined : (
        <section aria-labelledby="notes-title">
          <h2 id="notes-title">{say("notes")}</h2>
          <ul>
            {of.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="bibliography-title">
        <h2 id="bibliography-title">{say("bibliography")}</h2>
        <dl className={styles["books"]}>
          {of.bibliography.map(({ id, title, publisher, date }) => (
            <div key={id}>
              <dt>{id}</dt>
              <dd>{[title, publisher, date].filter((part) => part !== undefined).join(". ")}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p className={styles["digest"]}>
        {say("fingerprint")}: <code>{of.digest}</code>
      </p>
    </>
  );
}
