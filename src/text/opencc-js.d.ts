/** The package types only its whole converters; a dictionary is one string: `從 从|後 后|…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const characters: string;
  export default characters;
}
