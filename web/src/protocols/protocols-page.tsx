import type { ProtocolListJson } from "@longwatch/api";
import { Title } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { lazy, type ReactElement, Suspense } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useTitle } from "../client/title.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { usePlaceWords } from "../words/places.ts";
import { VersionList } from "./version-list.tsx";
import { VersionTabs } from "./version-tabs.tsx";

const views = {
  sheet: lazy(async () => ({ default: (await import("./sheet-view.tsx")).SheetView })),
  compare: lazy(async () => ({ default: (await import("./comparison-view.tsx")).ComparisonView })),
  adopt: lazy(async () => ({ default: (await import("./adoption-view.tsx")).AdoptionView })),
} as const;

export type ListedVersion = ProtocolListJson["protocols"][number];
export type View = keyof typeof views;
/** What the address names: the version that is looked at, another to compare it with, and which view of it. */
type Search = { readonly protocol?: string; readonly with?: string; readonly view?: string };

/** Every version; or one of them as its sheet, beside another, or with whom it would touch. */
export function Page(): ReactElement {
  const here = useHere();
  const app = usePlaceWords();
  const search = useSearch({ strict: false }) as Search;
  const { data, error, refetch } = useAsked<ProtocolListJson>(`${here.path}/protocols`);
  useTitle(app("protocols"));
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const shown = data.protocols.find(({ name }) => name === search.protocol);
  if (shown === undefined) {
    return (
      <>
        <Title order={1} mb="md">
          {app("protocols")}
        </Title>
        <VersionList versions={data.protocols} />
      </>
    );
  }
  const view: View = search.view === "compare" || search.view === "adopt" ? search.view : "sheet";
  const Shown = views[view];
  return (
    <>
      <VersionTabs of={shown} view={view} />
      <Suspense fallback={<Waiting />}>
        <Shown key={shown.name} of={shown} all={data} beside={search.with} />
      </Suspense>
    </>
  );
}

export type ViewProps = {
  readonly of: ListedVersion;
  readonly all: ProtocolListJson;
  readonly beside: string | undefined;
};
