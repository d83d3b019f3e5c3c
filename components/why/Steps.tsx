import type { Instruction } from '../../lib/segments/change/smallest';
import { deadlockText, stepText } from '../../lib/ui/text/change';
import type { WhyView } from '../../lib/why/view';
import { ExternalLink, Notice } from '../kit';
import { useWhy } from './context';
import { Tree } from './Tree';

/** What would bring the contact in: each step with the place where it is made. */
export function Steps({ why }: { readonly why: WhyView }) {
  const { t } = useWhy();
  const { change, names } = why;
  if (!change) return null;
  const deadlocks = [...new Set(change.instructions.map((one) => deadlockText(one, t)).filter(Boolean))];
  return (
    <section className="stack" aria-label={t('why.popup.change.title')}>
      <h2>{t('why.popup.change.title')}</h2>
      {change.reaches === null && <p>{t('why.change.none')}</p>}
      {deadlocks.length > 0 && (
        <Notice tone="amber">
          <strong>{t('why.deadlock.title')}</strong>
          {deadlocks.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p>{t('why.deadlock.text')}</p>
        </Notice>
      )}
      <ul className="why-steps">
        {change.instructions.map((one) => (
          <li key={one.paths.join()}>
            {stepText(one, names, t)}
            <Places one={one} why={why} />
          </li>
        ))}
      </ul>
      {change.instructions.some((one) => one.kind === 'set') && <p className="quiet small">{t('why.step.hint')}</p>}
      {change.through.length > 0 && change.reaches !== null && (
        <>
          <p className="quiet">
            {t(change.instructions.length > 0 ? 'why.change.through' : 'why.change.through.only')}
          </p>
          <ul className="why-tree">
            <Tree node={why.tree} why={why} only={new Set(change.through.map((one) => one.path))} />
          </ul>
        </>
      )}
    </section>
  );
}

/** Where the step is made, in its order. Nobody documents an address of one property: the record is opened, and so it says. */
function Places({ one, why }: { readonly one: Instruction; readonly why: WhyView }) {
  const { t } = useWhy();
  const { links, names, companies } = why;
  const places: { href: string; text: string }[] = [];
  if (one.kind === 'set') {
    const property = names.properties?.[one.property]?.label || one.property;
    if (one.crm === 'both' && links.salesforce)
      places.push({ href: links.salesforce, text: t('why.step.salesforce', { property }) });
    places.push({ href: links.hubspot, text: t('why.step.hubspot', { property }) });
  }
  const segment = 'listId' in one ? links.segments[one.listId] : undefined;
  if ('listId' in one && segment)
    places.push({ href: segment, text: t('why.step.segment', { list: names.lists?.[one.listId] ?? one.listId }) });
  if (one.kind === 'company') {
    for (const { url, name } of companies.slice(0, 3))
      places.push({ href: url, text: t('why.step.company', { company: name }) });
    if (companies.length === 0) places.push({ href: links.hubspot, text: t('why.step.record') });
  }
  if (places.length === 0) return null;
  return (
    <span className="small why-places">
      {places.map(({ href, text }) => (
        <ExternalLink key={href} href={href}>
          {text}
        </ExternalLink>
      ))}
    </span>
  );
}
