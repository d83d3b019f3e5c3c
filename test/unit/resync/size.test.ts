import { expect, test } from 'vitest';
import { mostByCollections } from '../../../lib/resync/many/touch/size';

test('above 2,000 records Salesforce’s own engine does the writing', () => expect(mostByCollections).toBe(2_000));
