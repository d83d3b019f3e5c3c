import type { Catalogue } from './anchors/types';
import { anchorIn, around, type Place, placeIn, visible } from './find';
import { oldHeader } from './header';
import { openRoots } from './roots';
import { badgeTag, markPlace, placeOf } from './tag';

/** Without an anchor for so long, the badge floats. */
const pillAfterMs = 4000;
/** Open roots are looked for so long after a place was lost. */
const discoverForMs = 30_000;
const searchingMs = 250;
const settledMs = 1000;
/** A page that throws the badge out so often, within `patienceMs`, does not want it in its header. */
const patience = 8;
const patienceMs = 5000;

/** What may bring an anchor: it is drawn, its tab is shown, or it says another name. */
const anyChange: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['hidden', 'class', 'style'],
};

export interface AttachOptions {
  readonly catalogue: Catalogue;
  /** The badge. There is only this one. */
  readonly host: HTMLElement;
  /** Ends it, once `end` was called. */
  readonly signal: AbortSignal;
  /** The badge is about to stand in this node; no anchor: it floats. */
  onPlace(anchor: string | undefined, parent: Node | null): void;
  /** About once a second while it stands in a page that is looked at. */
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
 * changes nothing. It looks in the frame in which the page draws: while there is no place, after any change of the
 * page; else only when one of the elements around the badge loses a child. What neither of these tells it sees about
 * once a second.
 */
export function attach({ catalogue, host, signal, onPlace, onTick }: AttachOptions): Attachment {
  let active = false;
  /** Since when there is no place for it. */
  let lostAt = 0;
  let place: Place | null = null;
  /** It floated and moved into the header: it does that once. */
  let moved = false;
  let thrownOut: number[] = [];
  let queued = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const roots = openRoots();
  const old = oldHeader();
  /** It is in the page, and not only its room in the old header. */
  const stands = () => host.isConnected && placeOf(host) !== 'waiting';

  // Before the frame's own layout: the badge is laid out with what the page has drawn, and costs no frame of its own.
  const changes = new MutationObserver(() => {
    if (!queued) requestAnimationFrame(inFrame);
    queued = true;
  });
  function inFrame() {
    queued = false;
    if (active) look();
  }

  function look() {
    // A header's twin holds an empty copy; an older version of us may have left its own.
    roots.all().forEach((root) => {
      root.querySelectorAll(badgeTag).forEach((twin) => {
        if (twin !== host) twin.remove();
      });
    });
    const standing = stands() && visible(host);
    if (standing && place && place.anchor === catalogue[0] && visible(place.element)) return;
    const floating = standing && placeOf(host) === 'pill';
    if (floating && moved) return;
    const found = unwanted() ? null : find();
    if (found) {
      // It stays where it was put, also when the page draws something between.
      if (standing && place?.seat === found.seat) return;
      moved ||= floating;
      if (!standing && place?.element === found.element) thrownOut.push(Date.now());
      settle(found);
    } else if (!floating) {
      if (place) {
        settle(null);
        lostAt = Date.now();
      }
      if (Date.now() - lostAt >= pillAfterMs) settle('pill');
    }
  }

  function find(): Place | null {
    const best = () => anchorIn(catalogue, roots.all(), (element) => !old.holds(element));
    let found = best();
    if (found?.anchor !== catalogue[0] && Date.now() - lostAt < discoverForMs && roots.discover()) {
      if (!stands()) watch();
      found = best();
    }
    return found && placeIn(found);
  }

  /** Puts the badge there. */
  function settle(to: Place | 'pill' | null) {
    place = to === 'pill' ? null : to;
    if (to === null) host.remove();
    else {
      const seat = place?.seat ?? document.documentElement;
      const at = place?.at ?? 'beforeend';
      onPlace(place?.anchor.name, at === 'afterend' ? seat.parentNode : seat);
      markPlace(host, place ? 'anchor' : 'pill');
      seat.insertAdjacentElement(at, host);
      later(settledMs);
    }
    watch();
  }

  /** Where it stands, the elements around it: whichever is taken out, one of them tells. Else the whole page. */
  function watch() {
    changes.disconnect();
    if (stands()) for (let node = around(host); node; node = around(node)) changes.observe(node, { childList: true });
    else if (active && Date.now() - lostAt < pillAfterMs)
      roots.all().forEach((root) => {
        changes.observe(root, anyChange);
      });
  }

  function unwanted(): boolean {
    if (thrownOut.length <= patience) thrownOut = thrownOut.filter((at) => at > Date.now() - patienceMs);
    return thrownOut.length > patience;
  }

  function later(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(tick, ms);
  }

  function tick() {
    if (!active || document.hidden) return;
    look();
    if (stands()) {
      old.letGo();
      onTick();
    }
    later(stands() ? settledMs : searchingMs);
  }

  function end() {
    active = false;
    clearTimeout(timer);
    settle(null);
  }

  document.addEventListener('visibilitychange', tick, { signal });
  return {
    end,
    begin(changed) {
      const before: Element[] = [];
      if (changed) anchorIn(catalogue, roots.all(), (element) => !before.push(element));
      old.remember(before);
      active = true;
      moved = false;
      thrownOut = [];
      lostAt = Date.now();
      if (changed && place) {
        // It is gone at once, but keeps its room: the page need not draw the old header anew for the last time.
        place = null;
        markPlace(host, 'waiting');
        watch();
      } else settle(null);
      if (changed) later(searchingMs);
      else tick();
    },
  };
}
