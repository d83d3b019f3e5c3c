import { decide } from '../eligibility/decide';
import { type Facts, type JudgeSettings, resyncMethodIds } from '../eligibility/types';
import type { PopupView } from '../protocol/pages';
import { methods } from './methods';

type Plans = Extract<PopupView, { state: 'verdict' }>['plans'];

/** Stands for the id of a job that does not exist yet. The texts say it in words. */
export const newJobId = '{job}';

/**
 * What each method would write, before it is clicked, the chosen one first. Where the verdict refuses a
 * resync, none is available, and `why` is `verdict`: its own reason says more; where the organisation has switched
 * it off (`isOff`), `managed`.
 */
export function plansFor(facts: Facts, settings: JudgeSettings, scopes: readonly string[], isOff = false): Plans {
  const { refusal } = decide(facts, settings);
  const one = { facts, settings, scopes };
  const plans = resyncMethodIds.map((id) => {
    const why = isOff ? 'managed' : refusal ? 'verdict' : methods[id].hindrance(one)?.code;
    return { method: id, writes: methods[id].writes(one, newJobId), available: why === undefined, why };
  });
  const rank = (plan: Plans[number]) => Number(!plan.available) * 2 + Number(plan.method !== settings.resyncMethod);
  return plans.sort((a, b) => rank(a) - rank(b));
}
