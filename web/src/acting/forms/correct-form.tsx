import { Group, Select, Text, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useHere } from "../../client/session.ts";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { type Fact, useAllFacts } from "../use-all-facts.ts";
import { inWords } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";
import { useFactWords } from "../use-fact-words.ts";

type Draft = {
  readonly fact: string | null;
  readonly is: "corrected" | "taken-back";
  readonly changed: Readonly<Record<string, string>>;
  readonly reason: string;
};
/** The server's own, or what the correction itself says. */
const kept: ReadonlySet<string> = new Set(["id", "kind", "recordedAt", "by", "source", "supersedes"]);
/** Acts have ways of their own to be taken back. */
const acts: ReadonlySet<string> = new Set(["task-acted", "signal-acted", "fact-retracted"]);
/** Decided by name: the server takes a correction of these from who may sign. */
const signed: ReadonlySet<string> = new Set(["decision-made", "obligation-waived"]);

const isWritten = (value: unknown): value is string | number => typeof value === "string" || typeof value === "number";

function factsOf({ fact: id, is, changed, reason }: Draft, all: readonly Fact[]): readonly object[] {
  const fact = all.find((one) => one.id === id);
  if (fact === undefined || reason.trim() === "") return [];
  if (is === "taken-back") return [{ kind: "fact-retracted", fact: fact.id, reason: reason.trim() }];
  const { id: _, recordedAt: __, by: ___, source: ____, ...rest } = fact;
  const values = Object.entries(changed).map(([name, text]) => [name, valueLike(fact[name], text)] as const);
  return values.length === 0
    ? []
    : [{ ...rest, ...Object.fromEntries(values), supersedes: fact.id, note: reason.trim() }];
}

/** A number stays a number where one was typed; otherwise the server says what is wrong with it. */
const valueLike = (before: unknown, text: string): unknown =>
  typeof before === "number" && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text;

/** What was written wrongly is corrected by another entry, or taken back with a reason. Nothing is overwritten. */
export function Form(of: FormOf): ReactElement {
  const { path, may } = useHere();
  const say = useFormWords();
  const words = useFactWords();
  const { data, error } = useAllFacts(`${path}/patients/${encodeURIComponent(of.patient)}`);
  const [empty] = useState(() => emptyDraft<Draft>({ fact: null, is: "corrected", changed: {}, reason: "" }));
  const facts = data?.facts ?? [];
  const form = useFactForm<Draft>("correct", empty, (draft) => factsOf(draft, facts), of);
  const { draft, change } = form;
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  const fact = facts.find(({ id }) => id === draft.fact);
  return (
    <FactForm of={of} form={form}>
      <Select
        label={say("which-fact")}
        searchable
        required
        data={facts
          .filter(
            ({ id, kind }) => !acts.has(kind) && !(id in data.displaced) && (may("sign-off") || !signed.has(kind)),
          )
          .map((one) => ({ value: one.id, label: words(one) }))}
        value={draft.fact}
        onChange={(id) => change({ fact: id, changed: {} })}
      />
      <Select
        label={say("correct")}
        allowDeselect={false}
        data={[
          { value: "corrected", label: say("correct-it") },
          { value: "taken-back", label: say("take-back") },
        ]}
        value={draft.is}
        onChange={(is) => change({ is: is as Draft["is"] })}
      />
      {fact === undefined ? undefined : draft.is === "taken-back" ? (
        <Written fact={fact} />
      ) : (
        <Group align="end">
          {Object.entries(fact)
            .filter(([name, value]) => !kept.has(name) && isWritten(value))
            .map(([name, value]) => (
              <TextInput
                key={name}
                label={inWords(name)}
                value={draft.changed[name] ?? String(value)}
                onChange={({ currentTarget }) => change({ changed: { ...draft.changed, [name]: currentTarget.value } })}
              />
            ))}
        </Group>
      )}
      <TextInput
        label={say("reason")}
        required
        maxLength={1000}
        value={draft.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      <Text size="sm">{say("correct-why")}</Text>
    </FactForm>
  );
}

/** An entry as it stands, to be looked at before it is taken back. */
function Written({ fact }: { readonly fact: Fact }): ReactElement {
  const say = useFormWords();
  const plain = (value: unknown): string => {
    if (typeof value === "boolean") return say(value ? "yes" : "no");
    if (Array.isArray(value)) return value.map(plain).join("; ");
    if (typeof value !== "object" || value === null) return String(value);
    return Object.entries(value)
      .map(([name, part]) => `${inWords(name)}: ${plain(part)}`)
      .join(", ");
  };
  return (
    <Group align="end">
      {Object.entries(fact)
        .filter(([name]) => !kept.has(name))
        .map(([name, value]) => (
          <TextInput key={name} readOnly label={inWords(name)} value={plain(value)} />
        ))}
    </Group>
  );
}
