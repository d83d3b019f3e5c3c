import type { BadgeView } from '../ui/badge-view';
import { bridge } from './bridge';
import type { OwnViews } from './views';

/** After so long without an answer the badge says so; a late answer is still shown. */
const silentAfterMs = 30_000;
const retryAfterMs = 400;

export interface TalkOptions {
  readonly views: OwnViews;
  readonly show: (view: BadgeView, busy: boolean) => void;
  /** The background says that this is no page of ours. */
  readonly notOurs: () => void;
  /** Name of the anchor that holds the badge now. */
  readonly anchor: () => string | undefined;
}

/**
 * Asks for the verdict of a record, in two stages, and shows only what was asked for last. Every question has a
 * number that no other page of this tab has had.
 */
export class Talk {
  private nav = 0;
  private answeredAt = 0;
  private failed = false;
  private told: { url: string; anchor: string | undefined } | null = null;

  constructor(private readonly options: TalkOptions) {}

  /** Shows that it asks, then the answers. */
  async ask(url: string): Promise<void> {
    const nav = this.next();
    const { views, show } = this.options;
    show(views.loading, true);
    const timer = setTimeout(() => this.say(nav, views.silent), silentAfterMs);
    try {
      if (!(await this.stage(nav, url, 'first'))) await this.stage(nav, url, 'full');
    } catch {
      this.say(nav, bridge.alive() ? views.silent : views.orphan);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Tells the anchor that was found after the answer had come, once a view. The facts are cached by then; where they
   * are not, nothing is told, so that no call is made for it.
   */
  report(anchor: string): void {
    const { told, nav } = this;
    if (!told || told.anchor !== undefined) return;
    told.anchor = anchor;
    bridge.check({ nav, url: told.url, stage: 'full', anchor }).catch(() => undefined);
  }

  /** Nothing that is under way is shown any more. */
  stop(): void {
    this.next();
  }

  /** True where what is shown is no answer, or an answer older than this. */
  isOlderThan(ms: number): boolean {
    return this.failed || (this.answeredAt > 0 && Date.now() - this.answeredAt > ms);
  }

  private next(): number {
    this.failed = false;
    this.answeredAt = 0;
    this.told = null;
    this.nav = Math.max(this.nav + 1, Date.now());
    return this.nav;
  }

  /** One question and its answer; true where nothing more is to come. */
  private async stage(nav: number, url: string, stage: 'first' | 'full'): Promise<boolean> {
    const anchor = this.options.anchor();
    const reply = await this.persistently(nav, { nav, url, stage, anchor });
    if (nav !== this.nav || reply.nav !== nav) return true;
    if (reply.badge === null) this.options.notOurs();
    else this.options.show(reply.badge, !reply.final);
    this.failed = false;
    this.answeredAt = Date.now();
    if (reply.final && reply.badge && reply.badge.status !== 'unknown') this.told = { url, anchor };
    return reply.final;
  }

  /** A worker that was ended in the middle of an answer is started again by a second question. */
  private async persistently(nav: number, question: Parameters<typeof bridge.check>[0]) {
    try {
      return await bridge.check(question);
    } catch (error) {
      if (nav !== this.nav || !bridge.alive()) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      return bridge.check(question);
    }
  }

  private say(nav: number, view: BadgeView): void {
    if (nav !== this.nav) return;
    this.failed = true;
    this.options.show(view, false);
  }
}
