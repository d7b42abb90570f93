//! Text folded for search: without case, marks or script, so that Đorđević, Djordjevic and Ђорђевић are one name.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The folded form: lower case, Latin, without marks, single spaces. Folding what is folded changes nothing.
///
/// Serbian Cyrillic becomes Latin (љ lj, њ nj, џ dž), đ and ђ become `dj`, then marks go (NFKD): ç c, ë e, š s.
pub fn fold(text: &str) -> String {
    let latin: String = text.chars().flat_map(char::to_lowercase).flat_map(Replaced::of).collect();
    let bare = latin.nfkd().filter(|letter| !is_combining_mark(*letter));
    // Compatibility forms may decompose into capitals (㎏ does not, Ⅻ does) or into letters replaced above.
    let again: String = bare.flat_map(char::to_lowercase).flat_map(Replaced::of).collect();
    again.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A person's name folded: as [`fold`], with hyphens read as spaces and apostrophes and full stops left out, so that
/// `O'Neil-Krasniqi` is found as `oneil krasniqi`.
pub fn fold_name(name: &str) -> String {
    let parted: String = name
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '.'))
        .map(|letter| if matches!(letter, '-' | '‐' | '‑' | '–' | ',') { ' ' } else { letter })
        .collect();
    fold(&parted)
}

/// The words of a text folded, in their order, separated by single spaces: letters and digits alone, so that every database
/// takes the same for a word.
pub fn fold_words(text: &str) -> String {
    let folded = fold(text);
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether every word that was searched for begins a word of the name, in any order: `gas arta` finds Arta Gashi.
/// Both are given folded.
pub fn finds(folded_name: &str, folded_query: &str) -> bool {
    folded_query.split(' ').all(|wanted| folded_name.split(' ').any(|word| word.starts_with(wanted)))
}

/// The words of a name that is searched for, folded, each as it was typed and as the neighbours spell it: whoever types
/// Šala or Шала also looks for Shala, and whoever types Hoxha for Hodža.
pub fn spellings(name: &str) -> Vec<Vec<String>> {
    let typed: String = name.nfc().flat_map(char::to_lowercase).collect();
    let spelt = |table: &[(&str, &str)], turned: bool| {
        let pairs =
            table.iter().map(|(serbian, albanian)| if turned { (albanian, serbian) } else { (serbian, albanian) });
        fold_name(&pairs.fold(typed.clone(), |text, (from, to)| text.replace(from, to)))
    };
    let (plain, albanian, serbian) = (fold_name(name), spelt(SOUNDS, false), spelt(SOUNDS, true));
    let words = plain.split(' ').zip(albanian.split(' ')).zip(serbian.split(' '));
    words
        .filter(|((word, _), _)| !word.is_empty())
        .map(|((plain, albanian), serbian)| {
            let mut all: Vec<String> = Vec::new();
            for word in [plain, albanian, serbian] {
                if !all.iter().any(|known| known == word) {
                    all.push(word.to_owned());
                }
            }
            all
        })
        .collect()
}

/// Bytes of a search that are read: no sensible one is longer.
const MOST_SEARCHED: usize = 2000;

/// The words of a search, folded, each in its spellings: letters and digits alone.
pub fn searched(text: &str) -> Vec<Vec<String>> {
    let mut end = text.len().min(MOST_SEARCHED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text: String = text[..end].nfc().collect();
    text.split(|letter: char| !letter.is_alphanumeric()).flat_map(spellings).collect()
}

/// The same sound in Serbian and in Albanian, the longer first.
const SOUNDS: &[(&str, &str)] = &[
    ("dž", "xh"),
    ("џ", "xh"),
    ("đ", "gj"),
    ("ђ", "gj"),
    ("š", "sh"),
    ("ш", "sh"),
    ("ž", "zh"),
    ("ж", "zh"),
    ("ć", "q"),
    ("ћ", "q"),
];

/// A letter or the letters that stand for it.
struct Replaced {
    letters: std::str::Chars<'static>,
    itself: Option<char>,
}

impl Replaced {
    fn of(letter: char) -> Self {
        match latin(letter) {
            Some(letters) => Self { letters: letters.chars(), itself: None },
            None => Self { letters: "".chars(), itself: Some(letter) },
        }
    }
}

impl Iterator for Replaced {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.letters.next().or_else(|| self.itself.take())
    }
}

/// Lower-case letters that NFKD does not reduce to plain Latin.
const fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'đ' | 'ð' | 'ђ' => "dj",
        'æ' => "ae",
        'œ' => "oe",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' | 'з' | 'ѕ' => "z",
        'и' | 'ы' | 'і' | 'ı' => "i",
        'ј' | 'й' => "j",
        'к' => "k",
        'л' | 'ł' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' | 'ø' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' => "s",
        'ß' => "ss",
        'т' => "t",
        'þ' => "th",
        'ћ' | 'ц' | 'ч' => "c",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'џ' => "dz",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_name_in_two_scripts_and_three_spellings_folds_to_one() {
        for name in ["Đorđević", "Djordjevic", "Ђорђевић", "ĐORĐEVIĆ", "  djordjević ", "ЂОРЂЕВИЋ"]
        {
            assert_eq!(fold(name), "djordjevic", "{name}");
        }
        for name in [
            "Ljubica Njegoš Džaferović",
            "Љубица Његош Џаферовић",
            "LJUBICA NJEGOS DZAFEROVIC",
            "ǈubica ǋegoš ǆaferović",
        ] {
            assert_eq!(fold(name), "ljubica njegos dzaferovic", "{name}");
        }
    }

    #[test]
    fn albanian_letters_lose_their_marks() {
        assert_eq!(fold("Çelë Përparim GËZIM"), "cele perparim gezim");
        // Composed or not, the letter is the same.
        assert_eq!(fold("C\u{327}ele\u{308}"), fold("Çelë"));
    }

    #[test]
    fn other_letters_of_europe_are_plain_too() {
        assert_eq!(fold("Łukasz Ødegård Straße Æsir İstanbul ﬁn Ⅻ"), "lukasz odegard strasse aesir istanbul fin xii");
        assert_eq!(fold("Ѓорѓи Ќосе"), "gorgi kose");
    }

    #[test]
    fn names_are_found_however_they_are_joined() {
        assert_eq!(fold_name("O'Neil-Krasniqi,  A."), "oneil krasniqi a");
        assert_eq!(fold_name("O’Neil–Krasniqi A"), "oneil krasniqi a");
        let name = fold_name("Arta Gashi-Çela");
        for query in ["arta", "GASH", "çel", "gas arta", "cela a", ""] {
            assert!(finds(&name, &fold_name(query)), "{query}");
        }
        assert!(!finds(&name, "rta"));
        assert!(!finds(&name, "arta krasniqi"));
    }

    #[test]
    fn the_words_of_a_text_are_letters_and_digits() {
        assert_eq!(
            fold_words("E-mail:\tĐorđe.Čeku@example.org,\n(2019–2021) C++"),
            "e mail djordje ceku example org 2019 2021 c"
        );
        assert_eq!(fold_words(" – "), "");
    }

    #[test]
    fn a_name_is_looked_for_as_the_neighbours_spell_it() {
        for (typed, kept) in [
            ("Šala", "Shala"),
            ("Шала", "Shala"),
            ("shala", "Šala"),
            ("hodža", "Hoxha"),
            ("Hoxha", "Хоџа"),
            ("Đerđ", "Gjergj"),
            ("Qemal", "Ćemal"),
            ("ŽUŽA", "zhuzha"),
            ("s\u{30c}ala", "Shala"),
        ] {
            let (name, wanted) = (fold_name(kept), spellings(typed));
            assert!(
                wanted.iter().all(|word| word.iter().any(|word| name.starts_with(word.as_str()))),
                "{typed} {wanted:?}"
            );
        }
        assert_eq!(spellings("Arta Gashi"), [vec!["arta"], vec!["gashi", "gasi"]]);
        assert!(spellings(" - ").is_empty());
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
