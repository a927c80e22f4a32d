/** What our pages name for screen readers. */
export const namedComponents = {
  Button: { 'aria-label': '' },
  Image: { 'aria-label': '' },
  Slider: { 'aria-label': '' },
};
