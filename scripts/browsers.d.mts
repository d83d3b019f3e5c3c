/** One line for a machine without a browser. */
export const browserHelp: string;
export const firefoxHelp: string;
export function chromiumFrom(env: NodeJS.ProcessEnv): string | undefined;
export function firefoxFrom(env: NodeJS.ProcessEnv): string | undefined;
