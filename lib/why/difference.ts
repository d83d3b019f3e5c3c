import type { ContactFacts, SegmentFacts } from '../eligibility/types';
import type { Names } from '../segments/explain';
import type { Needs } from '../segments/needs';
import type { Answer, ContactData } from '../segments/types';
import type { Difference, WhyView } from './view';

/** So soon after a change HubSpot may not have evaluated the segment yet (R13). */
const recently = 60 * 60_000;

/** A property of the criteria that changed within the last hour, the newest. */
export function recentOf(needs: Needs, data: ContactData, names: Names, asOf: number): WhyView['recent'] {
  const changes = needs.properties.flatMap((name) => {
    const at = data.history?.[name]?.[0]?.at;
    return at !== undefined && asOf - at <= recently ? [{ name, at }] : [];
  });
  const [newest] = changes.sort((a, b) => b.at - a.at);
  return newest ? { label: names.properties?.[newest.name]?.label || newest.name, changedAt: newest.at } : null;
}

/** The likely cause where HubSpot's membership and the criteria say different things. */
export function differenceOf(
  told: Answer,
  member: boolean,
  { segment, contact, recent }: { segment: SegmentFacts; contact: ContactFacts; recent: WhyView['recent'] },
): Difference | null {
  if (told === 'unknown' || (told === 'yes') === member) return null;
  if (segment.processingStatus && segment.processingStatus !== 'COMPLETE') return 'processing';
  const judgedBy = contact.membership?.listVersion;
  if (judgedBy !== undefined && judgedBy < (segment.listVersion ?? 0)) return 'old-definition';
  return recent ? 'recent' : 'late';
}
