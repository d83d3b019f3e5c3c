import { useState } from 'react';
import type { PageReply } from '../../lib/protocol/pages';
import { type Answer, ask, type Value } from '../../lib/ui/ask';
import { troubleText } from '../../lib/ui/text/trouble';
import { Button, Notice } from '../kit';
import { usePopup } from './context';
import type { Judged } from './judged';

type Told = Answer<Value<'integration-access'>>;

/** What HubSpot's user may see and edit of this person's records in Salesforce (R15), asked for by a click. */
export function Access({ view, tabId }: { view: Judged; tabId: number }) {
  const { t } = usePopup();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const rows = view.facts.salesforce.checked ? view.facts.salesforce.rows.filter((row) => !row.deleted) : [];
  if (!view.integrationUser || rows.length === 0) return null;
  async function check() {
    setAsking(true);
    setTold(await ask('integration-access', { tabId }));
    setAsking(false);
  }
  return (
    <div className="stack small">
      {told?.ok && <Found found={told.value} />}
      {told && !told.ok && <Notice tone="red">{troubleText(told.trouble, t, 'popup.access')}</Notice>}
      <div className="row">
        <Button look="plain" busy={asking} onClick={check}>
          {t('popup.access.ask', { user: view.integrationUser })}
        </Button>
      </div>
    </div>
  );
}

function Found({ found }: { found: Extract<PageReply<'integration-access'>, { ok: true }>['value'] }) {
  const { t } = usePopup();
  const level = (one: { read: boolean; edit: boolean }) => (one.edit ? 'edit' : one.read ? 'read' : 'none');
  return (
    <ul className="reasons" role="status">
      {found.records.map((one) => (
        <li key={one.id}>
          {t(`popup.access.${level(one)}`, {
            user: found.user,
            name: one.name,
            object: t(`popup.access.object.${one.object}`),
          })}
        </li>
      ))}
    </ul>
  );
}
