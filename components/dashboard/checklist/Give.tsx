import { type ChangeEvent, useId, useMemo, useState } from 'react';
import { decodeFile, type FileTrouble } from '../../../lib/ui/checklist/decode';
import { type ParseChoice, parseList } from '../../../lib/ui/checklist/parse';
import { Button, Notice, Section, TextArea } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useChecklist, useChecklistStore } from './context';
import { Reading } from './Reading';

/** A list is pasted or opened; how it is read is shown, and can be set right, before anything is asked. */
export function Give() {
  const { t } = useDashboard();
  const settings = useSettings();
  const store = useChecklistStore();
  const { busy } = useChecklist();
  const file = useId();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [choice, setChoice] = useState<ParseChoice>({});
  const [trouble, setTrouble] = useState<FileTrouble | null>(null);
  const portalId = settings.hubspot?.portalId ?? '';
  const apiHost = settings.salesforce?.host ?? null;
  const home = useMemo(() => ({ portalId, apiHost }), [portalId, apiHost]);
  const parsed = useMemo(() => parseList(text, choice, home), [text, choice, home]);

  function give(next: string, from: string) {
    setText(next);
    setName(from);
    setChoice({});
    setTrouble(null);
  }
  async function open({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = currentTarget.files ?? [];
    if (!chosen) return;
    const read = decodeFile(new Uint8Array(await chosen.arrayBuffer()));
    // The same file may be chosen again after it was set right.
    currentTarget.value = '';
    if (typeof read === 'string') return give(read, chosen.name);
    give('', '');
    setTrouble(read.trouble);
  }
  async function start() {
    if (!parsed) return;
    const { head, rows, column } = parsed;
    if (await store.start({ name: name || t('checklist.pasted'), head, rows, column })) give('', '');
  }

  if (settings.settings.segment.mode === 'unset')
    return (
      <Section title={t('checklist.give.title')}>
        <p>{t('checklist.give.no-segment')}</p>
        <p>
          <a href="options.html#segment">{t('checklist.give.choose')}</a>
        </p>
      </Section>
    );
  return (
    <Section title={t('checklist.give.title')}>
      <TextArea
        label={t('checklist.give.paste')}
        hint={t(apiHost === null ? 'checklist.give.hint-hubspot' : 'checklist.give.hint')}
        rows={5}
        // A file of a hundred thousand rows is nothing to scroll through here.
        value={name === '' ? text : ''}
        placeholder={name === '' ? t('checklist.give.example') : t('checklist.give.opened', { name })}
        onChange={(event) => give(event.target.value, '')}
      />
      <div className="row">
        <label className="button" htmlFor={file}>
          {t('checklist.give.open')}
        </label>
        <input id={file} className="hidden" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={open} />
        {name !== '' && <span dir="auto">{t('checklist.give.opened', { name })}</span>}
        {text !== '' && (
          <Button look="plain" onClick={() => give('', '')}>
            {t('checklist.give.clear')}
          </Button>
        )}
      </div>
      {trouble && (
        <Notice tone="red" live>
          <p>{t(`checklist.file.${trouble}`)}</p>
        </Notice>
      )}
      {text.trim() !== '' && !parsed && <p role="status">{t('checklist.give.nothing')}</p>}
      {parsed && (
        <Reading
          parsed={parsed}
          home={home}
          onChange={(patch) => setChoice((before) => ({ ...before, ...patch }))}
          action={
            <Button look="main" busy={busy === 'start'} onClick={() => void start()}>
              {t('checklist.give.start')}
            </Button>
          }
        />
      )}
    </Section>
  );
}
