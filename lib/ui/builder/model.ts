/** What the builder's view uses of the draft: pure functions, the same as the background's. */
export { type Problem, problemsOf } from '../../builder/draft/check';
export {
  criterionAdded,
  criterionRemoved,
  type Edit,
  groupAdded,
  groupDoubled,
  groupRemoved,
  listChosen,
  listNegated,
  offerChosen,
  propertyChosen,
  renamed,
  valuesChanged,
} from '../../builder/draft/edit';
export { offerOf, offersFor } from '../../builder/draft/offers';
export type { Input, Offer } from '../../builder/draft/offers/offer';
export {
  type Criterion,
  type Draft,
  type Group,
  type ListCriterion,
  type PropertyCriterion,
  units,
  type Values,
} from '../../builder/draft/types';
