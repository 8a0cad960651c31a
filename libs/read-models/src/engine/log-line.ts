/** Takes one sentence for the operator, with the figures that belong to it. */
export type LogLine = (message: string, figures?: Readonly<Record<string, string | number>>) => void;

export const noLog: LogLine = () => undefined;

/** The sentence of a fault, whatever was thrown. */
export const sentenceOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));
