//! Serbian in Cyrillic script, from the same messages: letter by letter, as Serbian orthography has it (thirty letters,
//! one to one; lj, nj and dž are one letter each).

/// A Fluent source with the texts of its messages in Cyrillic script; keys, placeables and names of forms stay.
pub(super) fn source(latin: &str) -> String {
    latin.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

fn line(line: &str) -> String {
    if line.starts_with('#') {
        return line.to_owned();
    }
    let (head, text) = split(line);
    format!("{head}{}", pattern(text))
}

/// What stands before a line's text: the key of a message, the name of a form, or the space of a text that goes on.
fn split(line: &str) -> (&str, &str) {
    let indent = line.len() - line.trim_start().len();
    let end = if indent == 0 {
        line.find(" = ").map(|at| at + 3)
    } else if line[indent..].starts_with(['[', '*']) {
        line.find("] ").map(|at| at + 2)
    } else {
        None
    };
    line.split_at(end.unwrap_or(indent))
}

/// The text of a message, its placeables left alone.
fn pattern(text: &str) -> String {
    let mut written = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(begins) = rest.find('{') {
        written.push_str(&words(&rest[..begins]));
        let ends = rest[begins..].find('}').map_or(rest.len(), |at| begins + at + 1);
        written.push_str(&rest[begins..ends]);
        rest = &rest[ends..];
    }
    written + &words(rest)
}

fn words(text: &str) -> String {
    text.split_inclusive(char::is_whitespace).map(word).collect()
}

/// A word with what is written against it. What is no Serbian word stays: abbreviations, addresses, names of formats.
fn word(word: &str) -> String {
    let letters: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let is_name = word.contains(['@', '_', '=', '#'])
        || word.starts_with('/')
        || word.trim_end_matches(|last: char| !last.is_alphanumeric()).contains('.')
        || letters.chars().any(|letter| letter.is_ascii_digit() || "qwxyQWXY".contains(letter))
        || is_camel(word);
    if is_name {
        return word.to_owned();
    }
    word.split_inclusive(PARTS)
        .map(|part| if is_abbreviation(part) { part.to_owned() } else { letters_of(part) })
        .collect()
}

/// What stands between the parts of a word.
const PARTS: [char; 2] = ['-', '/'];

/// `LibreOffice`, `If-Match`, `Europe/Belgrade`: a capital in the middle of a word, or two parts that begin with one.
fn is_camel(word: &str) -> bool {
    if word.contains(PARTS) {
        return word.split(PARTS).filter(|part| part.starts_with(char::is_uppercase)).count() > 1;
    }
    let letters = word.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().any(char::is_lowercase) && letters.skip(1).any(char::is_uppercase)
}

/// `PDF`, `CV`: nothing but capitals, and more than one.
fn is_abbreviation(part: &str) -> bool {
    let mut letters = part.chars().filter(|letter| letter.is_alphabetic());
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

fn letters_of(text: &str) -> String {
    let mut written = String::with_capacity(text.len() * 2);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let pair = match (letter, letters.peek()) {
            ('l', Some('j')) => Some('љ'),
            ('L', Some('j' | 'J')) => Some('Љ'),
            ('n', Some('j')) => Some('њ'),
            ('N', Some('j' | 'J')) => Some('Њ'),
            ('d', Some('ž')) => Some('џ'),
            ('D', Some('ž' | 'Ž')) => Some('Џ'),
            _ => None,
        };
        if pair.is_some() {
            letters.next();
        }
        written.push(pair.unwrap_or_else(|| single(letter)));
    }
    written
}

const fn single(letter: char) -> char {
    match letter {
        'a' => 'а',
        'b' => 'б',
        'v' => 'в',
        'g' => 'г',
        'd' => 'д',
        'đ' => 'ђ',
        'e' => 'е',
        'ž' => 'ж',
        'z' => 'з',
        'i' => 'и',
        'j' => 'ј',
        'k' => 'к',
        'l' => 'л',
        'm' => 'м',
        'n' => 'н',
        'o' => 'о',
        'p' => 'п',
        'r' => 'р',
        's' => 'с',
        't' => 'т',
        'ć' => 'ћ',
        'u' => 'у',
        'f' => 'ф',
        'h' => 'х',
        'c' => 'ц',
        'č' => 'ч',
        'š' => 'ш',
        'A' => 'А',
        'B' => 'Б',
        'V' => 'В',
        'G' => 'Г',
        'D' => 'Д',
        'Đ' => 'Ђ',
        'E' => 'Е',
        'Ž' => 'Ж',
        'Z' => 'З',
        'I' => 'И',
        'J' => 'Ј',
        'K' => 'К',
        'L' => 'Л',
        'M' => 'М',
        'N' => 'Н',
        'O' => 'О',
        'P' => 'П',
        'R' => 'Р',
        'S' => 'С',
        'T' => 'Т',
        'Ć' => 'Ћ',
        'U' => 'У',
        'F' => 'Ф',
        'H' => 'Х',
        'C' => 'Ц',
        'Č' => 'Ч',
        'Š' => 'Ш',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_placeables_and_names_of_forms_stay() {
        for (latin, cyrillic) in [
            ("apply-save = Sačuvaj nacrt", "apply-save = Сачувај нацрт"),
            ("apply-closes = Zatvara se { $deadline }.", "apply-closes = Затвара се { $deadline }."),
            ("a-b = { $count ->", "a-b = { $count ->"),
            ("    [few] { $count } datoteke", "    [few] { $count } датотеке"),
            ("   *[other] { $count } datoteka", "   *[other] { $count } датотека"),
            ("}", "}"),
            ("# Prijava", "# Prijava"),
            ("    drugi red", "    други ред"),
        ] {
            assert_eq!(line(latin), cyrillic);
        }
    }

    #[test]
    fn lj_nj_and_dž_are_one_letter() {
        assert_eq!(
            words("Ljiljana Njegoš, Džemal, đak, učinjeno, poslednji"),
            "Љиљана Његош, Џемал, ђак, учињено, последњи"
        );
    }

    #[test]
    fn what_is_no_serbian_word_stays() {
        for kept in [
            "PDF",
            "DOCX,",
            "SHA-256",
            "If-Match",
            "LibreOffice",
            "Excel",
            "7Q2M-9FKD-41TX",
            "a@example.org",
            "UTF-8",
            "Markdown.",
            "Europe/Belgrade",
            "cv.pdf,",
            "/openings",
        ] {
            assert_eq!(words(kept), kept);
        }
        assert_eq!(words("Saglasan/saglasna sam, itd."), "Сагласан/сагласна сам, итд.");
        assert_eq!(words("u PDF-u ili CV-ju"), "у PDF-у или CV-ју");
        assert_eq!(words("„E-pošta“ – A onda I ja"), "„Е-пошта“ – А онда И ја");
    }
}
