export * from './identity/ids.ts';
export { identifierOf } from './identity/reference.ts';
