/** What the settings of a watch offer; the same as the background takes. */
export const everyMinutes = [15, 30, 60, 240] as const;
export const firstQuiet = { from: '20:00', to: '07:00', zone: 'own' } as const;

/** A look makes three calls at most. */
export const mostCallsADay = (every: number): number => Math.floor((24 * 60) / every) * 3;
