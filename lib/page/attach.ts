import type { Catalogue } from './anchors/types';
import { anchorsIn, type Place, placeIn, visible } from './find';
import { OldHeader } from './header';
import { Roots } from './roots';
import { badgeTag } from './tag';

/** Without an anchor for so long, the badge floats. */
const pillAfterMs = 4000;
/** Open roots are looked for so long after a navigation. */
const discoverForMs = 30_000;
const searchingMs = 250;
const settledMs = 1000;
/** A page that throws the badge out so often in a row does not want it in its header. */
const patience = 8;

/** What the loop tells. */
export interface AttachOptions {
  readonly catalogue: Catalogue;
  /** The badge. There is only this one. */
  readonly host: HTMLElement;
  readonly signal: AbortSignal;
  /** The badge has been put somewhere; null: it floats. */
  onPlace(anchor: string | null): void;
  /** About once a second while the page is looked at. */
  onTick(): void;
}

/**
 * Keeps the one badge in the page, whatever the page does to it. Idempotent: a look at a page where all is well
 * changes nothing. It looks when an anchor is drawn, when one of the elements around the badge loses a child, and
 * about once a second for what neither of these tells.
 */
export class Attachment {
  private active = false;
  private began = 0;
  /** Since when there is no place for it. */
  private lostAt = 0;
  private place: Place | null = null;
  /** It floated and moved into the header: it does that once. */
  private settledOnce = false;
  private thrownOut: number[] = [];
  private queued = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly around = new MutationObserver(() => this.soon());
  private readonly roots: Roots;
  private readonly old = new OldHeader(() => this.soon());

  constructor(private readonly options: AttachOptions) {
    this.roots = new Roots(options.catalogue, () => this.soon(), options.signal);
    options.signal.addEventListener('abort', () => this.end());
    document.addEventListener('visibilitychange', () => this.tick(), { signal: options.signal });
  }

  /** Another record: the badge leaves the header of the one before and waits for its own. */
  begin(changed: boolean): void {
    const { catalogue } = this.options;
    this.end();
    this.active = true;
    this.began = performance.now();
    this.lostAt = this.began;
    this.settledOnce = false;
    this.thrownOut = [];
    if (changed) this.old.remember(anchorsIn(catalogue, this.roots.all()).map(({ element }) => element));
    this.tick();
  }

  /** No record: the badge leaves. */
  end(): void {
    this.active = false;
    clearTimeout(this.timer);
    this.around.disconnect();
    this.old.forget();
    this.place = null;
    this.options.host.remove();
  }

  private soon(): void {
    if (this.queued || !this.active) return;
    this.queued = true;
    queueMicrotask(() => {
      this.queued = false;
      if (this.active) this.look();
    });
  }

  private tick(): void {
    clearTimeout(this.timer);
    if (!this.active || document.hidden) return;
    this.look();
    this.options.onTick();
    if (!this.active) return;
    const searching = this.place === null && performance.now() - this.lostAt < pillAfterMs;
    this.timer = setTimeout(() => this.tick(), searching ? searchingMs : settledMs);
  }

  private look(): void {
    const { host } = this.options;
    this.removeTwins();
    const standing = host.isConnected && visible(host);
    const floating = standing && host.dataset.place === 'pill';
    if (floating && this.settledOnce) return;
    const found = this.find();
    if (found && !this.unwanted()) {
      if (!standing || !isAt(host, found, this.place)) this.sit(found, floating, standing);
      return;
    }
    if (floating) return;
    if (this.place) {
      this.place = null;
      this.lostAt = performance.now();
      host.remove();
    }
    if (performance.now() - this.lostAt >= pillAfterMs) this.float();
  }

  private find(): Place | null {
    const { catalogue } = this.options;
    const allowed = () => {
      const all = anchorsIn(catalogue, this.roots.all());
      return this.old.stands() ? all.filter(({ element }) => !this.old.has(element)) : all;
    };
    let best = allowed()[0];
    if (best?.rank !== 0 && performance.now() - this.began < discoverForMs) {
      this.roots.discover();
      best = allowed()[0];
    }
    return best ? placeIn(catalogue, best.rank, best.element) : null;
  }

  private sit(found: Place, floating: boolean, standing: boolean): void {
    const { host, onPlace } = this.options;
    if (floating) this.settledOnce = true;
    if (this.place?.element === found.element && !standing) this.thrownOut.push(performance.now());
    host.dataset.place = 'anchor';
    found.seat.insertAdjacentElement(found.at, host);
    this.place = found;
    this.watchAround();
    onPlace(found.anchor.name);
  }

  private float(): void {
    const { host, onPlace } = this.options;
    this.place = null;
    host.dataset.place = 'pill';
    document.documentElement.append(host);
    this.watchAround();
    onPlace(null);
  }

  /** A page that always throws it out gets the floating badge. */
  private unwanted(): boolean {
    const lately = performance.now() - 5000;
    this.thrownOut = this.thrownOut.filter((at) => at > lately || this.thrownOut.length > patience);
    return this.thrownOut.length > patience;
  }

  /** Whichever of the elements around the badge is taken out, one of these tells. */
  private watchAround(): void {
    this.around.disconnect();
    for (let node: Node | null = this.options.host.parentNode; node; node = parentOf(node))
      this.around.observe(node, { childList: true });
  }

  /** A header's twin holds an empty copy; an older version of us may have left its own. */
  private removeTwins(): void {
    for (const root of this.roots.all())
      for (const twin of root.querySelectorAll(badgeTag)) if (twin !== this.options.host) twin.remove();
  }
}

/** It stays where it was put as long as that is in the page, also when the page draws something between. */
function isAt(host: Element, found: Place, place: Place | null): boolean {
  return place !== null && place.seat === found.seat && place.at === found.at && host.isConnected;
}

const parentOf = (node: Node): Node | null => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
