import type { ReactElement } from "react";
import { keepDraftsOf } from "../client/drafts.ts";
import type { Session } from "../client/session.ts";
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
  const done = ({ account }: Session): void => {
    keepDraftsOf(account);
    location.assign(nextOf(location.search));
  };
  return (
    <EntryCard title={say("sign-in-to")}>
      <SignInForm address="" done={done} />
    </EntryCard>
  );
}
