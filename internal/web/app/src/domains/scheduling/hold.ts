import { client } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { Hold } from './types';

/** The time a form is about. */
export interface Target {
  branchId: string;
  serviceId: string;
  practitionerId: string;
  startLocal: string;
}

/** How a form's time stands: being held, held, refused by somebody else's, or not held because Redis is away. */
export type HoldState =
  | { kind: 'none' }
  | { kind: 'taking' }
  | { kind: 'held'; hold: Hold }
  | { kind: 'refused'; error: unknown };

/** Holds outlive a keep-alive that is lost once: they last five minutes. */
const keepEvery = 120_000;

function release(token: string): Promise<unknown> {
  // keepalive: the request outlives the page it was sent from
  return client.POST('/holds/release', { body: { token }, keepalive: true }).catch(() => undefined);
}

/**
 * Holds one time after another for a form. Requests go out one by one, so that a time is given back before the next, or
 * the same again, is asked for.
 */
export class Holder {
  private queue: Promise<unknown> = Promise.resolve();
  private token: string | undefined;
  private keeping: ReturnType<typeof setInterval> | undefined;
  private round = 0;

  private readonly tell: (state: HoldState) => void;

  constructor(tell: (state: HoldState) => void) {
    this.tell = tell;
  }

  /** Holds this time instead of the one before. */
  take(target: Target): void {
    const round = this.next();
    this.tell({ kind: 'taking' });
    this.enqueue(async () => {
      await this.giveBack();
      if (round !== this.round) return;
      try {
        const { data } = await client.POST('/holds', {
          body: {
            branch_id: target.branchId,
            service_id: target.serviceId,
            practitioner_id: target.practitionerId,
            start_local: target.startLocal,
          },
        });
        if (data) this.got(data, target, round);
      } catch (error) {
        if (round === this.round) this.tell({ kind: 'refused', error });
      }
    });
  }

  /** Gives back what is held. */
  drop(): void {
    this.next();
    this.tell({ kind: 'none' });
    this.enqueue(() => this.giveBack());
  }

  /** The booking has used the hold up: there is nothing left to give back. */
  spend(): void {
    this.next();
    this.token = undefined;
  }

  private next(): number {
    clearInterval(this.keeping);
    this.round += 1;
    return this.round;
  }

  private enqueue(work: () => Promise<void>): void {
    this.queue = this.queue.then(work, work);
  }

  private async giveBack(): Promise<void> {
    const token = this.token;
    this.token = undefined;
    if (token) await release(token);
  }

  private got(hold: Hold, target: Target, round: number): void {
    this.token = hold.token;
    if (round !== this.round) return; // the next in the queue gives it back
    this.tell({ kind: 'held', hold });
    this.keeping = setInterval(() => void this.keep(target, round), keepEvery);
  }

  private async keep(target: Target, round: number): Promise<void> {
    if (!this.token) return;
    try {
      const { data } = await client.POST('/holds/keep', { body: { token: this.token } });
      if (data && round === this.round) this.tell({ kind: 'held', hold: data });
    } catch (error) {
      // one that has run out is asked for anew; a request that got lost leaves it standing until the next
      if (round === this.round && isProblem(error, 'scheduling.hold_gone')) this.take(target);
    }
  }
}
