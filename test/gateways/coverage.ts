import { forgetIndex } from '../../lib/coverage/index-of';
import { forgetReading } from '../../lib/coverage/memory';
import { type Status, statuses } from '../../lib/eligibility/types';
import { forgetCalls } from '../../lib/http/pace';
import type { Columns, ScanMode, ScanView, Snapshot } from '../../lib/protocol/coverage-pages';
import { runner } from '../../lib/protocol/jobs';
import { snapshots } from '../../lib/storage/coverage';
import { closeDatabase } from '../../lib/storage/database';
import { tell } from './preview';

/** What dies with the worker: its connections, and what it kept in mind. */
export function killWorker(): void {
  forgetCalls();
  forgetReading();
  forgetIndex();
  void snapshots.close();
  void closeDatabase();
}

/** Nothing of an earlier test is stored. */
export async function emptyStores(): Promise<void> {
  killWorker();
  for (const name of ['synclens', 'synclens-coverage']) {
    const deleted = indexedDB.deleteDatabase(name);
    await new Promise((done, failed) => Object.assign(deleted, { onsuccess: done, onerror: failed }));
  }
}

export async function view(): Promise<ScanView> {
  const { scan } = await tell('coverage-list', {});
  if (!scan) throw new Error('No scan');
  return scan;
}

/** Plans a scan, which then waits to be confirmed. */
export async function planned(mode: ScanMode = 'full'): Promise<ScanView> {
  const reply = await tell('coverage-plan', { mode });
  if (!('scan' in reply)) throw new Error(JSON.stringify(reply));
  await runner.drain();
  return view();
}

/** Confirms, and goes on to the end. */
export async function scanned(mode: ScanMode = 'full'): Promise<{ scan: ScanView; snapshot: Snapshot }> {
  const { id } = await planned(mode);
  await tell('coverage-act', { jobId: id, act: 'confirm' });
  await runner.drain();
  const { scan, snapshots: all } = await tell('coverage-list', {});
  const snapshot = all.find((one) => one.id === id);
  if (!scan || !snapshot) throw new Error(`No snapshot: ${JSON.stringify(scan)}`);
  return { scan, snapshot };
}

export async function allColumns(snapshotId: string): Promise<Columns> {
  const all: Record<string, unknown[]> = {};
  for (let from: number | null = 0; from !== null; ) {
    const page: { columns: Columns; next: number | null } = await tell('coverage-rows', { snapshotId, from });
    for (const [name, values] of Object.entries(page.columns)) all[name] = [...(all[name] ?? []), ...values];
    from = page.next;
  }
  return all as unknown as Columns;
}

/** Id → class. */
export async function classes(snapshotId: string): Promise<Map<string, Status>> {
  const { id, status } = await allColumns(snapshotId);
  return new Map(id.map((one, n) => [one, statuses[status[n] ?? 0] as Status]));
}
