import type { Route } from '../route';
import { account } from './account';
import { bulkIngest } from './bulk-ingest';
import { bulkQueries } from './bulk-query';
import { collections } from './collections';
import { composite } from './composite';
import { queries } from './query';
import { sobjects } from './sobjects';

const plain: Route[] = [...account, ...bulkIngest, ...bulkQueries, ...queries, ...collections, ...sobjects];

/** Every route below `/services/data/vXX.X`. */
export const routes: Route[] = [...plain, composite(plain)];
