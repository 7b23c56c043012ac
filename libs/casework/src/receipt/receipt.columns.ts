/** Joins the unit in charge of a dispute `d`: the one that holds it, else the last lead, else the centre; and the centre. */
export const contactJoins = `
  left join organisation centre on centre.id = (d.snapshot #>> '{context,centreId}')::uuid
  left join organisation unit on unit.id = coalesce(d.holder_id, d.lead_id, centre.id)`;

/**
 * The unit in charge as JSON. A village without a telephone of its own is reached through the centre, which is named beside
 * the number; its address is its own or none, for it is where parties go.
 */
export const contactSql = `jsonb_build_object('name', unit.name, 'phone', coalesce(unit.phone, centre.phone),
  'phoneOf', case when unit.phone is null and centre.phone is not null then centre.name end, 'address', unit.address)`;

/**
 * The day on which a dispute `d` came into the state in which it is. Its result is no measure of its end: a case that was
 * declined, withdrawn or referred before it was accepted has none, and one that was reopened has that of its first round.
 */
export const sinceSql = `(select e.happened_on::text from dispute_event e
  where e.dispute_id = d.id and e.from_state <> e.to_state order by e.seq desc limit 1)`;
