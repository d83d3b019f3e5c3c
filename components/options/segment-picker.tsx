import { useCallback, useEffect, useState } from 'react';
import type { SegmentItem } from '../../lib/protocol/pages';
import { Button, Section, TextField } from '../kit';
import { useOptions, useTask, useView } from './context';
import { Tag, TroubleNotice } from './parts/basics';
import { statusWords } from './segment';

const pauseMs = 250;

/** Segments by name. Those that cannot be the inclusion segment stay in the list, with the reason (R2). */
export function SegmentPicker({ onChosen }: { onChosen: () => void }) {
  const { t, store, count } = useOptions();
  const { settings } = useView();
  const task = useTask('segments-search');
  const [query, setQuery] = useState('');
  const [items, setItems] = useState<readonly SegmentItem[]>([]);
  const search = useCallback(
    async (text: string, before: readonly SegmentItem[]) => {
      const found = await store.run('segments-search', { query: text, offset: before.length });
      if (found) setItems([...before, ...found.segments]);
      // What was found for other words is no answer to these.
      else if (before.length === 0 && store.getState().tasks['segments-search'].trouble) setItems([]);
    },
    [store],
  );
  useEffect(() => {
    const timer = setTimeout(() => void search(query, []), query === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [query, search]);

  async function choose(segment: { mode: 'none' } | { mode: 'segment'; id: string }) {
    count.reset();
    if (await store.save('segment', { segment })) onChosen();
  }
  const chosenId = settings.segment.mode === 'segment' ? settings.segment.id : null;
  const total = task.value?.total ?? 0;
  return (
    <Section title={t('options.segment.pick')}>
      <TextField
        label={t('options.segment.search')}
        type="search"
        name="segment-search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <TroubleNotice trouble={task.trouble} area="segment" />
      {task.trouble && <Button onClick={() => void search(query, items)}>{t('options.try-again')}</Button>}
      <p className="hint" role="status">
        {task.running && t('options.segment.searching')}
        {!task.running &&
          !task.trouble &&
          task.value &&
          t(total === 0 ? 'options.segment.nothing' : 'options.segment.found', { count: total })}
      </p>
      <ul className="segments">
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            chosen={item.id === chosenId}
            onChoose={() => void choose({ mode: 'segment', id: item.id })}
          />
        ))}
      </ul>
      {task.value?.hasMore && !task.trouble && (
        <Button busy={task.running} onClick={() => void search(query, items)}>
          {t('options.segment.more')}
        </Button>
      )}
      <div className="segment none">
        <div>
          <strong>{t('options.segment.none')}</strong>
          <p className="hint">{t('options.segment.none-hint')}</p>
        </div>
        {settings.segment.mode === 'none' ? (
          <Tag tone="ok">{t('options.segment.chosen-tag')}</Tag>
        ) : (
          <Button onClick={() => void choose({ mode: 'none' })}>{t('options.segment.choose-none')}</Button>
        )}
      </div>
    </Section>
  );
}

function Row({ item, chosen, onChoose }: { item: SegmentItem; chosen: boolean; onChoose: () => void }) {
  const { t } = useOptions();
  const size =
    item.size === null ? t('options.segment.size-unknown') : t('options.segment.members', { count: item.size });
  return (
    <li className={`segment ${item.disabled ? 'disabled' : ''}`} data-segment={item.id}>
      <div>
        <strong dir="auto">{item.name}</strong>
        <p className="hint">
          {size} · {statusWords(item.processingStatus, t)}
        </p>
        {item.disabled && <p className="reason">{t(`options.segment.disabled.${item.disabled}`)}</p>}
      </div>
      {chosen ? (
        <Tag tone="ok">{t('options.segment.chosen-tag')}</Tag>
      ) : (
        <Button
          disabled={item.disabled !== null}
          onClick={onChoose}
          aria-label={t('options.segment.choose-name', { name: item.name })}
        >
          {t('options.segment.choose')}
        </Button>
      )}
    </li>
  );
}
