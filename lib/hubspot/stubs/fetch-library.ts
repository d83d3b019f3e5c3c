/** Stands in for the fetch of HubSpot's client, which it sets up but which is never called: `send` is ours. */
export class IsomorphicFetchHttpLibrary {
  send(): never {
    throw new Error('This part of the client is not in the extension');
  }
}
