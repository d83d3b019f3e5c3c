import { type Input, type PropertyCriterion, type Values, valuesChanged } from '../../../../lib/ui/builder/model';
import { useBuilder } from '../context';
import { Choices, YesNo } from './Choices';
import { Span } from './Span';
import { OneValue, Texts } from './Texts';
import { Pair } from './ValueInput';

export interface FieldProps {
  readonly values: Values;
  change(values: Partial<Values>): void;
  /** Id of the line that says what is wrong. */
  readonly hint: string;
  readonly wrong: boolean;
  readonly property: string;
}

/** The field that belongs to an operator. */
export function ValueField(props: { criterion: PropertyCriterion; input: Input; hint: string; wrong: boolean }) {
  const { criterion, input, hint, wrong } = props;
  const store = useBuilder();
  const field: FieldProps = {
    values: criterion.values,
    change: (values) => store.edit(valuesChanged(criterion.id, values)),
    hint,
    wrong,
    property: criterion.property,
  };
  switch (input) {
    case 'none':
      return null;
    case 'texts':
      return <Texts {...field} />;
    case 'text':
      return <OneValue {...field} kind="text" />;
    case 'number':
      return <OneValue {...field} kind="number" />;
    case 'day-count':
      return <OneValue {...field} kind="days" />;
    case 'numbers':
      return <Pair field={field} inputMode="decimal" />;
    case 'options':
      return <Choices {...field} />;
    case 'yes-no':
      return <YesNo {...field} />;
    case 'day':
      return <OneValue {...field} kind="day" />;
    case 'days':
      return <Pair field={field} type="date" />;
    case 'unit':
      return <Span {...field} counted={false} />;
    case 'span':
      return <Span {...field} counted />;
  }
}
