/** The role of a piece of text, so that a terminal may colour it. Text without style must be complete. */
export type TextRole = 'title' | 'heading' | 'label' | 'figure' | 'muted' | 'good' | 'warning' | 'bad' | 'reference';

/** Wraps a text in the medium's markup for a style; must not change the columns that the text takes. */
export type Style = (role: TextRole, text: string) => string;

export const plain: Style = (_role, text) => text;
