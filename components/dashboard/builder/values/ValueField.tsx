import { type Input, type PropertyCriterion, type Values, valuesChanged } from '../../../../lib/ui/builder/model';
import { useBuilder } from '../context';
import { Choices, YesNo } from './Choices';
import { Days, OneDay, Span } from './Dates';
import { OneText, Range, Texts } from './Texts';

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
      return <OneText {...field} kind="text" />;
    case 'number':
      return <OneText {...field} kind="number" />;
    case 'day-count':
      return <OneText {...field} kind="days" />;
    case 'numbers':
      return <Range {...field} />;
    case 'options':
      return <Choices {...field} />;
    case 'yes-no':
      return <YesNo {...field} />;
    case 'day':
      return <OneDay {...field} />;
    case 'days':
      return <Days {...field} />;
    case 'unit':
      return <Span {...field} counted={false} />;
    case 'span':
      return <Span {...field} counted />;
  }
}
