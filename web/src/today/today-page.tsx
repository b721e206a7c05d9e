import { Button, Group, Title } from "@mantine/core";
import { IconKeyboard, IconPrinter } from "@tabler/icons-react";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { usePlaceWords } from "../words/places.ts";
import { useFilter } from "./filter.ts";
import { Filters } from "./filters.tsx";
import { Lines } from "./lines.tsx";
import { useActs } from "./use-acts.ts";
import { useList } from "./use-list.ts";
import { useTodayWords } from "./words.ts";

const KeysHelp = lazy(async () => ({ default: (await import("./keys-help.tsx")).KeysHelp }));

/** Whom to ring now, and why: by harm, then by age. */
export function Page(): ReactElement {
  const say = useTodayWords();
  const app = usePlaceWords();
  const { path, clinic } = useHere();
  const filtering = useFilter();
  const acts = useActs();
  const list = useList(path, filtering.filter, acts.own);
  const [isHelp, setHelp] = useState(false);
  useTitle(app("worklist"));
  const { first } = list;
  return (
    <>
      <Group justify="space-between" mb="sm" wrap="nowrap" align="start">
        <div>
          <Title order={1}>{app("worklist")}</Title>
          {first === undefined ? undefined : (
            <p className="quiet" style={{ margin: 0 }}>
              {say("lead", { count: first.counts.lines, people: say("people", { count: first.counts.people }) })}
            </p>
          )}
        </div>
        <Group gap="xs" className="no-print" wrap="nowrap">
          <Button
            variant="default"
            visibleFrom="sm"
            leftSection={<IconKeyboard size={18} aria-hidden="true" />}
            onClick={() => setHelp(true)}
          >
            {say("keys")}
          </Button>
          <Button
            component="a"
            href={`/clinics/${clinic}/worklist/print`}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
          >
            {say("print")}
          </Button>
        </Group>
      </Group>
      {first === undefined ? undefined : <Filters counts={first.counts} {...filtering} />}
      {list.error === null ? undefined : <Trouble error={list.error} again={list.again} />}
      {first === undefined && list.error === null ? <Waiting /> : undefined}
      {first === undefined ? undefined : (
        <Lines list={list} first={first} acts={acts} filtering={filtering} help={() => setHelp(true)} />
      )}
      <Suspense>{isHelp ? <KeysHelp close={() => setHelp(false)} /> : undefined}</Suspense>
    </>
  );
}
