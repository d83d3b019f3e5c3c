import { forgetCalls } from '../../lib/http/pace';
import { forgetRun } from '../../lib/preview/memory';
import { stepRun } from '../../lib/preview/run';
import type { PreviewRow, RunView } from '../../lib/preview/types';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest, Result } from '../../lib/protocol/pages';
import { closeDatabase } from '../../lib/storage/database';
import { previews } from '../../lib/storage/previews';

type Value<N extends PageMessageName> = PageReply<N> extends Result<infer V> ? V : PageReply<N>;

/** A message as the dashboard sends it. A failure is thrown. */
export async function tell<N extends PageMessageName>(name: N, request: PageRequest<N>): Promise<Value<N>> {
  const found = messages.find((one) => one.name === name);
  if (!found) throw new Error(`No message ${name}`);
  const reply = (await found.handle({ ...request, type: name }, { tabId: null, windowId: null, host: null })) as Result<
    Value<N>
  >;
  if (!reply.ok) throw reply.failure;
  return reply.value;
}

/** What dies with the worker: connections to the databases, and what it knew of the rate limit. */
export function killWorker(): void {
  forgetCalls();
  forgetRun();
  void previews.close();
  void closeDatabase();
}

/** Step by step to its end, as the page does; `ms`: each step ends so long after it was asked for. */
export async function endOf(id: string, { ms = 4000, after = () => {} } = {}): Promise<RunView> {
  for (;;) {
    const run = await stepRun(id, 100_000, ms);
    if (run.state !== 'running') return run;
    after();
  }
}

/** Everybody who moves, or those who stay. */
export async function allRows(
  id: string,
  of: 'preview-rows' | 'preview-stayers' = 'preview-rows',
): Promise<PreviewRow[]> {
  const rows: PreviewRow[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const page: { rows: PreviewRow[]; next: number | null } = await tell(of, { id, from });
    rows.push(...page.rows);
    from = page.next;
  }
  return rows;
}
