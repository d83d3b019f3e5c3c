import type { Catalogue } from './anchors/types';
import { anchorsIn, around, type Place, placeIn, visible } from './find';
import { watchOldHeader } from './header';
import { watchRoots } from './roots';
import { badgeTag } from './tag';

/** Without an anchor for so long, the badge floats. */
const pillAfterMs = 4000;
/** Open roots are looked for so long after a navigation. */
const discoverForMs = 30_000;
const searchingMs = 250;
const settledMs = 1000;
/** A page that throws the badge out so often, within `patienceMs`, does not want it in its header. */
const patience = 8;
const patienceMs = 5000;

export interface AttachOptions {
  readonly catalogue: Catalogue;
  /** The badge. There is only this one. */
  readonly host: HTMLElement;
  readonly signal: AbortSignal;
  /** The badge has been put somewhere; undefined: it floats. */
  onPlace(anchor: string | undefined): void;
  /** About once a second while the page is looked at. */
  onTick(): void;
}

export interface Attachment {
  /** Another record. `changed`: the header in the page is still that of the one before. */
  begin(changed: boolean): void;
  /** No record: the badge leaves. */
  end(): void;
}

/**
 * Keeps the one badge in the page, whatever the page does to it. Idempotent: a look at a page where all is well
 * changes nothing. It looks when an anchor is drawn, when one of the elements around the badge loses a child, and
 * about once a second for what neither of these tells.
 */
export function attach({ catalogue, host, signal, onPlace, onTick }: AttachOptions): Attachment {
  let active = false;
  let began = 0;
  /** Since when there is no place for it. */
  let lostAt = 0;
  let place: Place | null = null;
  /** It floated and moved into the header: it does that once. */
  let moved = false;
  let thrownOut: number[] = [];
  let queued = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const soon = () => {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      if (active) look();
    });
  };
  const parents = new MutationObserver(soon);
  const roots = watchRoots(catalogue, soon, signal);
  const old = watchOldHeader(soon);

  function look() {
    // A header's twin holds an empty copy; an older version of us may have left its own.
    for (const root of roots.all())
      for (const twin of root.querySelectorAll(badgeTag)) if (twin !== host) twin.remove();
    const standing = visible(host);
    const floating = standing && host.dataset.place === 'pill';
    if (floating && moved) return;
    const found = unwanted() ? null : find();
    if (found) {
      // It stays where it was put, also when the page draws something between.
      if (standing && place?.seat === found.seat) return;
      moved ||= floating;
      if (!standing && place?.element === found.element) thrownOut.push(performance.now());
      settle(found);
    } else if (!floating) {
      if (place) {
        settle(null);
        lostAt = performance.now();
      }
      if (performance.now() - lostAt >= pillAfterMs) settle('pill');
    }
  }

  function find(): Place | null {
    const best = () => anchorsIn(catalogue, roots.all()).find(({ element }) => !old.holds(element));
    let found = best();
    if (found?.anchor !== catalogue[0] && performance.now() - began < discoverForMs) {
      roots.discover();
      found = best();
    }
    return found ? placeIn(found.anchor, found.element) : null;
  }

  /** Puts the badge there and watches the elements around it: whichever is taken out, one of them tells. */
  function settle(to: Place | 'pill' | null) {
    parents.disconnect();
    place = to === 'pill' ? null : to;
    if (to === null) return host.remove();
    host.dataset.place = place ? 'anchor' : 'pill';
    if (place) place.seat.insertAdjacentElement(place.at, host);
    else document.documentElement.append(host);
    for (let node = around(host); node; node = around(node)) parents.observe(node, { childList: true });
    onPlace(place?.anchor.name);
  }

  function unwanted(): boolean {
    if (thrownOut.length <= patience) thrownOut = thrownOut.filter((at) => at > performance.now() - patienceMs);
    return thrownOut.length > patience;
  }

  function tick() {
    clearTimeout(timer);
    if (!active || document.hidden) return;
    look();
    onTick();
    const searching = !place && performance.now() - lostAt < pillAfterMs;
    timer = setTimeout(tick, searching ? searchingMs : settledMs);
  }

  function end() {
    active = false;
    clearTimeout(timer);
    old.forget();
    settle(null);
  }

  signal.addEventListener('abort', end);
  document.addEventListener('visibilitychange', tick, { signal });
  return {
    end,
    begin(changed) {
      end();
      active = true;
      began = lostAt = performance.now();
      moved = false;
      thrownOut = [];
      if (changed) old.remember(anchorsIn(catalogue, roots.all()).map(({ element }) => element));
      tick();
    },
  };
}
