import type { Session } from "./session.ts";

const kept = "longwatch-locked";
type Named = Pick<Session, "signedInAt">;

/** The session that somebody locked in this tab. While the server has not heard of it, a reload must not open it. */
export const leaveLocked = ({ signedInAt }: Named): void => sessionStorage.setItem(kept, signedInAt);
export const isLeftLocked = ({ signedInAt }: Named): boolean => sessionStorage.getItem(kept) === signedInAt;
export const forgetLock = (): void => sessionStorage.removeItem(kept);
