import type { Page, WebWorker } from 'puppeteer-core';
import { until } from '../e2e/harness/until';
import type { World } from '../sandbox/world/types';

/** Heap in use now (MB); `collected`: after a collection. */
export async function heapOf(of: Page | WebWorker, collected = true): Promise<number> {
  const cdp = 'createCDPSession' in of ? await of.createCDPSession() : of.client;
  if (collected) await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  if ('createCDPSession' in of) await (cdp as Awaited<ReturnType<Page['createCDPSession']>>).detach();
  return usedSize / 1_000_000;
}

/** Until nothing of what was called before counts in the window. */
export async function windowOver(world: World): Promise<void> {
  let [length, since] = [-1, 0];
  await until(
    'the window to be over',
    () => {
      if (world.calls.length !== length) [length, since] = [world.calls.length, Date.now()];
      return Date.now() - since > world.limits.windowMs;
    },
    { timeout: 40_000, every: 200 },
  );
}

/** A task of a trace: its own time on the processor (ms) beside the clock's. */
interface Task {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * The longest task of the page's main thread while something is done and its effect awaited (ms), by the browser's own
 * trace: `cpu` is the time that the thread itself worked, which another process on the machine does not lengthen.
 */
export async function longestTask(page: Page, act: () => Promise<unknown>): Promise<{ cpu: number; wall: number }> {
  await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop())) as { traceEvents: Task[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = ({ pid, tid }: Task) => mains.some((one) => one.pid === pid && one.tid === tid);
  const tasks = traceEvents.filter((one) => /RunTask$/.test(one.name) && isMain(one));
  if (tasks.length === 0) throw new Error('The trace has no tasks');
  const longest = (of: (one: Task) => number | undefined) => Math.max(...tasks.map((one) => (of(one) ?? 0) / 1000));
  return { cpu: longest(({ tdur }) => tdur), wall: longest(({ dur }) => dur) };
}
