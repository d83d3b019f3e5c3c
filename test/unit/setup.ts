import { closeDatabase } from '../../lib/storage/database';
import { previews } from '../../lib/storage/previews';
import { closeUsage } from '../../lib/storage/usage';

// Unit files share their worker's modules, which spares three quarters of their time. What a file
// may leave behind is a connection to a database that is no more.
await closeDatabase();
await previews.close();
await closeUsage();
