// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DashboardContext } from '../../../components/dashboard/context';
import { First } from '../../../components/dashboard/First';
import type { Ask } from '../../../lib/ui/ask';
import { createDashboardStore } from '../../../lib/ui/dashboard/store';
import { createT } from '../../../lib/ui/i18n';

afterEach(cleanup);
const nobody: Ask = async () => ({ ok: false, trouble: { kind: 'no-answer' } });

test('of a long list the first are shown, the others on request, and nobody is asked where there are none', () => {
  const dashboard = { store: createDashboardStore(nobody), t: createT('en', 'UTC'), ask: nobody };
  const list = (count: number) => (
    <DashboardContext value={dashboard}>
      <First items={Array.from({ length: count }, (_none, n) => n)} most={10}>
        {(n) => <article key={n}>{n}</article>}
      </First>
    </DashboardContext>
  );
  const { rerender } = render(list(10));
  expect(screen.queryByRole('button')).toBeNull();
  rerender(list(700));
  expect(screen.getAllByRole('article')).toHaveLength(10);
  fireEvent.click(screen.getByText('Show 690 more'));
  expect(screen.getAllByRole('article')).toHaveLength(700);
});
