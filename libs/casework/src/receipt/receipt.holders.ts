import type { DataSource } from 'typeorm';
import { type DisputeContext, noSuchDispute, type PartyRole } from '#domain';
import { query } from '#platform';
import { sinceSql } from './receipt.columns.ts';

/** A receipt that is answered today. */
export interface HeldReceipt {
  readonly id: string;
  /** As the database writes it in JSON. */
  readonly issuedAt: string;
  readonly issuedBy: { readonly id: string; readonly name: string };
  readonly expiresOn: string;
}

interface Holders {
  /** The day on which the case came into its state. */
  readonly since: string;
  readonly parties: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: PartyRole;
    readonly receipt: HeldReceipt | null;
  }[];
}

/**
 * The parties of a case in their order, with those whom it took over behind them, and the receipt that each holds.
 * @throws RuleError kind "not-found"
 */
export async function holdersOf(
  on: DataSource,
  disputeId: string,
  { parties }: Pick<DisputeContext, 'parties'>,
  today: string,
): Promise<Holders> {
  const [row] = await query<Holders>(on, {
    name: 'receipt.holders',
    text: `
      select ${sinceSql} as since, coalesce((
        select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'role', p.role, 'receipt', (
            select jsonb_build_object('id', r.id, 'issuedAt', r.issued_at, 'expiresOn', r.expires_on,
              'issuedBy', jsonb_build_object('id', s.id, 'name', s.name))
            from party_receipt r join staff s on s.id = r.issued_by
            where r.party_id = p.id and r.revoked_at is null and r.expires_on >= $3))
          order by p.dispute_id <> d.id, p.dispute_id, p.position, p.id)
        from party p where p.dispute_id = d.id or p.id = any($2::uuid[])), '[]') as parties
      from dispute d where d.id = $1`,
    values: [disputeId, parties.map(({ id }) => id), today],
  });
  if (row === undefined) throw noSuchDispute();
  return row;
}
