/** A client of the service: sends commands by name, over the network or to a service started for it. */
export * from './apply-line.ts';
export * from './fetch-client.ts';
export { parsedJson } from './parsed-json.ts';
export * from './own-service.ts';
export { faultMessage, type FromService, type ToService } from './service-messages.ts';
