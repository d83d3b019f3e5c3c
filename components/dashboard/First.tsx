import { type ReactNode, useState } from 'react';
import { Button } from '../kit';
import { useDashboard } from './context';

interface Props<One> {
  items: readonly One[];
  /** So many are shown at first. */
  most: number;
  children: (one: One) => ReactNode;
}

/** The first of a list that may be long, and the others on request. */
export function First<One>({ items, most, children }: Props<One>) {
  const { t } = useDashboard();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, most);
  return (
    <>
      {shown.map(children)}
      {shown.length < items.length && (
        <div className="row">
          <Button look="plain" onClick={() => setAll(true)}>
            {t('runs.more', { count: items.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}
