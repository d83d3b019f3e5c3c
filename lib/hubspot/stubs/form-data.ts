/** HubSpot's client asks `instanceof FormData`: this has to be a class. */
export default class FormData {}
