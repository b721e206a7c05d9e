/** The colours of the page by what they mean, as they are now: a chart that is saved has no style sheet. */
export function colours() {
  const of = getComputedStyle(document.documentElement);
  const tone = (name: string): string => of.getPropertyValue(`--lw-${name}`).trim();
  return {
    ink: tone("ink"),
    quiet: tone("quiet"),
    line: tone("line"),
    card: tone("card"),
    good: tone("good"),
    goodSoft: tone("good-soft"),
    soon: tone("soon"),
    now: tone("now"),
    week: tone("week"),
    weekSoft: tone("week-soft"),
    routine: tone("routine"),
  };
}
export type Tones = ReturnType<typeof colours>;
