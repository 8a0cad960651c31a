/** What a piece of text is, so that a terminal may colour it. Text without any style must say everything. */
export type TextRole = 'title' | 'heading' | 'label' | 'figure' | 'muted' | 'good' | 'warning' | 'bad' | 'reference';

/** Wraps a text in whatever its medium uses for emphasis; it must not change how many columns the text takes. */
export type Style = (role: TextRole, text: string) => string;

export const plain: Style = (_role, text) => text;
