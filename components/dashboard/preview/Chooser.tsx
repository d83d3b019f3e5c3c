import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { SegmentItem } from '../../../lib/protocol/pages';
import type { Trouble } from '../../../lib/ui/ask';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice, Section, TextField } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { usePreviewStore } from './context';
import { EstimateLine } from './EstimateLine';

const pauseMs = 250;

interface Found {
  readonly items: readonly SegmentItem[];
  readonly total: number;
  readonly hasMore: boolean;
}

/** Which segment is to be held against the one in force. */
export function Chooser() {
  const { t } = useDashboard();
  const { segment } = useSettings();
  const { found, query, setQuery, searching, trouble, more } = useSegments();
  return (
    <Section title={t('preview.choose.title')}>
      <p className="quiet">
        {segment ? t('preview.choose.in-force', { name: segment.name }) : t('preview.choose.no-segment')}
      </p>
      <TextField
        label={t('preview.choose.search')}
        type="search"
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {trouble && (
        <Notice tone="red" live>
          {troubleText(trouble, t, 'preview')}
        </Notice>
      )}
      <p className="quiet" role="status">
        {searching
          ? t('preview.choose.searching')
          : found && t(found.total === 0 ? 'preview.choose.none' : 'preview.choose.found', { count: found.total })}
      </p>
      <Choices items={found?.items ?? []} />
      {found?.hasMore && <Button onClick={more}>{t('preview.choose.more')}</Button>}
      <EstimateLine />
    </Section>
  );
}

function Choices({ items }: { items: readonly SegmentItem[] }) {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const store = usePreviewStore();
  const { asked, draft } = useStore(store);
  const group = useId();
  const inForce = settings.segment.mode === 'segment' ? settings.segment.id : null;
  if (items.length === 0 && !draft) return null;
  return (
    <fieldset className="choices">
      <legend className="hidden">{t('preview.choose.title')}</legend>
      {draft && (
        <label data-disabled={!draft.complete || undefined}>
          <input
            type="radio"
            name={group}
            disabled={!draft.complete}
            checked={asked?.kind === 'draft'}
            onChange={() => void store.choose({ kind: 'draft', name: draft.name, filterBranch: draft.filterBranch })}
          />
          <span dir="auto">{t('preview.draft', { name: draft.name || '…' })}</span>
          <span className="quiet">{t(`preview.choose.draft.${draft.complete ? 'complete' : 'unfinished'}`)}</span>
        </label>
      )}
      {items.map((item) => {
        const isInForce = item.id === inForce;
        const reason = isInForce ? 'in-force' : item.disabled;
        return (
          <label key={item.id} data-disabled={reason !== null || undefined}>
            <input
              type="radio"
              name={group}
              disabled={reason !== null}
              checked={asked?.kind === 'segment' && asked.id === item.id}
              onChange={() => void store.choose({ kind: 'segment', id: item.id })}
            />
            <span dir="auto">{item.name}</span>
            <span className="quiet">
              {reason && `${t(`preview.choose.reason.${reason}`)} · `}
              {item.size === null ? '' : t('preview.contacts', { count: item.size })}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** Segments by name as they are typed; an older answer that comes late is dropped. */
function useSegments() {
  const { ask } = useDashboard();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState({ query: '', offset: 0 });
  const [searching, setSearching] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setAsking({ query, offset: 0 }), query === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [query]);
  useEffect(() => {
    let current = true;
    setSearching(true);
    void ask('segments-search', asking).then((answer) => {
      if (!current) return;
      setSearching(false);
      setTrouble(answer.ok ? null : answer.trouble);
      if (!answer.ok) return;
      const { segments, total, hasMore } = answer.value;
      setFound((before) => ({
        items: asking.offset === 0 ? segments : [...(before?.items ?? []), ...segments],
        total,
        hasMore,
      }));
    });
    return () => {
      current = false;
    };
  }, [ask, asking]);
  const more = () => setAsking({ query, offset: found?.items.length ?? 0 });
  return { found, query, setQuery, searching, trouble, more };
}
