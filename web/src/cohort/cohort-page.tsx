import type { CohortFiguresJson } from "@longwatch/api";
import { Alert, Button, Group, Loader, Tabs, TextInput, Title } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import { Card } from "../look/card.tsx";
import { dayWords } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { usePlaceWords } from "../words/places.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./cohort.module.css";
import { useCohortWords } from "./words.ts";

const Figures = lazy(async () => ({ default: (await import("./figures.tsx")).Figures }));
const Outcomes = lazy(async () => ({ default: (await import("./outcomes.tsx")).Outcomes }));

const parts = ["clinic", "outcomes"] as const;

/** Everybody together, in two parts: how the clinic does, and whether treatment worked. */
export function Page(): ReactElement {
  const say = useCohortWords();
  const app = usePlaceWords();
  const { part } = useSearch({ strict: false }) as { part?: string };
  const navigate = useNavigate();
  const shown = parts.find((one) => one === part) ?? "clinic";
  useTitle(shown === "clinic" ? app("cohort") : `${say("part-outcomes")} – ${app("cohort")}`);
  const go = (to: string | null): void =>
    void navigate({ to: ".", search: to === "clinic" ? {} : { part: to }, resetScroll: false } as never);
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Title order={1}>{app("cohort")}</Title>
        <Button
          className="no-print"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => window.print()}
        >
          {say("print")}
        </Button>
      </Group>
      <Tabs value={shown} onChange={go} keepMounted={false}>
        <Tabs.List aria-label={app("cohort")} className="no-print">
          {parts.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {say(`part-${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown} pt="md">
          {shown === "clinic" ? (
            <InFigures />
          ) : (
            <Suspense fallback={<Waiting />}>
              <Outcomes />
            </Suspense>
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** The clinic in figures: charts for a meeting, each with its numbers. */
function InFigures(): ReactElement {
  const here = useHere();
  const say = useCohortWords();
  const language = useLanguage();
  const [months, setMonths] = useState({ from: "", through: "" });
  const { data, error, isFetching, refetch } = useAsked<CohortFiguresJson>(`${here.path}/cohort`, months);
  const month = (name: keyof typeof months) => ({
    type: "month",
    label: say(name),
    value: months[name] === "" ? (data?.[name] ?? "") : months[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setMonths((before) => ({ ...before, [name]: value })),
  });
  return (
    <>
      <Group className="no-print" align="end" mb="md">
        <TextInput {...month("from")} />
        <TextInput {...month("through")} />
        {isFetching && data !== undefined ? <Loader size="sm" aria-hidden="true" /> : undefined}
      </Group>
      {error === null ? undefined : <Trouble error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : undefined
      ) : (
        <>
          <p>
            {data.people === 0
              ? say("nobody")
              : say("intro", { day: dayWords(data.asOf, language), people: data.people, treated: data.treated })}
          </p>
          {data.notAssessed === 0 ? undefined : (
            <Alert color="red" mb="md">
              {say("not-assessed", { count: data.notAssessed })}
            </Alert>
          )}
          {data.people === 0 ? undefined : (
            <Suspense fallback={<Waiting />}>
              <Figures of={data} />
            </Suspense>
          )}
        </>
      )}
      {here.may("export") ? <Exports /> : undefined}
    </>
  );
}

const shapes = ["analysis", "registry", "omop", "cdisc"] as const;

function Exports(): ReactElement {
  const here = useHere();
  const say = useCohortWords();
  return (
    <div className={`${styles["exports"]} no-print`}>
      <Card title={say("exports")}>
        <p className="quiet">{say("exports-why")}</p>
        <Group>
          {shapes.map((shape) => (
            <Button
              key={shape}
              component="a"
              variant="default"
              href={`/api/v1${here.path}/export?shape=${shape}`}
              download
            >
              {say(`export-${shape}`)}
            </Button>
          ))}
        </Group>
      </Card>
    </div>
  );
}
