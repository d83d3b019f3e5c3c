import { kindOf, offerOf, offersFor } from './offers';
import type { Input } from './offers/offer';
import type { AllGroup, Criterion, Draft, ListCriterion, PropertyCriterion, Values } from './types';

/** A change of the draft. Each gives a new one. */
export type Edit = (draft: Draft) => Draft;

export const renamed =
  (name: string): Edit =>
  (draft) => ({ ...draft, name });

const inGroup = (draft: Draft, groupId: number, change: (group: AllGroup) => AllGroup): Draft => ({
  ...draft,
  groups: draft.groups.map((group) => (group.id === groupId && group.kind === 'all' ? change(group) : group)),
});

/** A group with one criterion to fill, at the end. */
export const groupAdded: Edit = (draft) => ({
  ...draft,
  groups: [...draft.groups, { id: draft.next, kind: 'all', criteria: [blank(draft.next + 1)] }],
  next: draft.next + 2,
});
const blank = (id: number): PropertyCriterion => ({ id, kind: 'property', property: '', offer: '', values: {} });

export const groupRemoved =
  (groupId: number): Edit =>
  (draft) => ({ ...draft, groups: draft.groups.filter((group) => group.id !== groupId) });

/** The same criteria once more, below. */
export const groupDoubled =
  (groupId: number): Edit =>
  (draft) => {
    const at = draft.groups.findIndex((group) => group.id === groupId);
    const group = draft.groups[at];
    if (!group) return draft;
    let next = draft.next;
    const id = () => next++;
    const copy =
      group.kind === 'kept'
        ? { ...group, id: id() }
        : { ...group, id: id(), criteria: group.criteria.map((one) => ({ ...one, id: id() })) };
    return { ...draft, groups: draft.groups.toSpliced(at + 1, 0, copy), next };
  };

export const criterionAdded =
  (groupId: number, kind: 'property' | 'list'): Edit =>
  (draft) => {
    const id = draft.next;
    const made: Criterion = kind === 'list' ? { id, kind, listId: '', negative: false } : blank(id);
    return {
      ...inGroup(draft, groupId, (group) => ({ ...group, criteria: [...group.criteria, made] })),
      next: id + 1,
    };
  };

/** A group that held only this one goes with it, unless it is the last. */
export const criterionRemoved =
  (criterionId: number): Edit =>
  (draft) => {
    const groups = draft.groups.map((group) =>
      group.kind === 'all' ? { ...group, criteria: group.criteria.filter((one) => one.id !== criterionId) } : group,
    );
    const left = groups.filter((group) => group.kind === 'kept' || group.criteria.length > 0);
    return { ...draft, groups: left.length > 0 ? left : groups.slice(0, 1) };
  };

const changed =
  (criterionId: number, change: (criterion: Criterion) => Criterion): Edit =>
  (draft) => ({
    ...draft,
    groups: draft.groups.map((group) =>
      group.kind === 'all'
        ? { ...group, criteria: group.criteria.map((one) => (one.id === criterionId ? change(one) : one)) }
        : group,
    ),
  });

/** An edited criterion is written anew. */
const fresh = <C extends PropertyCriterion | ListCriterion>({ raw: _, ...criterion }: C): C => criterion as C;

/** Another property: the operator stays where it suits the type, and values where they mean the same. */
export const propertyChosen = (criterionId: number, property: string, type: string): Edit =>
  changed(criterionId, (one) => {
    if (one.kind !== 'property' || one.property === property) return one;
    const fitting = offersFor(type);
    const same = fitting.find((offer) => offer.id === one.offer);
    const offer = same ?? fitting[0];
    const keeps = same && kindOf(type) !== 'enumeration';
    return { ...fresh(one), property, offer: offer?.id ?? '', values: keeps ? one.values : startOf(offer?.id ?? '') };
  });

/** Another operator: values stay where the field beside it is of the same kind. */
export const offerChosen = (criterionId: number, offer: string): Edit =>
  changed(criterionId, (one) => {
    if (one.kind !== 'property' || one.offer === offer) return one;
    const [before, after] = [offerOf(one.offer), offerOf(offer)];
    const start = startOf(offer);
    const kept = before && after && before.input === after.input ? fieldsOf(after.input, one.values) : {};
    return { ...fresh(one), offer, values: { ...start, ...kept } };
  });

const fieldsOf = (input: Input, { text, list, lower, upper, unit }: Values): Values => {
  if (input === 'none') return {};
  if (input === 'options' || input === 'texts') return list ? { list } : {};
  if (input === 'numbers' || input === 'days') return { ...(lower ? { lower } : {}), ...(upper ? { upper } : {}) };
  return { ...(text ? { text } : {}), ...(unit ? { unit } : {}) };
};

/** A negation lets contacts without a value in, as HubSpot's own editor does; it can be taken back. */
function startOf(id: string): Values {
  const offer = offerOf(id);
  return {
    ...(offer?.negative ? { unset: true } : {}),
    ...(offer?.input === 'yes-no' ? { text: 'true' } : {}),
    ...(offer?.input === 'unit' ? { unit: 'MONTH' } : {}),
    ...(offer?.input === 'span' ? { unit: 'MONTH', text: '1' } : {}),
  };
}

export const valuesChanged = (criterionId: number, values: Partial<Values>): Edit =>
  changed(criterionId, (one) =>
    one.kind === 'property' ? { ...fresh(one), values: { ...one.values, ...values } } : one,
  );

export const listChosen = (criterionId: number, listId: string): Edit =>
  changed(criterionId, (one) => (one.kind === 'list' ? { ...fresh(one), listId } : one));

export const listNegated = (criterionId: number, negative: boolean): Edit =>
  changed(criterionId, (one) => (one.kind === 'list' ? { ...fresh(one), negative } : one));
