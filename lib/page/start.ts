import { type PageParser, partsOf } from '../records/parse';
import type { Catalogue } from './anchors/types';
import { attach } from './attach';
import { makeBadge } from './badge/badge';
import { bridge } from './bridge';
import { onAddress } from './navigation';
import { talkWith } from './talk';
import { ownViews } from './views';

/** A verdict that was shown for so long is asked for again when somebody comes back to the tab. */
const freshForMs = 5 * 60_000;

/**
 * Follows the record of this page: asks for its verdict and shows it as a badge, until `signal` ends it. Nothing is
 * shown, asked or even made before the first address that is a record.
 */
export function startPage(parse: PageParser, catalogue: Catalogue, signal: AbortSignal): void {
  let follow: Follower | undefined;
  const look = (changed: boolean) => {
    if (!follow && recordKey(parse) !== null && bridge.alive()) follow = followRecords(parse, catalogue, signal);
    follow?.moved(changed);
  };
  // Heard on every page: that somebody hears it tells the popup that this tab has its script.
  bridge.onAsked(
    () => follow?.askAgain(),
    () => ({ anchor: follow?.anchor() ?? null }),
  );
  onAddress(() => look(true), signal);
  look(false);
}

interface Follower {
  /** The address has changed. */
  moved(changed: boolean): void;
  askAgain(): void;
  /** Where the badge stands now. */
  anchor(): string | null;
}

function followRecords(parse: PageParser, catalogue: Catalogue, signal: AbortSignal): Follower {
  let record: string | null = null;
  let anchor: string | null = null;
  let orphaned = false;
  const views = ownViews();
  const badge = makeBadge(() => (orphaned ? leave() : bridge.openPopup()));
  const talk = talkWith({
    views,
    show: badge.show,
    notOurs: () => attachment.end(),
  });
  const attachment = attach({
    catalogue,
    host: badge.host,
    signal,
    onPlace(name, parent) {
      badge.blendIn(parent);
      anchor = name ?? 'pill';
    },
    onTick() {
      badge.blendIn(badge.host.parentNode);
      badge.tick();
      if (orphaned || bridge.alive()) return;
      // Updated or removed: what is shown can no longer be trusted, and nobody answers a click.
      orphaned = true;
      talk.stop();
      badge.show(views.orphan, false);
    },
  });

  function leave(): void {
    record = null;
    anchor = null;
    talk.stop();
    attachment.end();
  }
  /** A tab that nobody looks at asks when somebody does; what it showed is gone until then. */
  function askAgain(): void {
    if (record === null || !bridge.alive()) return;
    if (document.hidden) talk.wait();
    else void talk.ask(location.href);
  }

  signal.addEventListener('abort', leave);
  const on = (target: EventTarget, type: string, act: (event: Event) => unknown) =>
    target.addEventListener(type, act, { signal });
  on(window, 'pagehide', () => record !== null && bridge.left());
  on(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && askAgain());
  on(document, 'visibilitychange', () => !document.hidden && talk.isOlderThan(freshForMs) && askAgain());
  function moved(changed: boolean): void {
    const next = recordKey(parse);
    if (next === record) return;
    const alive = bridge.alive();
    if (next === null || !alive) {
      leave();
      // `next` differs from the record before, so there was one.
      if (alive) bridge.left();
      return;
    }
    record = next;
    anchor = null;
    // The badge leaves the old header before it says anything new.
    attachment.begin(changed);
    void talk.ask(location.href);
  }
  return { moved, askAgain, anchor: () => anchor };
}

/** Two addresses of one record are one page; null: no record. */
function recordKey(parse: PageParser): string | null {
  const page = parse(location, partsOf(location.pathname));
  return page.kind === 'record' ? JSON.stringify(page.ref) : null;
}
