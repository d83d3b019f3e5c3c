/** HubSpot's client asks `instanceof URLSearchParams`; the platform's own is the one. */
const { URL: PlatformUrl, URLSearchParams: PlatformParams } = globalThis;

export { PlatformParams as URLSearchParams, PlatformUrl as URL };
export default { URL: PlatformUrl, URLSearchParams: PlatformParams };
