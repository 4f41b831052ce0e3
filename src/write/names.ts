import type { Alias, Company } from '../model/company.ts';
import { withoutMarks } from './marks.ts';
import type { Language } from './shown.ts';

/** What turns a name into that of a registered firm. */
const legalForm =
  /(?:,? (?:Co|Inc|Ltd|Corp|LLC|Limited|Corporation)\b\.?)+,?$|,? (?:Joint Stock Company|Group|Holdings?|Technolog(?:y|ies)|Semiconductor|Integrated Circuits)\b.*$/;

/** The English name readers know: the first spelling that names the firm as a word, else the registered name without its legal form. */
function englishName({ names, aliases }: Company): string | null {
  if (names.en === null) return null;
  const isLatin = ({ text }: Alias): boolean => /^[A-Z][A-Za-z]+(?: [A-Za-z]+)*$/.test(text);
  const spelling = aliases.find((alias) => alias.guard === 'word' && isLatin(alias));
  return spelling?.text ?? names.en.replace(legalForm, '');
}

/** The name readers know. */
export function nameOf(company: Company, language: Language): string {
  return withoutMarks((language === 'en' ? englishName(company) : null) ?? company.names.zhShort);
}
