import type { Example } from '../../../lib/builder/view';
import { sentenceText, shownText } from '../../../lib/ui/text/why';
import { ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';

interface Props {
  title: string;
  examples: readonly Example[];
  answer: 'yes' | 'no';
}

/** Three people with what decided about each. */
export function Examples({ title, examples, answer }: Props) {
  const { t } = useDashboard();
  const { hubspot } = useSettings();
  return (
    <section className="examples" aria-label={title} data-answer={answer}>
      <h3>{title}</h3>
      {examples.length === 0 && (
        <p className="quiet">{t(answer === 'yes' ? 'builder.estimate.no-ins' : 'builder.estimate.no-outs')}</p>
      )}
      <ul>
        {examples.map(({ id, name, reasons }) => (
          <li key={id}>
            <bdi>
              {hubspot ? (
                <ExternalLink href={`https://${hubspot.uiDomain}/contacts/${hubspot.portalId}/record/0-1/${id}`}>
                  {name}
                </ExternalLink>
              ) : (
                name
              )}
            </bdi>
            {reasons.map(({ path, sentence, shown }) => (
              <p key={path} dir="auto">
                {t(answer === 'yes' ? 'builder.estimate.holds' : 'builder.estimate.fails', {
                  words: sentenceText(sentence, t),
                })}
                {shown && <small>{shownText(shown, t)}</small>}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
