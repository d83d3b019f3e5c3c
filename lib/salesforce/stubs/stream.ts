/**
 * Stands in for Node's streams. jsforce makes a pair of them with every request and connects them; the answers are
 * read as text (transport.ts), so nothing ever flows. What would read one finds nothing.
 */
class Still {
  on() {
    return this;
  }
  once() {
    return this;
  }
  pipe<T>(to: T): T {
    return to;
  }
  emit() {
    return false;
  }
  end() {
    return this;
  }
}

export { Still as Duplex, Still as PassThrough, Still as Readable, Still as Transform, Still as Writable };
export default Still;
