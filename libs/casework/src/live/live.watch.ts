import { type BeforeApplicationShutdown, Injectable, Logger, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';

/** Something on somebody's screen that is no longer as it was: which, and the number that stands for its new state. */
interface Change {
  readonly what: 'dispute' | 'notifications' | 'meeting' | 'screen';
  readonly id: string;
  /**
   * The version of the case, how many notifications are unread, how much a meeting has decided and been given, where it stands and, while
   * it is open, what has happened to its cases, or how often the page was turned in it.
   */
  readonly value: number;
}

/** What somebody looks at beside their notifications. */
interface Looked {
  /** With the version that the screen shows; a newer one is told at once. */
  readonly dispute?: { readonly id: string; readonly seen: number };
  readonly meetingId?: string;
}

/** A screen that looks: at its person's notifications, and at a case or a meeting when one is open. */
interface Screen {
  readonly staffId: string;
  readonly disputeId: string | undefined;
  readonly meetingId: string | undefined;
  /** The last value that it was told, by what it is and its id. */
  readonly told: Map<string, number>;
  readonly line: Subscriber<MessageEvent>;
  readonly closesAt: number;
  beatAt: number;
}

/** Two people at one case see each other's change within a second. */
const lookEveryMs = 400;
/** Proxies close a connection on which nothing is said for a minute. */
const beatEveryMs = 25_000;
/** The browser then comes back by itself, and is asked again who it is and what it may see. */
const openAtMostMs = 300_000;
const retryMs = 1_000;

/**
 * Tells screens what has changed under them. It looks at the record itself, one statement for all screens of the process,
 * by primary key and only while somebody looks: so it misses no writer, be it another process, the worker or an import,
 * and a command pays nothing for it (NOTIFY would make the commits of all commands wait for each other).
 */
@Injectable()
export class LiveWatch implements BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveWatch.name);
  private readonly screens = new Set<Screen>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** What changes from now on. Whether the person may know of what they look at is for the caller to have asked. */
  changes(actor: StaffActor, { dispute, meetingId }: Looked): Observable<MessageEvent> {
    return new Observable((line) => {
      const screen: Screen = {
        staffId: actor.staffId,
        disputeId: dispute?.id,
        meetingId,
        told: new Map(dispute ? [[keyOf({ what: 'dispute', id: dispute.id }), dispute.seen]] : []),
        line,
        closesAt: performance.now() + openAtMostMs,
        beatAt: performance.now(),
      };
      this.screens.add(screen);
      this.timer ??= setTimeout(() => void this.look(), 0);
      return () => this.screens.delete(screen);
    });
  }

  /** Lines that stay open would hold up the end of the product. */
  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
    for (const { line } of this.screens) line.complete();
  }

  private async look(): Promise<void> {
    try {
      this.keepOpen(performance.now());
      this.tell(await this.values());
    } catch (error) {
      // Most often the database is away; the screens stay as they are until it is back.
      this.logger.warn(`cannot look for changes: ${error instanceof Error ? error.message : error}`);
    }
    this.timer = this.screens.size === 0 ? undefined : setTimeout(() => void this.look(), lookEveryMs);
  }

  private keepOpen(now: number): void {
    for (const screen of this.screens) {
      if (now >= screen.closesAt) screen.line.complete();
      if (now < screen.beatAt) continue;
      screen.line.next({ type: 'beat', data: {}, retry: retryMs });
      screen.beatAt = now + beatEveryMs;
    }
  }

  private tell(changes: readonly Change[]): void {
    const byId = new Map<string, Change[]>();
    for (const change of changes) byId.set(change.id, [...(byId.get(change.id) ?? []), change]);
    for (const { staffId, disputeId, meetingId, told, line } of this.screens) {
      const looked = [staffId, disputeId, meetingId].filter((id) => id !== undefined);
      for (const change of looked.flatMap((id) => byId.get(id) ?? [])) {
        if (told.get(keyOf(change)) === change.value) continue;
        // Also the first number of notifications: what came between the screen's own reading and this look is news.
        told.set(keyOf(change), change.value);
        line.next({ type: change.what, data: { id: change.id, value: change.value } });
      }
    }
  }

  private values(): Promise<readonly Change[]> {
    const screens = [...this.screens];
    return query<Change>(this.dataSource, {
      name: 'live.values',
      text: `
        select 'dispute' as what, id, version as value from dispute where id = any($1::uuid[])
        union all
        select 'notifications', asked.id, (select count(*)::int from notification
                                           where staff_id = asked.id and read_at is null)
        from unnest($2::uuid[]) as asked (id)
        union all
        select 'meeting', m.id, (select count(*) + count(r.done_at) + count(r.retracted_at)
                               from review_decision r where r.meeting_id = m.id)::int
          + coalesce(jsonb_array_length(m.additions), 0) + case m.state when 'planned' then 0 when 'open' then 1 else 2 end
          + (select coalesce(sum(d.version), 0) from dispute d where m.state = 'open' and d.id in (
               select (item ->> 'disputeId')::uuid from jsonb_array_elements(m.agenda || coalesce(m.additions, '[]')) as item))::int
        from review_meeting m where m.id = any($3::uuid[])
        union all
        select 'screen', meeting_id, turn from review_screen where meeting_id = any($3::uuid[])`,
      values: [
        [...new Set(screens.flatMap(({ disputeId }) => disputeId ?? []))],
        [...new Set(screens.map(({ staffId }) => staffId))],
        [...new Set(screens.flatMap(({ meetingId }) => meetingId ?? []))],
      ],
    });
  }
}

const keyOf = ({ what, id }: Pick<Change, 'what' | 'id'>): string => `${what} ${id}`;
