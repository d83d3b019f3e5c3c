type Listener = (...given: unknown[]) => void;

/** What jsforce asks of Node's `EventEmitter`: a connection and each of its calls is one, and tells of its answer. */
export class EventEmitter {
  private listeners: Record<string, Listener[]> = {};

  on(name: string, listener: Listener): this {
    this.listeners[name] = [...(this.listeners[name] ?? []), listener];
    return this;
  }

  emit(name: string, ...given: unknown[]): boolean {
    for (const listener of this.listeners[name] ?? []) listener.apply(this, given);
    return (this.listeners[name]?.length ?? 0) > 0;
  }
}
