import type { CohortFiguresJson } from "@longwatch/api";
import { Alert, Button, Group, Loader, TextInput, Title } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
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

/** The clinic in figures: charts for a meeting, each with its numbers. */
export function Page(): ReactElement {
  const here = useHere();
  const say = useCohortWords();
  const app = usePlaceWords();
  const language = useLanguage();
  const [months, setMonths] = useState({ from: "", through: "" });
  const { data, error, isFetching, refetch } = useAsked<CohortFiguresJson>(`${here.path}/cohort`, months);
  useTitle(app("cohort"));
  const month = (name: keyof typeof months) => ({
    type: "month",
    label: say(name),
    value: months[name] === "" ? (data?.[name] ?? "") : months[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setMonths((before) => ({ ...before, [name]: value })),
  });
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
