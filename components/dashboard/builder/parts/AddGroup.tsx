import { groupAdded } from '../../../../lib/ui/builder/model';
import { Button } from '../../../kit';
import { useDashboard } from '../../context';
import { useBuilder } from '../context';
import { Sign } from './Sign';

export function AddGroup() {
  const { t } = useDashboard();
  const store = useBuilder();
  return (
    <div className="add-group">
      <Button onClick={() => store.edit(groupAdded)}>
        <Sign name="plus" /> {t('builder.add-group')}
      </Button>
    </div>
  );
}
