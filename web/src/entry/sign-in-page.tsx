import type { ReactElement } from "react";
import { EntryCard } from "./entry-card.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useEntryWords } from "./words.ts";

/** Where to go on after it: an address of this site, and no other's. */
function nextOf(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

export function Page(): ReactElement {
  const say = useEntryWords();
  return (
    <EntryCard title={say("sign-in-to")}>
      <SignInForm address="" done={() => location.assign(nextOf(location.search))} />
    </EntryCard>
  );
}
