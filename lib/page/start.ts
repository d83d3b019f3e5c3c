import { parseAddress } from '../records/address';
import type { Catalogue } from './anchors/types';
import { Attachment } from './attach';
import { Badge } from './badge/badge';
import { bridge } from './bridge';
import { onAddress } from './navigation';
import { Talk } from './talk';
import { ownViews } from './views';

/** A verdict that was shown for so long is asked for again when somebody comes back to the tab. */
const freshForMs = 5 * 60_000;

/**
 * Follows the record of this page: asks for its verdict and shows it as a badge, until `signal` ends it. Nothing is
 * shown or asked where the address is no record.
 */
export function startPage(catalogue: Catalogue, signal: AbortSignal): void {
  let record: string | null = null;
  let anchor: string | undefined;
  let orphaned = false;
  const views = ownViews();
  const badge = new Badge(() => (orphaned ? leave() : bridge.openPopup()), signal);
  const talk = new Talk({
    views,
    anchor: () => anchor,
    show: (view, busy) => badge.show(view, busy),
    notOurs: () => attachment.end(),
  });
  const attachment = new Attachment({
    catalogue,
    host: badge.host,
    signal,
    onPlace(name) {
      badge.blendIn();
      anchor = name ?? 'pill';
      if (bridge.alive()) talk.report(anchor);
    },
    onTick() {
      if (!bridge.alive()) sayOrphaned();
      badge.blendIn();
    },
  });

  /** The extension was updated or removed: what is shown can no longer be trusted, and nobody answers a click. */
  function sayOrphaned(): void {
    if (orphaned) return;
    orphaned = true;
    talk.stop();
    badge.show(views.orphan, false);
  }
  function leave(): void {
    record = null;
    anchor = undefined;
    talk.stop();
    attachment.end();
  }
  function follow(url: string, changed: boolean): void {
    const next = recordKey(url);
    if (next === record) return;
    const left = record !== null;
    leave();
    if (!bridge.alive()) return;
    record = next;
    if (next === null) {
      if (left) bridge.left();
      return;
    }
    void talk.ask(url);
    attachment.begin(changed);
  }
  function askAgain(): void {
    if (record !== null && bridge.alive()) void talk.ask(location.href);
  }

  onAddress((url) => follow(url, true), signal);
  bridge.onLookAgain(askAgain, signal);
  signal.addEventListener('abort', leave);
  addEventListener('pagehide', () => record !== null && bridge.alive() && bridge.left(), { signal });
  addEventListener('pageshow', (event) => event.persisted && askAgain(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden && talk.isOlderThan(freshForMs)) askAgain();
    },
    { signal },
  );
  follow(location.href, false);
}

/** Two addresses of one record are one page; null: no record. */
function recordKey(url: string): string | null {
  const page = parseAddress(url);
  if (page.kind !== 'record') return null;
  const { ref } = page;
  return ref.crm === 'hubspot' ? [ref.portalId, ref.objectTypeId, ref.id].join('/') : ref.id;
}
