import { compile } from '../../segments/compile';
import { needsOf } from '../../segments/needs';
import { completer } from '../complete';
import { definitionOf, momentOf } from '../definition';
import { withHeld } from '../held';
import { remembered } from '../memory';
import type { Run, Which } from '../types';
import { Ends } from './ends';
import type { Phase, Work } from './phase';
import { type Scan, scanHolds, scanLanes } from './scan';

/**
 * Whom each criterion of a segment keeps out: its definition held against every contact of the portal, as a draft is.
 * On request only. HubSpot's own members are not asked: this is about the criteria.
 */
export function heldOf(which: Which): Phase {
  const id = `held-${which}` as const;
  const endsOf = (run: Run) => new Ends(run, id, `top/${id}`);
  const scanOf = (work: Work) => remembered(work.run.id, id, () => makeScan(work, which, endsOf(work.run)));
  return {
    id,
    async lanes(work) {
      if (endsOf(work.run).haveMet) return [];
      const scan = await scanOf(work);
      return scan ? scanLanes(work, scan) : [];
    },
    finish: (work) =>
      scanHolds(work, endsOf(work.run), [], () => {
        delete work.run.held[which];
      }),
    progress: (run) => endsOf(run).progress,
  };
}

async function makeScan(work: Work, which: Which, ends: Ends): Promise<Scan | null> {
  const { run, client, call } = work;
  const node = await definitionOf(run[which], client, call);
  if (!node) return null;
  const needs = needsOf(node);
  const moment = await momentOf(client, run.portalId, call);
  const bound = compile(node, moment);
  return {
    ends,
    properties: needs.properties,
    histories: needs.histories,
    complete: completer(work, { needs, moment, isTold: (one) => bound.tell(one) === 'yes' }),
    take(contacts, data) {
      run.held[which] = withHeld(run.held[which], bound, contacts.map(data));
      return [];
    },
  };
}
