import { EXIT, type ExitCode } from '@pacta/process';

/** The exit code for a service's answer to a command. */
export function failureCode(status: number): ExitCode {
  if (status === 404) return EXIT.notFound;
  if ([401, 403, 409, 412, 422].includes(status)) return EXIT.refused;
  if (status === 429 || status === 503) return EXIT.storeUnavailable;
  return status >= 400 && status < 500 ? EXIT.usage : EXIT.fault;
}
