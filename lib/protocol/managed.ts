import { ApiError, toFailure } from '../http/errors';
import { type Feature, readPolicy } from '../storage/policy';
import type { Message } from './message';

/** Which messages begin what an organisation may switch off; all that only shows or ends something stays. */
const begins: Readonly<Record<string, Feature>> = {
  resync: 'resync',
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
const ends: readonly unknown[] = ['pause', 'cancel'];

/** The same message, refused in words where the organisation has switched off what it begins. */
export function managed(message: Message): Message {
  const feature = begins[message.name];
  if (!feature) return message;
  return {
    ...message,
    async handle(raw, sender) {
      const { featuresOff } = await readPolicy();
      if (!featuresOff?.includes(feature) || isEnd(raw)) return message.handle(raw, sender);
      const failure = toFailure(new ApiError('forbidden', 'browser', { code: 'MANAGED_OFF' }), 'browser');
      return message.name === 'resync' ? { failed: failure } : { ok: false, failure };
    },
  };
}

const isEnd = (raw: unknown): boolean =>
  typeof raw === 'object' && raw !== null && 'act' in raw && ends.includes(raw.act);
