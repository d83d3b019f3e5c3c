/** Stands in for Node modules that HubSpot's client imports and that a worker never calls. */
export default {};
