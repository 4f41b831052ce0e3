const named = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** HTML elements that hold nothing and need no end. Source: HTML Living Standard, 13.1.2; `param` was one before. */
export const voidElements = named('area base br col embed hr img input link meta param source track wbr');

/** HTML elements that stand on lines of their own: what is before one is no sentence with what is in it. */
export const blockElements = named(
  `address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
  h4 h5 h6 header hr li main nav ol p pre section summary table tr ul`,
);
