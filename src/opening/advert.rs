//! An advert's Markdown as HTML that is safe to show.

use comrak::Options;

/// CommonMark with tables and bare links, rendered and then sanitised: no script, no style, no frame, no image, and links
/// that tell the next site nothing. The highest heading becomes one of the third level, beneath the page's own, whichever
/// the author began with.
pub fn to_html(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    let html = comrak::markdown_to_html(markdown, &options);
    ammonia::Builder::new()
        .rm_tags(["img"])
        .link_rel(Some("nofollow noopener noreferrer"))
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .clean(&beneath_the_page(&html))
        .to_string()
}

/// Headings moved to their place. The text is what the renderer wrote: its own tags have this form, anything typed is
/// escaped.
fn beneath_the_page(html: &str) -> String {
    let Some(highest) = (1..=6).find(|level| html.contains(&format!("<h{level}>"))) else { return html.to_owned() };
    let mut moved = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<h").into_iter().chain(rest.find("</h")).min() {
        let tag = if rest[at..].starts_with("</") { "</h" } else { "<h" };
        let after = &rest[at + tag.len()..];
        moved.push_str(&rest[..at]);
        moved.push_str(tag);
        rest = after;
        if let Some(level @ 1..=6) = after.chars().next().and_then(|digit| digit.to_digit(10))
            && after[1..].starts_with('>')
        {
            moved.push_str(&(level + 3 - highest).min(6).to_string());
            rest = &after[1..];
        }
    }
    moved.push_str(rest);
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_shown_and_nothing_else() {
        assert_eq!(
            to_html("# Role\n\nYou **lead** [us](https://example.org).\n"),
            "<h3>Role</h3>\n<p>You <strong>lead</strong> <a href=\"https://example.org\" rel=\"nofollow noopener noreferrer\">us</a>.</p>\n"
        );
    }

    #[test]
    fn headings_keep_their_steps_and_begin_beneath_the_page() {
        let levels = |markdown: &str| {
            to_html(markdown).lines().map(|line| line.chars().take(3).skip(1).collect::<String>()).collect::<Vec<_>>()
        };
        assert_eq!(levels("# a\n\n## b\n\n### c"), ["h3", "h4", "h5"]);
        assert_eq!(levels("## a\n\n### b\n\n## c"), ["h3", "h4", "h3"]);
        assert_eq!(levels("###### a\n\n# b"), ["h6", "h3"]);
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        for hostile in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\" onclick=\"x()\">x</a>",
            "<img src=x onerror=alert(1)>",
            "![x](https://example.org/pixel.png)",
            "<iframe src=\"https://example.org\"></iframe>",
            "<style>*{}</style><p style=\"color:red\">x</p>",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
        ] {
            let html = to_html(hostile);
            for word in ["<script", "javascript:", "onclick", "<img", "<iframe", "style", "data:", "alert(1)</"] {
                assert!(!html.contains(word), "{hostile} became {html}");
            }
        }
    }

    #[test]
    fn a_table_is_a_table() {
        assert!(to_html("| a | b |\n|---|---|\n| 1 | 2 |\n").contains("<td>1</td>"));
    }
}
