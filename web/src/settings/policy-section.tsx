import type { PolicyVersionsJson, ShippedPolicyJson } from "@longwatch/api";
import { Alert, Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { askAgain, useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { dayWords, Moment } from "../look/day.tsx";
import { DayInput } from "../look/day-input.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import { useAgreedWords } from "./agreed-words.ts";
import type { Theirs } from "./content-conflict.tsx";
import { type Content, recordOf, useContentDraft } from "./content-draft.ts";
import { ContentForm } from "./content-form.tsx";
import { IdentifiersForm } from "./forms/identifiers-form.tsx";
import { RetentionForm } from "./forms/retention-form.tsx";
import { RosterForm } from "./forms/roster-form.tsx";
import { RulesForm } from "./forms/rules-form.tsx";
import { withVersion } from "./own-numbers.ts";
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

/** What is shipped of these holds besides, whatever a clinic writes. */
const noSystems = { systems: [] };
const forms = { rules: RulesForm, roster: RosterForm, retention: RetentionForm, identifiers: IdentifiersForm } as const;

function OneKind({ kind }: { readonly kind: Kind }): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const path = `${here.path}/policies/${kind}`;
  const shipped = useAsked<ShippedPolicyJson>(`${path}/shipped`);
  const { data, error, refetch } = useAsked<PolicyVersionsJson>(path);
  const failed = error ?? shipped.error;
  if (data === undefined || shipped.data === undefined)
    return failed === null ? <Waiting /> : <Trouble error={failed} again={() => void refetch()} />;
  const newest = data.versions.at(-1);
  return (
    <>
      {newest === undefined ? <p>{say("shipped-holds")}</p> : <Versions of={data.versions} />}
      <h3>{say("write-new")}</h3>
      <NewVersion
        kind={kind}
        newest={
          newest === undefined
            ? { version: 0, content: kind === "identifiers" ? noSystems : shipped.data.content }
            : { ...newest, content: recordOf(newest.content) }
        }
      />
    </>
  );
}

function Versions({ of }: { readonly of: PolicyVersionsJson["versions"] }): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const language = useLanguage();
  const newest = of.at(-1);
  return (
    <ul>
      {of.toReversed().map((one) => (
        <li key={one.version}>
          <strong>{say("version", { version: one.version })}</strong>,{" "}
          {say("from-day", { day: dayWords(one.effectiveFrom, language) })}, {say("written-at")}{" "}
          <Moment of={one.recordedAt} zone={here.zone} />
          {one === newest ? ` (${say("holds-now")})` : ""}
        </li>
      ))}
    </ul>
  );
}

function NewVersion({ kind, newest }: { readonly kind: Kind; readonly newest: Theirs }): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const draft = useContentDraft([here.me, here.clinic, "policy", kind], newest);
  const change = useAct<{ readonly version: number }>(here.path, draft.forget);
  const Fields = forms[kind];
  const save = (written: Content, seen: number): void => {
    const content = kind === "rules" ? withVersion(written, seen + 1) : written;
    const body = { effectiveFrom: draft.from, content };
    change.mutate(
      { path: `${here.path}/policies/${kind}`, method: "PUT", seen, body },
      { onError: () => void askAgain(`${here.path}/policies`) },
    );
  };
  return (
    <>
      {change.isSuccess ? (
        <Alert color="sea" role="status" mb="sm">
          {say("saved", { version: change.data.version })}
        </Alert>
      ) : undefined}
      <ContentForm
        draft={draft}
        newest={newest}
        isPending={change.isPending}
        error={change.error}
        save={save}
        head={
          <DayInput
            label={say("effective-from")}
            description={kind === "rules" || kind === "identifiers" ? say(`effective-${kind}`) : undefined}
            required
            withAsterisk={false}
            maw="22rem"
            value={draft.from}
            onChange={({ currentTarget }) => draft.changeFrom(currentTarget.value)}
          />
        }
      >
        <Fields content={draft.content} change={draft.change} />
      </ContentForm>
    </>
  );
}
