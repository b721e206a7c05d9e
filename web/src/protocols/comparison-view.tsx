import type { ProtocolComparisonJson } from "@longwatch/api";
import { Select, Switch } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import { ChangedItem, Lines } from "./changed-item.tsx";
import own from "./comparison.module.css";
import styles from "./protocols.module.css";
import type { ViewProps } from "./protocols-page.tsx";
import { useProtocolWords } from "./words.ts";

/** The version beside another one: what a reader of the other must know. */
export function ComparisonView({ of, all, beside }: ViewProps): ReactElement {
  const { clinic } = useHere();
  const say = useProtocolWords();
  const navigate = useNavigate();
  const others = all.protocols.filter(({ name }) => name !== of.name);
  const near = others.filter(({ protocol }) => protocol === of.protocol);
  const other =
    others.find(({ name }) => name === beside) ?? near.find(({ inForceIn }) => inForceIn.length > 0) ?? near[0];
  const choose = (name: string | null): void =>
    void navigate({
      to: "/clinics/$clinic/protocols",
      params: { clinic },
      search: { protocol: of.name, view: "compare", with: name ?? undefined },
    });
  const option = ({ name, title }: { name: string; title: string }) => ({ value: name, label: `${title} (${name})` });
  return (
    <div className={styles["stack"]}>
      <Select
        label={say("compare-older")}
        description={`${say("compare-newer")}: ${of.name}`}
        className="no-print"
        searchable
        allowDeselect={false}
        data={[
          { group: of.protocol, items: near.map(option) },
          { group: "…", items: others.filter((one) => !near.includes(one)).map(option) },
        ]}
        value={other?.name ?? null}
        onChange={choose}
      />
      {other === undefined ? <p>{say("compare-choose")}</p> : <Comparison before={other.name} after={of.name} />}
    </div>
  );
}

function Comparison({ before, after }: { readonly before: string; readonly after: string }): ReactElement {
  const here = useHere();
  const say = useProtocolWords();
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const path = `${here.path}/protocols/${encodeURIComponent(before)}/comparison`;
  const { data, error, refetch } = useAsked<ProtocolComparisonJson>(path, { with: after, language });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const sections = data.sections.map((one) => ({
    ...one,
    shown: one.changes.filter((each) => isWhole || each.change !== "changed" || each.lines.some(isClinical)),
  }));
  const changes = sections.flatMap(({ shown }) => shown);
  const count = (change: string): number => changes.filter((one) => one.change === change).length;
  const alike = sections.reduce((sum, one) => sum + one.alike + one.changes.length - one.shown.length, 0);
  return (
    <>
      <div className={own["between"]}>
        <p role="status" className={styles["counts"]}>
          {changes.length === 0
            ? say("compare-none")
            : say("compare-counts", {
                added: count("added"),
                removed: count("removed"),
                changed: count("changed"),
                alike,
              })}
        </p>
        <Switch
          className="no-print"
          label={say("only-words")}
          checked={isWhole}
          onChange={({ currentTarget }) => setWhole(currentTarget.checked)}
        />
      </div>
      {isWhole && data.head.length > 0 ? (
        <Card title={say("compare-head")}>
          <Lines of={data.head} between={data} />
        </Card>
      ) : undefined}
      {sections
        .filter(({ shown }) => shown.length > 0)
        .map(({ id, title, shown }) => (
          <Card key={id} title={title}>
            {shown.map((one) => (
              <ChangedItem
                between={data}
                key={`${one.item.id} ${one.item.layer}`}
                of={isWhole ? one : { ...one, lines: one.lines.filter(isClinical) }}
              />
            ))}
          </Card>
        ))}
    </>
  );
}

/** Where a sentence comes from is no change of what is done. */
const isClinical = ({ isOrigin }: { readonly isOrigin: boolean }): boolean => !isOrigin;
