/** Logs one sentence for the operator, with its figures. */
export type LogLine = (message: string, figures?: Readonly<Record<string, string | number>>) => void;

export const noLog: LogLine = () => undefined;

/** The message of a fault, whatever was thrown. */
export const sentenceOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
