import type { PolicyVersionsJson } from "@longwatch/api";
import { Alert, Select, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { dayWords, Moment } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import { useAgreedWords } from "./agreed-words.ts";
import { JsonForm } from "./json-form.tsx";
import { useSettingsWords } from "./words.ts";

const kinds = ["rules", "roster", "retention", "identifiers"] as const;
type Kind = (typeof kinds)[number];

/** What the clinic decides for itself: every version that there was, and a new one. */
export function PolicySection(): ReactElement {
  const say = useAgreedWords();
  const settings = useSettingsWords();
  const [kind, setKind] = useState<Kind>("rules");
  return (
    <Card title={settings("policy")}>
      <p className="quiet">{say("policy-why")}</p>
      <Select
        label={say("kind")}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: say(value) }))}
        value={kind}
        onChange={(value) => setKind((value ?? "rules") as Kind)}
      />
      <OneKind key={kind} kind={kind} />
    </Card>
  );
}

function OneKind({ kind }: { readonly kind: Kind }): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const language = useLanguage();
  const [from, setFrom] = useState("");
  const path = `${here.path}/policies/${kind}`;
  const { data, error, refetch } = useAsked<PolicyVersionsJson>(path);
  const change = useAct<{ readonly version: number }>(here.path);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const newest = data.versions.at(-1);
  return (
    <>
      {newest === undefined ? <p>{say("shipped-holds")}</p> : undefined}
      <ul>
        {data.versions.toReversed().map((one) => (
          <li key={one.version}>
            <strong>{say("version", { version: one.version })}</strong>,{" "}
            {say("from-day", { day: dayWords(one.effectiveFrom, language) })} –{" "}
            <Moment of={one.recordedAt} zone={here.zone} />
            {one === newest ? ` (${say("holds-now")})` : ""}
          </li>
        ))}
      </ul>
      <h3>{say("write-new")}</h3>
      {change.isSuccess ? (
        <Alert color="sea" role="status" mb="sm">
          {say("saved", { version: change.data.version })}
        </Alert>
      ) : undefined}
      <JsonForm
        key={newest?.version ?? 0}
        content={newest?.content ?? {}}
        isPending={change.isPending}
        error={change.error}
        save={(content) =>
          change.mutate({ path, method: "PUT", seen: newest?.version ?? 0, body: { effectiveFrom: from, content } })
        }
      >
        <TextInput
          type="date"
          label={say("effective-from")}
          required
          withAsterisk={false}
          w="14rem"
          mb="sm"
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
      </JsonForm>
    </>
  );
}
