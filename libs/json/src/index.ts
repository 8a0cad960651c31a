/** Reads JSON that must say the same to every reader: UTF-8, each name once, of bounded depth. */
export { jsonFaultOf, type JsonFault } from './json-fault.ts';
export { readJson, type JsonRead, type TooDeep } from './read-json.ts';
export { utf8TextOf } from './utf8-text.ts';
