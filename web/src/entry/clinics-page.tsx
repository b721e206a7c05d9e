import { Button, Stack } from "@mantine/core";
import { Link, Navigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Refusal } from "../api.ts";
import { useSession } from "../client/session.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { EntryCard } from "./entry-card.tsx";
import { useEntryWords } from "./words.ts";

/** Whoever works at one clinic begins with its list; whoever works at several chooses. */
export function Page(): ReactElement {
  const say = useEntryWords();
  const { data, error } = useSession();
  if (error instanceof Refusal && error.status === 401) return <Navigate to="/sign-in" replace />;
  if (data === undefined)
    return error === null ? <Waiting /> : <Trouble error={error} again={() => location.reload()} />;
  const [only] = data.clinics;
  if (data.clinics.length === 1)
    return <Navigate to="/clinics/$clinic/worklist" params={{ clinic: only!.clinic }} replace />;
  return (
    <EntryCard title={say("clinics")}>
      {data.clinics.length === 0 ? <p>{say("clinics-none")}</p> : undefined}
      <Stack>
        {data.clinics.map(({ clinic, name }) => (
          <Button key={clinic} component={Link} to={`/clinics/${clinic}/worklist`} size="md" variant="default">
            {say("open", { clinic: name })}
          </Button>
        ))}
      </Stack>
    </EntryCard>
  );
}
