/** Injection token of the {@link ActorSource}. */
export const ACTOR_SOURCE = Symbol('ACTOR_SOURCE');
/** Injection token of the {@link AccessPolicy}. */
export const ACCESS_POLICY = Symbol('ACCESS_POLICY');

/**
 * Who is behind an account. Accounts know how to sign in and nothing of offices, so the people of the office hand in
 * what the policy will ask about.
 */
export interface ActorSource {
  /** @returns null for an account that belongs to nobody who works here today */
  actorOf(accountId: string): Promise<object | null>;
  /**
   * SQL of one JSON value, from which {@link actorFrom} makes the actor: it travels in the statement that reads the
   * session or the key, because each statement of its own is a round trip in every request.
   * @param accountId  SQL for the id of the account
   * @param day  SQL for the day, a date
   */
  factsOf(accountId: string, day: string): string;
  /** As {@link actorOf}, of what {@link factsOf} has read. */
  actorFrom(facts: unknown): object | null;
  /** What a person is told about themselves, as JSON; default: the actor as it is. */
  describe?(actor: object): object;
}

/** Decides what an actor may do at all; what may be done to one case is decided by the rules of the case. */
export interface AccessPolicy {
  allows(actor: object, capability: string): boolean;
  /** Must this actor have a second factor? Default: nobody. */
  demandsSecondFactor?(actor: object): boolean;
  /** When offered, a route that asks for an unknown capability fails the start. */
  knows?(capability: string): boolean;
}
