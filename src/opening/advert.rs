//! An advert's Markdown as HTML that is safe to show.

use comrak::Options;

/// CommonMark with tables and bare links, rendered and then sanitised: no script, no style, no frame, no image, and links
/// that tell the next site nothing. Headings begin at the third level, beneath the page's own.
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
        .clean(&lowered(&html))
        .to_string()
}

/// Headings two levels lower. The text is what the renderer wrote: its own tags have this form, anything typed is escaped.
fn lowered(html: &str) -> String {
    let mut lowered = html.to_owned();
    for level in (1..=4).rev() {
        let to = level + 2;
        lowered = lowered.replace(&format!("<h{level}>"), &format!("<h{to}>"));
        lowered = lowered.replace(&format!("</h{level}>"), &format!("</h{to}>"));
    }
    lowered
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
