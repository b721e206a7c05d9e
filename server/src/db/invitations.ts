import type { ClinicTx, Query } from "./transaction.ts";

export type InvitationRow = {
  readonly clinic: string;
  readonly clinicName: string;
  readonly invitation: string;
  readonly address: string;
  readonly roles: readonly string[];
  readonly endsAt: Date;
};
type NewInvitation = {
  readonly invitation: string;
  readonly address: string;
  readonly roles: readonly string[];
  readonly tokenHash: string;
  readonly invitedBy: string | null;
  readonly at: Date;
  readonly endsAt: Date;
};

export async function insertInvitation({ query, clinic }: ClinicTx, one: NewInvitation): Promise<void> {
  await query
    .insertInto("invitation")
    .values({
      clinic_id: clinic,
      invitation_id: one.invitation,
      address: one.address,
      roles: [...one.roles],
      token_hash: one.tokenHash,
      invited_by: one.invitedBy,
      invited_at: one.at,
      ends_at: one.endsAt,
    })
    .execute();
}

/** Invitations that can still be accepted: the clinic's, for its administrators. */
export async function openInvitations({ query, clinic }: ClinicTx, at: Date): Promise<readonly InvitationRow[]> {
  const rows = await open(query, at).where("i.clinic_id", "=", clinic).orderBy("i.invited_at").execute();
  return rows.map(read);
}

/** The invitation whose token the transaction names, while it can be accepted. */
export async function invitationByToken(query: Query, tokenHash: string, at: Date): Promise<InvitationRow | undefined> {
  const row = await open(query, at).where("i.token_hash", "=", tokenHash).executeTakeFirst();
  return row && read(row);
}

/** Takes it: of two who bring the same link at once, one gets it. */
export async function acceptInvitation(
  { query, clinic, at }: ClinicTx,
  tokenHash: string,
  by: string,
): Promise<boolean> {
  const moment = new Date(at);
  const { numUpdatedRows } = await query
    .updateTable("invitation")
    .set({ accepted_at: moment, accepted_by: by })
    .where("clinic_id", "=", clinic)
    .where("token_hash", "=", tokenHash)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("ends_at", ">", moment)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function withdrawInvitation({ query, clinic, at }: ClinicTx, invitation: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("invitation")
    .set({ withdrawn_at: new Date(at) })
    .where("clinic_id", "=", clinic)
    .where("invitation_id", "=", invitation)
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

const open = (query: Query, at: Date) =>
  query
    .selectFrom("invitation as i")
    .innerJoin("clinic as c", "c.clinic_id", "i.clinic_id")
    .select(["i.clinic_id", "c.name", "i.invitation_id", "i.address", "i.roles", "i.ends_at"])
    .where("i.accepted_at", "is", null)
    .where("i.withdrawn_at", "is", null)
    .where("i.ends_at", ">", at);

type Row = { clinic_id: string; name: string; invitation_id: string; address: string; roles: string[]; ends_at: Date };
const read = (row: Row): InvitationRow => ({
  clinic: row.clinic_id,
  clinicName: row.name,
  invitation: row.invitation_id,
  address: row.address,
  roles: row.roles,
  endsAt: row.ends_at,
});
