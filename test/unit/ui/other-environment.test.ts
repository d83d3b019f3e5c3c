import { expect, test } from 'vitest';
import { reloadForAnother } from '../../../lib/ui/other-environment';
import { connectedView, emptyView } from './options/view';

const of = (portalId: string) => connectedView({ environment: { portalId, orgId: null } });

test.each([
  ['the first portal', [null, emptyView(), of('1')], 0],
  ['the same again', [of('1'), of('1')], 0],
  ['another one', [of('1'), of('2')], 1],
  ['another one after none', [of('1'), emptyView(), of('2')], 1],
  ['none any more', [of('1'), emptyView()], 0],
  ['there and back', [of('1'), of('2'), of('1')], 2],
])('%s', (_what, views, times) => {
  let reloads = 0;
  const take = reloadForAnother(() => reloads++);
  for (const view of views) take(view);
  expect(reloads).toBe(times);
});
