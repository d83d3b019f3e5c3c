import type { SettingsView } from '../../protocol/pages';
import { segmentLink } from '../../records/links';

/** The page of a segment's filters; null where none is watched. */
export const segmentAddress = ({ hubspot }: SettingsView, segmentId: string | null): string | null =>
  hubspot && segmentId !== null ? segmentLink(hubspot.portalId, segmentId, hubspot.uiDomain) : null;
