/** Name of the badge's element. */
export const badgeTag = 'synclens-badge';
