import { membersOf } from '../../hubspot/members';
import { ofSegment } from '../../resync/many/segment-gone';
import { partNumber } from '../parts';
import { advance, chained, type Source } from './source';

/** The segment's members, 250 a call. */
export const members: Source = {
  service: 'hubspot',
  next(desk) {
    const { segment } = desk.cursor;
    if (!segment) return null;
    return chained(desk, 'members', async (after) => {
      const page = await ofSegment(segment, () => membersOf(desk.hubspot, segment.id, after ?? undefined));
      return () => {
        desk.memory.join(page.members);
        const { parts } = advance(desk, 'members', page.members.length, page.after);
        if (page.after === null) desk.memory.settle();
        return [{ number: partNumber('members', parts), value: { members: page.members } }];
      };
    });
  },
};
