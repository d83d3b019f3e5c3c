/** A short sleep that somebody may end. */
export class Nap {
  #end: (() => void) | null = null;

  /** True: slept to the end; false: woken before. */
  sleep(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const wake = (rested: boolean) => {
        clearTimeout(timer);
        this.#end = null;
        resolve(rested);
      };
      const timer = setTimeout(() => wake(true), Math.max(ms, 0));
      this.#end = () => wake(false);
    });
  }

  end(): void {
    this.#end?.();
  }
}
