import type { Further } from '../../lib/ui/why-store';
import type { WhyNode, WhyView } from '../../lib/why/view';
import { Button, ExternalLink } from '../kit';
import { useWhy } from './context';

interface MoreProps {
  readonly why: WhyView;
  /** What is being read just now. */
  readonly reading: Further | null;
}

/** The companies that a group of criteria was judged by; reading them costs calls, so a person asks for it. */
export function Company({ why, reading }: MoreProps) {
  const { t, store, openOptions } = useWhy();
  const { more, companies } = why;
  if (more.companies === 'no-scope')
    return (
      <span className="quiet small why-value">
        {t('why.company.no-scope', { scope: 'crm.objects.companies.read' })}{' '}
        <Button look="plain" onClick={() => openOptions('hubspot')}>
          {t('popup.way.options.hubspot')}
        </Button>
      </span>
    );
  if (more.companies !== 'read')
    return (
      <span className="small why-value">
        <Button
          look="plain"
          title={t('why.company.cost')}
          busy={reading === 'companies'}
          onClick={() => void store.askWhy('companies')}
        >
          {t('why.company.read')}
        </Button>
      </span>
    );
  if (companies.length === 0) return <span className="quiet small why-value">{t('why.company.none')}</span>;
  return (
    <span className="quiet small why-value">
      {t('why.company.looked', { count: companies.length })}{' '}
      {companies.slice(0, 5).map(({ id, name, url }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <ExternalLink href={url}>{name}</ExternalLink>
        </span>
      ))}
      {companies.length > 5 && ` ${t('popup.more', { count: companies.length - 5 })}`}
    </span>
  );
}

/** Why a contact is in the segment that a criterion refers to, or the button that asks for it. */
export function NestedSegment({ node, why, reading }: MoreProps & { readonly node: WhyNode }) {
  const { t, store } = useWhy();
  const { nested, sentence } = node;
  if (!nested && why.more.nested !== 'offered') return null;
  if (!nested)
    return (
      <span className="small why-value">
        <Button
          look="plain"
          busy={reading === 'nested'}
          aria-label={t('why.nested.read-of', { list: String(sentence.params.list) })}
          onClick={() => void store.askWhy('nested')}
        >
          {t('why.nested.read')}
        </Button>
      </span>
    );
  const { state, way, differs } = nested;
  return (
    <span className="quiet small why-value">
      {state !== 'expanded' && t(`why.nested.${state}`, { way: way.join(' → ') })}
      {differs && t(`why.nested.differs.${differs.member ? 'in' : 'out'}`)}
    </span>
  );
}
