import { Button, Group, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { ask } from "../api.ts";
import { useHere } from "../client/session.ts";
import { useIntakeWords } from "./words.ts";

type Found = { readonly patients: readonly { readonly patient: string; readonly called: string | null }[] };

/** Somebody who was not proposed, found by name or number; what is typed goes in a body. */
export function AnotherPatient({
  isFiling,
  file,
}: {
  readonly isFiling: boolean;
  readonly file: (patient: string, called: string) => void;
}): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<{ readonly patient: string; readonly called: string }>();
  const [asked] = useDebouncedValue(text.trim(), 150);
  const { data } = useQuery({
    queryKey: ["clinics", here.clinic, "patients-found", asked],
    queryFn: () => ask<Found>(`${here.path}/patients/search`, { method: "POST", body: { text: asked } }),
    enabled: asked.length > 1,
  });
  const people = (data?.patients ?? []).map(({ patient, called }) => ({ value: patient, label: called ?? patient }));
  return (
    <Group align="end" mt="md">
      <Select
        label={say("another")}
        placeholder={say("another-find")}
        searchable
        data={people}
        filter={({ options }) => options}
        searchValue={text}
        onSearchChange={setText}
        value={chosen?.patient ?? null}
        onChange={(patient, option) =>
          setChosen(patient === null || option === null ? undefined : { patient, called: String(option.label) })
        }
      />
      <Button
        variant="default"
        loading={isFiling}
        disabled={chosen === undefined}
        onClick={() => chosen !== undefined && file(chosen.patient, chosen.called)}
      >
        {chosen === undefined ? say("another") : say("match", { name: chosen.called })}
      </Button>
    </Group>
  );
}
