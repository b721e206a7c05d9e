import type { FactJson, FunctionalSystem } from "@longwatch/core";
import { Checkbox, Text, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useHere } from "../../client/session.ts";
import { dayWords } from "../../look/day.tsx";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import { useLanguage } from "../../words/words.ts";
import { DayField } from "../day-field.tsx";
import styles from "../edss.module.css";
import { type EdssDraft, factsOf, visitOf } from "../edss-facts.ts";
import { EdssPanel } from "../edss-panel.tsx";
import { aroundVisit, edssText, functionalSystems, highestGrade, parseDay, scoredExamination } from "../edss-score.ts";
import { EdssChoices, EdssSection } from "../edss-section.tsx";
import { EdssWalking } from "../edss-walking.tsx";
import { useEdssWords } from "../edss-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useAllFacts } from "../use-all-facts.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const parts = [...functionalSystems, "walking"] as const;
type Part = (typeof parts)[number];
type Shown = { readonly part: Part | undefined; readonly byKey: boolean };

/**
 * An EDSS that is scored while somebody examines: seven systems, walking, and beside them the score, why it is that and
 * what is still needed. The grades of the examination before stand beside each.
 */
export function Form(of: FormOf): ReactElement {
  const { path } = useHere();
  const { data, error } = useAllFacts(`${path}/patients/${encodeURIComponent(of.patient)}`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  const holding = data.facts.filter(({ id }) => !(id in data.displaced));
  // The server has read them: they are facts as their schema has them.
  return <EdssForm of={of} facts={holding as unknown as readonly FactJson[]} />;
}

function EdssForm({ of, facts }: { readonly of: FormOf; readonly facts: readonly FactJson[] }): ReactElement {
  const say = useEdssWords();
  const language = useLanguage();
  const [empty] = useState(() =>
    emptyDraft<EdssDraft>({
      scoredOn: of.today,
      grades: {},
      walk: null,
      metres: "",
      notDueToMs: [],
      cerebellarX: false,
      ownScore: "",
    }),
  );
  const form = useFactForm<EdssDraft>("edss", empty, factsOf, of);
  const { draft, change } = form;
  const [shown, show] = useState<Shown>({ part: "visual", byKey: true });
  const on = parseDay(draft.scoredOn);
  const around = on === undefined ? undefined : aroundVisit(facts, on);
  const scored = scoredExamination({ ...visitOf(draft), ...around });
  const before = around?.before;
  const next = (part: Part): void => show({ part: parts[parts.indexOf(part) + 1] ?? part, byKey: true });
  const grade = (system: FunctionalSystem, to: number): boolean => {
    if (to > highestGrade(system)) return false;
    change({ grades: { ...draft.grades, [system]: to } });
    return true;
  };
  const section = (part: Part) => ({
    isOpen: shown.part === part,
    takesFocus: shown.byKey,
    open: () => show({ part: shown.part === part ? undefined : part, byKey: false }),
    next: () => next(part),
  });
  return (
    <FactForm of={of} form={form}>
      <div className={styles["top"]}>
        <DayField
          label={say("scored-on")}
          value={draft.scoredOn}
          isRequired
          choose={(day) => change({ scoredOn: day })}
        />
        <Text size="sm">
          {before === undefined
            ? say("before-none")
            : say("before", {
                score: before.score === undefined ? "–" : edssText(before.score, language),
                day: dayWords(before.scoredOn ?? "", language),
              })}
          <br />
          {say("how-to")}
        </Text>
      </div>
      <div className={styles["form"]}>
        <div className={styles["parts"]}>
          {functionalSystems.map((system) => (
            <System
              key={system}
              system={system}
              draft={draft}
              change={change}
              section={{ ...section(system), digit: (digit: number) => grade(system, digit) }}
              before={before?.functionalSystems?.[system]}
            />
          ))}
          <EdssSection
            name={say("walking")}
            answer={draft.walk === null ? say("not-yet") : walkWords(draft, say)}
            isAnswered={draft.walk !== null}
            before={walkedBefore(before, say)}
            clear={() => change({ walk: null, metres: "" })}
            {...section("walking")}
          >
            <EdssWalking draft={draft} change={change} />
          </EdssSection>
          <TextInput
            className={styles["own"] ?? ""}
            label={say("own-score")}
            description={say("own-score-why")}
            inputMode="decimal"
            maxLength={4}
            w={260}
            value={draft.ownScore}
            onChange={({ currentTarget }) => change({ ownScore: currentTarget.value })}
          />
        </div>
        <EdssPanel scored={scored} />
      </div>
    </FactForm>
  );
}

type Say = ReturnType<typeof useEdssWords>;

const walkWords = ({ walk, metres }: EdssDraft, say: Say): string =>
  walk === null ? "" : `${say(`walk-${walk}`)}${metres.trim() === "" ? "" : ` · ${metres.trim()} m`}`;

function walkedBefore(before: Extract<FactJson, { kind: "edss-scored" }> | undefined, say: Say): string | undefined {
  const { distanceM, score, scale } = before?.ambulation ?? {};
  const grade = distanceM !== undefined ? `${distanceM} m` : score === undefined ? undefined : `${score} (${scale})`;
  return grade === undefined ? undefined : say("was", { grade });
}

function System({
  system,
  draft,
  change,
  section,
  before,
}: {
  readonly system: FunctionalSystem;
  readonly draft: EdssDraft;
  readonly change: (part: Partial<EdssDraft>) => void;
  readonly section: Pick<Parameters<typeof EdssSection>[0], "isOpen" | "takesFocus" | "open" | "next"> & {
    readonly digit: (digit: number) => boolean;
  };
  readonly before: number | undefined;
}): ReactElement {
  const say = useEdssWords();
  const found = draft.grades[system];
  const words = (grade: number): string => say(`${system}-${grade}` as Parameters<Say>[0]);
  const isLeftOut = draft.notDueToMs.includes(system);
  return (
    <EdssSection
      name={say(system)}
      answer={found === undefined ? say("not-yet") : `${found} · ${words(found)}`}
      isAnswered={found !== undefined}
      before={before === undefined ? undefined : say("was", { grade: before })}
      clear={() => change({ grades: { ...draft.grades, [system]: undefined } })}
      {...section}
    >
      <EdssChoices
        name={say(system)}
        options={Array.from({ length: highestGrade(system) + 1 }, (_, value) => ({
          value,
          mark: `${value}`,
          words: words(value),
        }))}
        value={found}
        choose={(value) => section.digit(value)}
        next={section.next}
      />
      <Checkbox
        mt="xs"
        label={say("not-due")}
        checked={isLeftOut}
        onChange={() =>
          change({
            notDueToMs: isLeftOut ? draft.notDueToMs.filter((one) => one !== system) : [...draft.notDueToMs, system],
          })
        }
      />
      {system === "cerebellar" ? (
        <Checkbox
          mt="xs"
          label={say("cerebellar-x")}
          checked={draft.cerebellarX}
          onChange={({ currentTarget }) => change({ cerebellarX: currentTarget.checked })}
        />
      ) : undefined}
    </EdssSection>
  );
}
