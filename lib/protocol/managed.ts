import { ApiError, toFailure } from '../http/errors';
import { type Feature, readPolicy } from '../storage/policy';
import type { Message } from './message';

/** Which messages begin what an organisation may switch off; all that only shows or ends something stays. */
const begins: Readonly<Record<string, Feature>> = {
  resync: 'resync',
  'job-resume': 'resync',
  // A proof writes as well, if on one contact.
  'trigger-prove': 'resync',
  'touch-prove': 'resync',
  'bulk-plan': 'bulk-resync',
  'bulk-act': 'bulk-resync',
  'bulk-retry': 'bulk-resync',
  'builder-make': 'make-segment',
  'coverage-plan': 'coverage',
  'coverage-act': 'coverage',
  'watch-set': 'watch',
  'watch-restore': 'watch',
};
/** These end what runs, or let it rest. */
const ends: readonly unknown[] = ['pause', 'cancel', 'delete'];

/** The same message, refused in words where the organisation has switched off what it begins. */
export function managed(message: Message): Message {
  const feature = begins[message.name];
  if (!feature) return message;
  return {
    ...message,
    async handle(raw, sender) {
      const { featuresOff } = await readPolicy();
      if (!featuresOff?.includes(feature) || isEnd(raw)) return message.handle(raw, sender);
      return { ok: false, failure: toFailure(off(), 'browser') };
    },
  };
}

/** Throws `forbidden` (`MANAGED_OFF`) where the organisation has switched this off. */
export async function mustBeOn(feature: Feature): Promise<void> {
  if ((await readPolicy()).featuresOff?.includes(feature)) throw off();
}

const off = () => new ApiError('forbidden', 'browser', { code: 'MANAGED_OFF' });

function isEnd(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  if ('act' in raw) return ends.includes(raw.act);
  // The watch ends by its switch.
  return 'patch' in raw && typeof raw.patch === 'object' && raw.patch !== null && 'on' in raw.patch && !raw.patch.on;
}
