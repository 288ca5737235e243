//! The style in index.html without its comments: they are for who reads `style/`, and 3,000 bytes of the first load.

/// The page without the comments in its style elements.
pub fn without_comments(html: &str) -> String {
    let mut bare = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, style)) = rest.split_once("<style") {
        let (style, behind) = style.split_once("</style>").unwrap_or((style, ""));
        bare.push_str(before);
        bare.push_str("<style");
        // No text of ours in a style holds what would begin a comment.
        for (index, part) in style.split("/*").enumerate() {
            bare.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, code)| code) });
        }
        bare.push_str("</style>");
        rest = behind;
    }
    bare + rest
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_go_from_styles_and_from_nowhere_else() {
        let check = |html: &str, expected: &str| assert_eq!(without_comments(html), expected, "{html}");
        check("<p>/* a */</p>", "<p>/* a */</p>");
        check("<style>/* a */p { } /* b\n c */q { }</style><p>/* d */", "<style>p { } q { }</style><p>/* d */");
        check("<style media=print>a</style>/**/<style>/**/</style>", "<style media=print>a</style>/**/<style></style>");
    }
}
