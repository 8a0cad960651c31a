export { stopServers as default } from './find-servers.ts';
