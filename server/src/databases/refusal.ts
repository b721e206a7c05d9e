/** Why a database was not opened: what was found, without any secret, and what whoever runs the server can do. */
export type Refusal = { readonly saw: string; readonly remedy: string };

/** Carries a refusal up through the steps of opening; never leaves this folder. */
export class NotOpened extends Error {
  override readonly name = "NotOpened";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.saw);
    this.refusal = refusal;
  }
}

export function refuse(saw: string, remedy: string): never {
  throw new NotOpened({ saw, remedy });
}
