import type { PatientInfusionDayJson } from "@longwatch/api";
import type { ReadinessJson } from "@longwatch/core";
import { Button, Group, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Day, numberWords } from "../look/day.tsx";
import { unitWords } from "../look/unit.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./infusion.module.css";
import { Answer, Unsent } from "./parts.tsx";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

export type Item = ReadinessJson["items"][number];
type Of = { readonly chair: Chair; readonly found: PatientInfusionDayJson; readonly patient: string };

/** Whether it may begin: what speaks against it first, then what nobody knows, then what is in place. */
export function Checklist({ chair, found, patient }: Of): ReactElement {
  const say = useInfusionWords();
  const { readiness } = chair;
  const having = (state: Item["state"]): readonly Item[] => readiness.items.filter((one) => one.state === state);
  const green = having("green");
  return (
    <Card title={say("ready")}>
      <Answer of={readiness.answer} />
      <p className="quiet">{say("advises")}</p>
      {(["red", "unknown"] as const).map((state) => {
        const items = having(state);
        if (items.length === 0) return undefined;
        return (
          <section key={state} aria-label={say(state, { count: items.length })}>
            <h3>{say(state, { count: items.length })}</h3>
            <ul className={styles["items"]}>
              {items.map((item) => (
                <ItemRow key={item.key} item={item} chair={chair} found={found} patient={patient} />
              ))}
            </ul>
          </section>
        );
      })}
      {green.length === 0 ? undefined : (
        <details className={styles["green"]}>
          <summary>{say("green", { count: green.length })}</summary>
          <ul className={styles["items"]}>
            {green.map((item) => (
              <ItemRow key={item.key} item={item} chair={chair} found={found} patient={patient} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function ItemRow({ item, chair, found, patient }: Of & { readonly item: Item }): ReactElement {
  const say = useInfusionWords();
  const missing = [...new Set(item.missing.map(({ text }) => text))];
  return (
    <li data-state={item.state}>
      <p className={styles["name"]}>{item.name}</p>
      <p>{item.says}</p>
      <SeenValues item={item} />
      {missing.length === 0 ? undefined : (
        <p>
          <strong>{say("missing")}</strong> {missing.join("; ")}
        </p>
      )}
      {item.withdrawn.length === 0 ? undefined : <p className={styles["noted"]}>{say("taken")}</p>}
      {item.override === undefined ? undefined : (
        <p className={styles["noted"]}>
          {say(`overridden-${item.override.holds}`, {
            who: found.authors[item.override.by] ?? item.override.by,
            why: item.override.rationale,
          })}
        </p>
      )}
      {chair.mayWrite && item.override === undefined ? <Word item={item} chair={chair} patient={patient} /> : undefined}
    </li>
  );
}

function SeenValues({ item }: { readonly item: Item }): ReactElement | undefined {
  const say = useInfusionWords();
  const language = useLanguage();
  if (item.seen.length === 0) return undefined;
  const number = (value: number | string): string => (typeof value === "number" ? numberWords(value, language) : value);
  const limits = [
    ...new Set(
      item.limits.map(({ op, value, unit, from }) =>
        [
          op,
          numberWords(Math.round(value * 100) / 100, language),
          unit === undefined ? "" : unitWords(unit),
          from ?? "",
        ]
          .join(" ")
          .trim(),
      ),
    ),
  ];
  return (
    <p>
      <strong>{say("seen")}</strong>{" "}
      {item.seen.map(({ name, comparator, value, unit, on, fact, what }) => (
        <span key={`${fact} ${what}`} className={styles["value"]}>
          {name} {comparator}
          {number(value)} {unit === undefined ? "" : unitWords(unit)} (<Day of={on} />){" "}
        </span>
      ))}
      {limits.length === 0 ? undefined : (
        <span className="quiet">{say("red-when", { limit: limits.join(" / ") })}</span>
      )}
    </p>
  );
}

/** What sort of word a person may give: of a break, of what a value means, or that it goes on although it is red. */
function wordOf({ item, state }: Item): "resume" | "mean" | "override" | undefined {
  if (state === "green") return undefined;
  if (item === "resumption") return "resume";
  if (state === "red" && item === "tsh") return "mean";
  return state === "red" ? "override" : undefined;
}

function Word({
  item,
  chair,
  patient,
}: Pick<Of, "chair" | "patient"> & { readonly item: Item }): ReactElement | undefined {
  const say = useInfusionWords();
  const { me, clinic, may } = useHere();
  const [isOpen, setOpen] = useState(false);
  const [draft, change, forget] = useDraft([me, clinic, patient, item.key], emptyWord);
  const sort = wordOf(item);
  const given = chair.entries.flatMap(({ facts }) => facts).find((one) => "of" in one && one.of === item.key);
  if (given !== undefined) return <Unsent is />;
  if (sort === undefined) return undefined;
  if (!may("sign-off")) return <p className="quiet">{say("word-of-signer")}</p>;
  if (!isOpen)
    return (
      <Button size="md" variant="default" onClick={() => setOpen(true)}>
        {say(sort === "override" ? "override" : `${sort}-it`)}
      </Button>
    );
  const save = (): void => {
    chair.write({
      kind: "decision-made",
      decidedOn: chair.asOf,
      about: sort === "override" ? "override" : "start-course",
      of: item.key,
      outcome: "for",
      rationale: draft.why.trim(),
    });
    forget();
    setOpen(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.why.trim() !== "") save();
      }}
    >
      <Textarea
        size="md"
        autosize
        minRows={2}
        required
        label={say(`${sort}-why`)}
        description={say(`${sort}-hint`)}
        value={draft.why}
        onChange={({ currentTarget }) => change({ why: currentTarget.value })}
      />
      <Group mt="sm">
        <Button type="submit" size="md" disabled={draft.why.trim() === ""}>
          {say(`${sort}-save`)}
        </Button>
        <Button size="md" variant="default" onClick={() => setOpen(false)}>
          {say("cancel")}
        </Button>
      </Group>
    </form>
  );
}
const emptyWord = { why: "" };
