import { Button } from "@mantine/core";
import { type ReactElement, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { whenSignInNeeded } from "../api.ts";
import { useBeneath } from "../client/beneath-lock.ts";
import { keepDraftsOf } from "../client/drafts.ts";
import { isScreenLocked, lock, unlock, useLock } from "../client/locking.ts";
import { queries } from "../client/queries.ts";
import type { Session } from "../client/session.ts";
import { SignInForm } from "../entry/sign-in-form.tsx";
import { useEntryWords } from "../entry/words.ts";
import styles from "./lock.module.css";
import { partOfItsOwn, shutBehind } from "./shut-behind.ts";

/**
 * Over everything, once the session has ended: what was under way stays where it is, unseen and out of reach, until the same
 * person signs in again. For another person the page begins anew.
 */
export function Lock({ children }: { readonly children: ReactNode }): ReactElement {
  const [isLocked, person] = useLock();
  const beneath = useBeneath();
  const say = useEntryWords();
  const [place] = useState(() => partOfItsOwn("lock", isScreenLocked));
  useEffect(() => whenSignInNeeded(() => lock()), []);
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!isLocked) return undefined;
    const open = shutBehind(place);
    // Not into a field or onto a button: somebody may be in the middle of a word.
    card.current?.focus();
    return open;
  }, [isLocked, place]);
  const done = (session: Session): void => {
    if (person !== undefined && person.account !== session.account) {
      keepDraftsOf(session.account);
      location.assign("/");
      return;
    }
    queries.setQueryData(["session", {}], session);
    unlock(session);
  };
  return (
    <>
      {children}
      {isLocked
        ? createPortal(
            <div
              className={styles["lock"]}
              role="dialog"
              aria-modal="true"
              aria-labelledby="lock-title"
              aria-describedby="lock-why"
              tabIndex={-1}
              ref={card}
            >
              <div className={styles["card"]}>
                <h1 id="lock-title">{say("locked")}</h1>
                <p id="lock-why" className="quiet">
                  {person === undefined ? say("locked-why") : say("locked-who", { name: person.displayName })}
                </p>
                {beneath === undefined ? undefined : (
                  <p role="alert" className={styles["beneath"]} data-urgent={beneath.isUrgent || undefined}>
                    {beneath.text}
                  </p>
                )}
                <SignInForm address={person?.address ?? ""} done={done} />
                <Button variant="subtle" mt="sm" fullWidth onClick={() => location.assign("/sign-in")}>
                  {say("somebody-else")}
                </Button>
              </div>
            </div>,
            place,
          )
        : undefined}
    </>
  );
}
