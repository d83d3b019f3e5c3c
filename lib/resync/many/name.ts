export const resyncManyName = 'resync-many';
