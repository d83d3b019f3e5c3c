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
}

export interface Talk {
  /** Shows that it asks, then the answers. */
  ask(url: string): Promise<void>;
  /** Shows that the answer is to come, and asks nothing yet. */
  wait(): void;
  /** Nothing that is under way is shown any more. */
  stop(): void;
  /** True where what is shown is no answer, or an answer older than this. */
  isOlderThan(ms: number): boolean;
}

/**
 * Asks for the verdict of a record, in two stages, and shows only what was asked for last. Every question has a
 * number that no other page of this tab has had.
 */
export function talkWith({ views, show, notOurs }: TalkOptions): Talk {
  let nav = 0;
  let answeredAt = 0;
  let failed = false;

  const stop = () => {
    failed = false;
    answeredAt = 0;
    nav = Math.max(nav + 1, Date.now());
    return nav;
  };
  const fail = (mine: number, view: BadgeView) => {
    if (mine !== nav) return;
    failed = true;
    show(view, false);
  };

  /** One question and its answer; true where nothing more is to come. */
  async function stage(mine: number, url: string, name: 'first' | 'full'): Promise<boolean> {
    const question = { nav: mine, url, stage: name };
    const { badge, final } = await bridge.check(question).catch(async (error: unknown) => {
      if (mine !== nav || !bridge.alive()) throw error;
      // A worker that was ended in the middle of an answer is started again by a second question.
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      // Asked now it would make the background take the old record for the tab's.
      if (mine !== nav) throw error;
      return bridge.check(question);
    });
    if (mine !== nav) return true;
    if (badge) show(badge, !final);
    else notOurs();
    failed = false;
    answeredAt = Date.now();
    return final;
  }

  const wait = () => {
    const mine = stop();
    show(views.loading, true);
    failed = true;
    return mine;
  };
  return {
    stop,
    wait,
    async ask(url) {
      const mine = wait();
      failed = false;
      const timer = setTimeout(() => fail(mine, views.silent), silentAfterMs);
      try {
        if (!(await stage(mine, url, 'first'))) await stage(mine, url, 'full');
      } catch {
        fail(mine, bridge.alive() ? views.silent : views.orphan);
      }
      clearTimeout(timer);
    },
    isOlderThan: (ms) => failed || (answeredAt > 0 && Date.now() - answeredAt > ms),
  };
}
