import { useState } from 'react';
import { browser } from 'wxt/browser';
import { diagnostics } from '../../../lib/ui/health/diagnostics';
import type { HealthStore } from '../../../lib/ui/health/store';
import { Button, Section, TextArea } from '../../kit';
import { useDashboard, useSettings } from '../context';

/** What somebody who helps needs to know, without a token, an address or a name in it: shown, and copied by a click. */
export function Diagnostics({ store }: { store: HealthStore }) {
  const { t, ask } = useDashboard();
  const settings = useSettings();
  const [text, setText] = useState('');
  const [state, setState] = useState<'copied' | 'not-copied' | null>(null);
  async function gather() {
    await store.load();
    const [quota, jobs] = await Promise.all([ask('quota-get', { ask: false }), ask('runs-list', {})]);
    const { view: health, grants } = store.getState();
    const known = {
      at: Date.now(),
      version: browser.runtime.getManifest().version,
      browser: navigator.userAgent,
      settings,
      health,
      grants,
      quota: quota.ok ? quota.value : null,
      jobs: jobs.ok ? jobs.value : null,
    };
    const all = diagnostics(known);
    setText(all);
    const copied = await navigator.clipboard.writeText(all).then(
      () => true,
      () => false,
    );
    setState(copied ? 'copied' : 'not-copied');
  }
  return (
    <Section title={t('health.diagnostics')}>
      <p className="quiet">{t('health.diagnostics-text')}</p>
      <div>
        <Button onClick={() => void gather()}>{t('health.copy')}</Button>{' '}
        <span role="status">{state && t(`health.${state}`)}</span>
      </div>
      {text && <TextArea className="input health-text" label={t('health.text')} readOnly rows={16} value={text} />}
    </Section>
  );
}
